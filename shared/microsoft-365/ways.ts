/** The ways on when Microsoft 365 takes no password any more: where each sends to, whom it reaches, what it costs. */
import type { Fact } from '../facts.ts';

/** The names of `check --way`; `other-service` is somebody else's server. */
export const wayIds = ['tenant', 'oauth', 'hve', 'acs', 'connector', 'direct-send', 'other-service'] as const;
export type WayId = (typeof wayIds)[number];

export interface Way {
  /** Host to send to; `tenant-mx` stands for the MX host of the tenant itself. Null where it is the service's own. */
  server: Fact<string> | null;
  port: Fact<number> | null;
  /** Whom it reaches: recipients of the tenant itself, or everybody. */
  reach: Fact<'inside' | 'everybody'> | null;
  /** What stands in the way; the words are in the catalogue under `m365:limit.<id>`. */
  limits: readonly Fact<WayLimit>[];
  /** The page that tells how. */
  page: Fact<string>;
}

type WayLimit =
  | 'not-with-security-defaults'
  | 'app-registration'
  | 'switch-on'
  | 'own-account'
  | 'subscription'
  | 'client-secret'
  | 'fixed-address'
  | 'tls-optional'
  | 'spf'
  | 'may-be-refused';

/** Limits that have to be met first; the others show once it is used. */
const needs: readonly WayLimit[] = [
  'app-registration',
  'switch-on',
  'own-account',
  'subscription',
  'client-secret',
  'fixed-address',
];

export function isNeed(limit: WayLimit): boolean {
  return needs.includes(limit);
}

const readOn = '2026-12-01';
const vendor = { readOn, by: 'vendor' } as const;
const smtpAuth = {
  url: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  ...vendor,
};
const highVolume = {
  url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/high-volume-mails-m365',
  ...vendor,
};
const devices = {
  url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365',
  ...vendor,
};
const oauth = {
  url: 'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  ...vendor,
};
const directSend = {
  url: 'https://techcommunity.microsoft.com/blog/exchange/introducing-more-control-over-direct-send-in-exchange-online/4408790',
  ...vendor,
};
const azure = {
  url: 'https://learn.microsoft.com/azure/communication-services/quickstarts/email/send-email-smtp/smtp-authentication',
  ...vendor,
};

/** The server that takes passwords today, and tokens. */
const office365 = {
  value: 'smtp.office365.com',
  quote: 'Service endpoint smtp.office365.com',
  ...highVolume,
};
const port587 = { value: 587, quote: 'typically on TCP port 587', ...smtpAuth };
const tenantMx = {
  value: 'tenant-mx',
  quote: 'Tenant MX endpoint (for example, contoso-com.mail.protection.outlook.com)',
  ...highVolume,
};

export const ways: Readonly<Record<WayId, Way>> = {
  tenant: {
    server: office365,
    port: port587,
    reach: {
      value: 'everybody',
      quote: 'You want to send emails to people inside and outside your organization.',
      ...devices,
    },
    limits: [
      {
        value: 'not-with-security-defaults',
        quote: 'To use SMTP AUTH, you need to disable security defaults.',
        ...smtpAuth,
      },
    ],
    page: {
      value: smtpAuth.url,
      quote: 'A per-mailbox setting that overrides the tenant-wide setting.',
      ...smtpAuth,
    },
  },
  oauth: {
    server: office365,
    port: port587,
    reach: {
      value: 'everybody',
      quote: 'You want to send emails to people inside and outside your organization.',
      ...devices,
    },
    limits: [
      {
        value: 'app-registration',
        quote: 'To use OAuth, an application must be registered with Microsoft Entra.',
        ...oauth,
      },
      {
        value: 'switch-on',
        quote: 'You must also verify that SMTP AUTH is enabled for the mailbox being used.',
        ...devices,
      },
    ],
    page: { value: oauth.url, quote: 'Authenticate an IMAP, POP or SMTP connection using OAuth', ...oauth },
  },
  hve: {
    server: {
      value: 'smtp.hve.mx.microsoft',
      quote:
        'smtp.hve.mx.microsoft (recommended) or smtp-hve.office365.com (will be deprecated in the future)',
      ...highVolume,
    },
    port: { value: 587, quote: 'Network port Port 587 or port 25 Port 25 Port 587', ...highVolume },
    reach: {
      value: 'inside',
      quote: 'enables applications and devices to send large volumes of internal email',
      ...highVolume,
    },
    limits: [
      {
        value: 'own-account',
        quote: 'It uses dedicated HVE accounts instead of user or shared mailboxes',
        ...highVolume,
      },
    ],
    page: {
      value: highVolume.url,
      quote: 'Device‑generated email (for example, printers and scanners)',
      ...highVolume,
    },
  },
  acs: {
    server: { value: 'smtp.azurecomm.net', quote: 'Use the DNS name smtp.azurecomm.net.', ...azure },
    port: { value: 587, quote: 'Port 587 (recommended) or port 25 is required', ...azure },
    reach: {
      value: 'everybody',
      url: 'https://learn.microsoft.com/samples/azure-samples/communication-services-dotnet-quickstarts/email-sample-advanced',
      quote: 'sends an email to the selected recipients of any domain',
      ...vendor,
    },
    limits: [
      { value: 'subscription', quote: 'An Azure account with an active subscription.', ...azure },
      {
        value: 'client-secret',
        quote: "The password is one of the Entra application's client secrets.",
        ...azure,
      },
    ],
    page: {
      value: azure.url,
      quote: 'create authentication credentials for sending emails using SMTP',
      ...azure,
    },
  },
  connector: {
    server: tenantMx,
    port: { value: 25, quote: 'Network port Port 587 or port 25 Port 25 Port 587', ...highVolume },
    reach: {
      value: 'everybody',
      quote: 'Relay to internet via Microsoft 365 or Office 365 Yes Yes',
      ...highVolume,
    },
    limits: [
      { value: 'fixed-address', quote: 'Static IP address(es)', ...highVolume },
      { value: 'tls-optional', quote: 'TLS required Required Optional Required', ...highVolume },
      { value: 'spf', quote: 'We recommend a custom SPF record.', ...highVolume },
    ],
    page: {
      value: devices.url,
      quote: 'The connection is authenticated using an inbound connector.',
      ...devices,
    },
  },
  'direct-send': {
    server: tenantMx,
    port: { value: 25, quote: 'Open TCP port 587 or 25 25 25', ...devices },
    reach: {
      value: 'inside',
      quote: 'Send unauthenticated email as an external email server directly to Microsoft 365',
      ...devices,
    },
    limits: [
      {
        value: 'spf',
        quote: 'any email sent using Direct Send will likely be flagged as spam',
        ...directSend,
      },
      {
        value: 'may-be-refused',
        quote: 'Enabling this setting will block any email sent to your tenant that is sent anonymously',
        ...directSend,
      },
    ],
    page: {
      value: devices.url,
      quote: 'Direct Send: Send unauthenticated email as an external email server',
      ...devices,
    },
  },
  'other-service': {
    server: null,
    port: null,
    reach: null,
    limits: [],
    page: {
      value: 'https://github.com/msgwing/ZeroSMTP/blob/main/Find-SmtpAuthExposure.ps1',
      url: 'https://github.com/msgwing/ZeroSMTP/blob/main/Find-SmtpAuthExposure.ps1',
      quote: 'an SMTP relay that still accepts a username and password',
      readOn,
      by: 'observed',
    },
  },
};
