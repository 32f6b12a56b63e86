/** What an administrator types or clicks for each step: a command of Exchange Online PowerShell, and the way through the pages. */
import type { Fact } from '../facts.ts';
import type { WayId } from './ways.ts';

export interface AdminStep {
  /** A command with `{mailbox}`, `{name}` and `{domain}` for what is put in, already fit for single quotes around it. */
  powershell: Fact<string> | null;
  /** Labels of the pages from left to right, as the vendor writes them. */
  path: Fact<readonly string[]> | null;
}

const readOn = '2026-12-01';
const vendor = { readOn, by: 'vendor' } as const;
const smtpAuth = {
  url: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  ...vendor,
};
const mailboxPath = {
  value: ['admin.microsoft.com', 'Users', 'Active users', 'Mail', 'Manage email apps', 'Authenticated SMTP'],
  quote: 'In the Email apps section, click Manage email apps.',
  ...smtpAuth,
} as const;

export const adminSteps = {
  /** Sending with a password, on for one mailbox. */
  'mailbox-on': {
    powershell: {
      value: "Set-CASMailbox -Identity '{mailbox}' -SmtpClientAuthenticationDisabled $false",
      quote: 'Set-CASMailbox -Identity <MailboxIdentity> -SmtpClientAuthenticationDisabled <$true | $false>',
      ...smtpAuth,
    },
    path: mailboxPath,
  },
  /** Sending with a password, off for one mailbox. */
  'mailbox-off': {
    powershell: {
      value: "Set-CASMailbox -Identity '{mailbox}' -SmtpClientAuthenticationDisabled $true",
      quote: 'Set-CASMailbox -Identity <MailboxIdentity> -SmtpClientAuthenticationDisabled <$true | $false>',
      ...smtpAuth,
    },
    path: mailboxPath,
  },
  /** An account of High Volume Email. */
  'high-volume-account': {
    powershell: {
      value:
        "New-MailUser -HVEAccount -Name '{name}' -PrimarySmtpAddress '{name}-hve@{domain}' -Password (Read-Host -AsSecureString)",
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-mailuser',
      quote: 'New-MailUser [-Name] <String> -Password <SecureString> [-HVEAccount]',
      ...vendor,
    },
    path: null,
  },
  /** A connector for devices behind one fixed public address. */
  connector: {
    powershell: {
      value:
        "New-InboundConnector -Name 'Devices' -ConnectorType OnPremises -SenderDomains '{domain}' -SenderIPAddresses (Read-Host 'Public IP address')",
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
      quote: 'New-InboundConnector [-Name] <String> -SenderDomains <MultiValuedProperty>',
      ...vendor,
    },
    path: {
      value: ['admin.exchange.microsoft.com', 'Mail flow', 'Connectors'],
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/set-up-connectors-to-route-mail',
      quote: 'Navigate to Mail flow > Connectors. The Connectors screen appears.',
      ...vendor,
    },
  },
  /** An application that may get tokens. */
  'app-registration': {
    powershell: null,
    path: {
      value: ['entra.microsoft.com', 'Identity', 'Applications', 'App registrations', 'New registration'],
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/oauth-high-volume-mails-m365',
      quote: 'Browse to Identity > Applications > App registrations and select New registration.',
      ...vendor,
    },
  },
  /** Whether the tenant refuses Direct Send. */
  'direct-send-state': {
    powershell: {
      value: '(Get-OrganizationConfig).RejectDirectSend',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-organizationconfig',
      quote: 'The RejectDirectSend parameter specifies whether to block Direct Send in your organization.',
      ...vendor,
    },
    path: null,
  },
} as const satisfies Record<string, AdminStep>;

export type AdminStepId = keyof typeof adminSteps;

/** What an administrator does for each way. */
export const stepOfWay: Readonly<Partial<Record<WayId, AdminStepId>>> = {
  tenant: 'mailbox-on',
  oauth: 'app-registration',
  hve: 'high-volume-account',
  connector: 'connector',
  'direct-send': 'direct-send-state',
};
