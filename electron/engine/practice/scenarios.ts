/** The practice scenarios as data: what each practice provider does, and nothing about how. */
import type { PracticeScenario } from '../../../shared/practice-scenarios.ts';
import type { FolderName } from './imap/mail-store.ts';
import type { ProviderHabit } from './sign-in-page/provider.ts';
import type { PracticeHints } from './world.ts';

/**
 * How a public port behaves. `tls`: submission with implicit TLS. `starttls`: submission with STARTTLS. `relay`: takes
 * mail for the practice domain only and offers no sign-in. `silent`: never answers. A port without an entry refuses.
 */
type PortMode = 'tls' | 'starttls' | 'relay' | 'silent';
/** A mode behind which a server runs. */
export type ServingMode = Exclude<PortMode, 'silent'>;
type Ports = Readonly<Record<number, PortMode>>;

/** A refusal in the server's own words. `text` begins with the enhanced status code (RFC 3463). */
export interface Refusal {
  code: number;
  text: string;
}

export interface Scenario {
  address: string;
  /** Its outgoing mail server. */
  host: string;
  /** Its MX host; null: one inside the mail domain. */
  exchange: string | null;
  /** Its SPF record (RFC 7208); null: it has none. */
  senders: string | null;
  /** More host names of the same servers. */
  alsoHosts: readonly string[];
  ports: Ports;
  /** Settings are published by autoconfig and by SRV records. */
  published: boolean;
  certificate: 'good' | 'expired';
  /** Answer to the password that the world hands out where that is not the one the account takes. */
  passwordRefusal: Refusal;
  /** Answer to every sign-in of the mailbox; null: sign-in is switched on. */
  signInRefusal: Refusal | null;
  /** An account of its own beside the mailbox, for programs; null: there is none. */
  service: ServiceAccount | null;
  /** Answer to every recipient where nobody signed in; null: the practice domain's own are taken. */
  relayRefusal: Refusal | null;
  hints: PracticeHints;
  /** Mechanisms of the submission ports; none: the server takes mail from this network without a sign-in, and says so. */
  mechanisms: readonly string[];
  /** How the provider's sign-in page behaves; null: it has none. */
  signInPage: ProviderHabit | null;
  /** Where an accepted message lands. */
  folder: FolderName;
}

/** Reserved names (RFC 2606): nobody outside can own them. */
export const mailHost = 'mail.practice.example';

/** Opens nothing but the practice mailbox. */
export const handedOutPassword = 'Sunny-Harbour-42';
/** A token of the practice mailbox, good where the scenario has no sign-in page that gives out others. */
export const handedOutToken = 'practice-token-of-sunny-harbour';

export interface ServiceAccount {
  username: string;
  password: string;
}

const usualPorts: Ports = { 465: 'tls', 587: 'starttls', 2525: 'starttls', 25: 'relay' };
const noHints: PracticeHints = { host: null, password: null, from: null };

/** RFC 4954 6. */
export const badCredentials: Refusal = {
  code: 535,
  text: '5.7.8 Error: authentication failed: user name and password do not match',
};

export const invalidToken: Refusal = {
  code: 535,
  text: '5.7.8 Error: authentication failed: the token does not open this mailbox',
};

const works: Scenario = {
  address: 'anna@practice.example',
  host: mailHost,
  exchange: null,
  senders: 'v=spf1 mx -all',
  alsoHosts: [],
  ports: usualPorts,
  published: true,
  certificate: 'good',
  passwordRefusal: badCredentials,
  signInRefusal: null,
  service: null,
  relayRefusal: null,
  hints: noHints,
  mechanisms: ['PLAIN', 'LOGIN'],
  signInPage: null,
  folder: 'INBOX',
};

/** A tenant of Microsoft 365: found by its MX, sends through Microsoft's server. */
const tenant: Scenario = {
  ...works,
  host: 'smtp.office365.com',
  exchange: 'practice-example.mail.protection.outlook.com',
  senders: 'v=spf1 include:spf.protection.outlook.com -all',
  alsoHosts: ['smtp.hve.mx.microsoft', 'smtp.azurecomm.net'],
  ports: { 587: 'starttls', 25: 'relay' },
  published: false,
};

const smtpAuthOff = (what: 'Tenant' | 'Mailbox'): Refusal => ({
  code: 535,
  text: `5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the ${what}. Visit https://aka.ms/smtp_auth_disabled for more information.`,
});

/** As Microsoft's server does: a token in place of the password. */
const tokenTenant: Scenario = { ...tenant, mechanisms: ['LOGIN', 'XOAUTH2'] };

const tokensOnly: Scenario = { ...works, mechanisms: ['XOAUTH2'], signInPage: 'agrees' };

export const scenarios: Readonly<Record<PracticeScenario, Scenario>> = {
  works,
  'wrong-password': {
    ...works,
    hints: { ...noHints, password: 'Quiet-Harbour-42' },
  },
  'app-password': {
    ...works,
    passwordRefusal: {
      code: 534,
      text: '5.7.9 Application-specific password required. Make one in your account settings.',
    },
    hints: { ...noHints, password: 'kfwpxmtaoqzelruj' },
  },
  'port-blocked': { ...works, ports: { 465: 'tls', 587: 'silent', 25: 'silent' } },
  'wrong-mode': { ...works, ports: { 465: 'starttls', 587: 'tls', 25: 'relay' } },
  'bad-certificate': { ...works, certificate: 'expired' },
  'sender-not-allowed': { ...works, hints: { ...noHints, from: 'office@practice.example' } },
  'sender-unproven': { ...works, senders: null },
  'switched-off-by-admin': {
    ...works,
    signInRefusal: {
      code: 535,
      text: '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for this mailbox',
    },
  },
  'nothing-published': {
    ...works,
    // A mail domain of its own: no usual name below it leads to the server.
    address: 'anna@unlisted.example',
    published: false,
    hints: { ...noHints, host: mailHost },
  },
  'provider-sign-in': tokensOnly,
  'consent-refused': {
    ...tokensOnly,
    mechanisms: ['XOAUTH2', 'PLAIN', 'LOGIN'],
    signInPage: 'refuses',
    passwordRefusal: {
      code: 534,
      text: '5.7.9 Application-specific password required. Make one in your account settings.',
    },
    hints: { ...noHints, password: 'kfwpxmtaoqzelruj' },
  },
  'token-expired': { ...tokensOnly, signInPage: 'first-token-expired' },
  'lands-in-spam': { ...works, folder: 'Spam' },
  'no-sign-in': { ...works, ports: { 25: 'relay' }, mechanisms: [] },
  'm365-off-for-tenant': { ...tenant, signInRefusal: smtpAuthOff('Tenant') },
  'm365-off-for-mailbox': { ...tenant, signInRefusal: smtpAuthOff('Mailbox') },
  'm365-security-defaults': {
    ...tenant,
    signInRefusal: {
      code: 535,
      text: "5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    },
  },
  'm365-passwords-removed': {
    ...tenant,
    signInRefusal: { code: 550, text: '5.7.30 Basic authentication is not supported for Client Submission.' },
  },
  'm365-oauth': tokenTenant,
  'm365-oauth-off': { ...tokenTenant, signInRefusal: smtpAuthOff('Mailbox') },
  'm365-acs': {
    ...tenant,
    host: 'smtp.azurecomm.net',
    alsoHosts: [],
    // Its name is made of resource, app and tenant; its password is a secret of the app.
    service: {
      username: 'practice-mail.00000000-0000-4000-8000-0000000000a1.00000000-0000-4000-8000-0000000000b2',
      password: 'practice-secret-of-sunny-harbour',
    },
    // The mailbox itself takes no password there.
    signInRefusal: badCredentials,
  },
  'm365-relay': tenant,
  'm365-direct-send-refused': {
    ...tenant,
    relayRefusal: {
      code: 550,
      text: '5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
    },
  },
  'm365-connector-mismatch': {
    ...tenant,
    relayRefusal: { code: 550, text: '5.7.64 TenantAttribution; Relay Access Denied SMTP' },
  },
  'outlook-personal': {
    ...tenant,
    host: 'smtp-mail.outlook.com',
    exchange: 'practice-example.olc.protection.outlook.com',
    alsoHosts: [],
    // What the domain publishes takes a password; what is known of the provider takes tokens alone.
    published: true,
    signInRefusal: smtpAuthOff('Mailbox'),
  },
};

/** The domain of an address, lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
