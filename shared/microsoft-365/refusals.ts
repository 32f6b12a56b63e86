/** The refusals that Microsoft 365 and Outlook.com tell apart: the code of each (RFC 3463), and a page that shows it. */
import type { Fact } from '../facts.ts';

const readOn = '2026-12-01';
const observed = { readOn, by: 'observed' } as const;
const vendor = { readOn, by: 'vendor' } as const;

/** By the `variant` that the diagnosis carries. */
export const refusals = {
  /** Sending with sign-in is off for the whole tenant. */
  tenant: {
    value: '5.7.139',
    url: 'https://github.com/simonrob/email-oauth2-proxy/issues/193',
    quote: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    ...observed,
  },
  /** The same for one mailbox. */
  mailbox: {
    value: '5.7.139',
    url: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    quote: 'A per-mailbox setting that overrides the tenant-wide setting.',
    ...vendor,
  },
  /** Security defaults of the tenant. */
  'security-defaults': {
    value: '5.7.139',
    url: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    quote: 'To use SMTP AUTH, you need to disable security defaults.',
    ...vendor,
  },
  /** A rule of the tenant about who may sign in from where. */
  'conditional-access': {
    value: '5.7.139',
    url: 'https://github.com/gophish/gophish/issues/3220',
    quote: 'the request did not meet the criteria to be authenticated successfully',
    ...observed,
  },
  /** No password is taken, a token is. */
  'basic-auth': {
    value: '5.7.139',
    url: 'https://github.com/nodemailer/nodemailer/issues/1714',
    quote: '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    ...observed,
  },
  /** A personal mailbox: new ones begin with sending off, with OAuth too, and there is no administrator. */
  personal: {
    value: '5.7.139',
    url: 'https://github.com/thunderbird/thunderbird-android/issues/10787',
    quote: 'SmtpClientAuthentication is disabled for the Mailbox',
    ...observed,
  },
  /** Passwords are gone for good: no administrator can switch them on again. */
  removed: {
    value: '5.7.30',
    url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/exchange-online-to-retire-basic-auth-for-client-submission-smtp/ba-p/4114750',
    quote: '550 5.7.30 Basic authentication is not supported for Client Submission.',
    ...vendor,
  },
  /** A refused sign-in without a word why. */
  'no-reason': {
    value: '5.7.3',
    url: 'https://github.com/jstedfast/MailKit/issues/700',
    quote: '535 5.7.3 Authentication unsuccessful when application is deployed',
    ...observed,
  },
  /** MAIL before any sign-in. */
  'not-signed-in': {
    value: '5.7.57',
    url: 'https://github.com/simonrob/email-oauth2-proxy/issues/315',
    quote: '530 5.7.57 Client not authenticated to send mail.',
    ...observed,
  },
  /** From is another mailbox than the one that signed in. */
  'send-as': {
    value: '5.7.60',
    url: 'https://github.com/swiftmailer/swiftmailer/issues/1030',
    quote: '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    ...observed,
  },
  /** No connector of the tenant fits this address or certificate. */
  connector: {
    value: '5.7.64',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/relay-access-denied-smtp',
    quote: 'the connector must match the submitting server',
    ...vendor,
  },
  /** The recipient's tenant takes mail only from servers that its connector names. */
  'partner-connector': {
    value: '5.7.51',
    url: 'https://seppmail.statuspal.eu/incidents/168353',
    quote: 'The error message contained the keyword “TenantInboundAttribution”.',
    ...observed,
  },
  /** The tenant refuses mail without sign-in that carries its own domain. */
  'direct-send': {
    value: '5.7.68',
    url: 'https://techcommunity.microsoft.com/blog/exchange/introducing-more-control-over-direct-send-in-exchange-online/4408790/replies/4433873',
    quote:
      '5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources.',
    ...vendor,
  },
  /** The device speaks a version of TLS that is not taken any more. */
  'old-device': {
    value: '4.7.66',
    url: 'https://m365scripts.com/security/opt-in-to-the-exchange-online-endpoint-for-legacy-tls-clients-using-smtp-auth/',
    quote: '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client',
    ...observed,
  },
} as const satisfies Record<string, Fact<string>>;

export type RefusalKind = keyof typeof refusals;
