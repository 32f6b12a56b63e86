/**
 * Facts about sign-in windows (OAuth 2.0): where each provider's own page is, what a mail program asks for, and how a
 * client is registered. Data only. Client ids are not facts: they belong to whoever ships this program.
 */

import type { Fact } from '../facts.ts';

/** What to type into the provider's registration form for a client of this program. */
export interface OAuthRegistration {
  /** Page where a client is registered. */
  page: string;
  /** The provider's own name for the kind of client. */
  kind: string;
  /** Redirect address to register; the provider lets the port vary (RFC 8252 7.3). Null: the kind needs none. */
  redirect: string | null;
  /** The provider hands out a client secret that has to be given beside the id. It is no secret (RFC 8252 8.5). */
  needsSecret: boolean;
  /** What else has to be set there, in the provider's own words. */
  switches: string[];
}

/** The sign-in page of one provider. Its tokens go to the servers of this row alone. */
export interface OAuthFacts {
  /** Short, stable, lower case: names client ids in settings and the environment. */
  id: string;
  name: string;
  /** Suffixes of the mail servers that take its tokens. */
  hosts: readonly string[];
  /** RFC 8414 2. `{tenant}` stands for one path segment that differs from organisation to organisation. */
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  /** RFC 8628. Null: there is none, or it does not give out tokens for mail. */
  deviceEndpoint: string | null;
  /** RFC 7009: where a sign-in is ended. Null: there is none, or we know of none. */
  revocation: Fact<string> | null;
  /** Where the sign-in page may come back to. Null: not to a program on this computer. */
  redirectHost: '127.0.0.1' | 'localhost' | null;
  /** What is asked for: to send, to look for the test message as well, and what comes along (a token for later, the name). */
  scopes: { send: readonly string[]; read: readonly string[]; refresh: readonly string[] };
  /** Services that a readable token (RFC 9068) for mail may be made for; empty where tokens cannot be read. */
  audiences: readonly string[];
  /** IMAP with implicit TLS on 993, for the arrival check. */
  imapHost: string;
  /** Null: not known to us. */
  registration: OAuthRegistration | null;
  /** Day on which the fact was checked, ISO 8601. */
  date: string;
  source: string;
}

const list = {
  date: '2026-11-22',
  source: 'sign-in table of a large free mail program, state of August 2026',
};

const google: OAuthFacts = {
  id: 'google',
  name: 'Google',
  hosts: ['gmail.com', 'googlemail.com'],
  issuer: 'https://accounts.google.com',
  authorizationEndpoint: 'https://accounts.google.com/o/oauth2/auth',
  tokenEndpoint: 'https://www.googleapis.com/oauth2/v3/token',
  // Google's device flow gives out no token for mail.
  deviceEndpoint: null,
  revocation: {
    value: 'https://oauth2.googleapis.com/revoke',
    url: 'https://accounts.google.com/.well-known/openid-configuration',
    quote: '"revocation_endpoint": "https://oauth2.googleapis.com/revoke"',
    readOn: '2026-12-01',
    by: 'vendor',
  },
  redirectHost: '127.0.0.1',
  scopes: { send: ['https://mail.google.com/'], read: ['https://mail.google.com/'], refresh: [] },
  audiences: [],
  imapHost: 'imap.gmail.com',
  registration: {
    page: 'https://console.cloud.google.com/auth/clients',
    kind: 'Desktop app',
    redirect: null,
    needsSecret: true,
    switches: ['Gmail API: Enable'],
  },
  date: '2026-11-22',
  source: 'https://developers.google.com/identity/protocols/oauth2/native-app',
};

const microsoft: OAuthFacts = {
  id: 'microsoft',
  name: 'Microsoft',
  hosts: ['office365.com', 'outlook.com', 'hotmail.com'],
  issuer: 'https://login.microsoftonline.com/{tenant}/v2.0',
  authorizationEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  tokenEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  deviceEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
  revocation: null,
  // The registration form takes the name, not the number.
  redirectHost: 'localhost',
  scopes: {
    send: ['https://outlook.office.com/SMTP.Send'],
    read: ['https://outlook.office.com/IMAP.AccessAsUser.All'],
    // The last two: the name that the mail server knows the account by, in the identity token.
    refresh: ['offline_access', 'openid', 'profile'],
  },
  audiences: ['https://outlook.office.com', 'https://outlook.office365.com'],
  imapHost: 'outlook.office365.com',
  registration: {
    page: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    kind: 'Mobile and desktop applications',
    redirect: 'http://localhost',
    needsSecret: false,
    // The second one is what signing in with a code needs.
    switches: [
      'Supported account types: Any organizational directory and personal Microsoft accounts',
      'Allow public client flows: Yes',
    ],
  },
  date: '2026-11-22',
  source: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
};

/** Takes only https redirects, which no program on a computer can receive. */
const yahoo: OAuthFacts = {
  id: 'yahoo',
  name: 'Yahoo',
  hosts: ['yahoo.com', 'att.net'],
  issuer: 'https://api.login.yahoo.com',
  authorizationEndpoint: 'https://api.login.yahoo.com/oauth2/request_auth',
  tokenEndpoint: 'https://api.login.yahoo.com/oauth2/get_token',
  deviceEndpoint: null,
  revocation: null,
  redirectHost: null,
  scopes: { send: ['mail-w'], read: ['mail-w'], refresh: [] },
  audiences: [],
  imapHost: 'imap.mail.yahoo.com',
  registration: null,
  ...list,
};

const aol: OAuthFacts = {
  ...yahoo,
  id: 'aol',
  name: 'AOL',
  hosts: ['aol.com'],
  issuer: 'https://api.login.aol.com',
  authorizationEndpoint: 'https://api.login.aol.com/oauth2/request_auth',
  tokenEndpoint: 'https://api.login.aol.com/oauth2/get_token',
  imapHost: 'imap.aol.com',
};

const fastmail: OAuthFacts = {
  id: 'fastmail',
  name: 'Fastmail',
  hosts: ['fastmail.com'],
  issuer: 'https://api.fastmail.com',
  authorizationEndpoint: 'https://api.fastmail.com/oauth/authorize',
  tokenEndpoint: 'https://api.fastmail.com/oauth/refresh',
  deviceEndpoint: null,
  revocation: null,
  redirectHost: '127.0.0.1',
  scopes: {
    send: ['https://www.fastmail.com/dev/protocol-smtp'],
    read: ['https://www.fastmail.com/dev/protocol-imap'],
    refresh: [],
  },
  audiences: [],
  imapHost: 'imap.fastmail.com',
  registration: null,
  ...list,
};

const yandex: OAuthFacts = {
  id: 'yandex',
  name: 'Yandex',
  hosts: ['smtp.yandex.com', 'smtp.yandex.ru'],
  issuer: 'https://oauth.yandex.com',
  authorizationEndpoint: 'https://oauth.yandex.com/authorize',
  tokenEndpoint: 'https://oauth.yandex.com/token',
  deviceEndpoint: 'https://oauth.yandex.com/device/code',
  revocation: null,
  redirectHost: '127.0.0.1',
  scopes: { send: ['mail:smtp'], read: ['mail:imap_full'], refresh: [] },
  audiences: [],
  imapHost: 'imap.yandex.com',
  registration: null,
  ...list,
};

const mailRu: OAuthFacts = {
  id: 'mail-ru',
  name: 'Mail.ru',
  hosts: ['smtp.mail.ru'],
  issuer: 'https://o2.mail.ru',
  authorizationEndpoint: 'https://o2.mail.ru/login',
  tokenEndpoint: 'https://o2.mail.ru/token',
  deviceEndpoint: null,
  revocation: null,
  redirectHost: '127.0.0.1',
  scopes: { send: ['mail.imap'], read: ['mail.imap'], refresh: [] },
  audiences: [],
  imapHost: 'imap.mail.ru',
  registration: null,
  ...list,
};

const comcast: OAuthFacts = {
  id: 'comcast',
  name: 'Xfinity',
  hosts: ['smtp.comcast.net'],
  issuer: 'https://oauth.xfinity.com',
  authorizationEndpoint: 'https://oauth.xfinity.com/oauth/authorize',
  tokenEndpoint: 'https://oauth.xfinity.com/oauth/token',
  deviceEndpoint: null,
  revocation: null,
  redirectHost: '127.0.0.1',
  scopes: {
    send: ['https://email.comcast.net/', 'profile', 'openid'],
    read: ['https://email.comcast.net/'],
    refresh: [],
  },
  audiences: [],
  imapHost: 'imap.comcast.net',
  registration: null,
  ...list,
};

/** Every page that is built in, in no order. */
export const oauthProviders: readonly OAuthFacts[] = [
  google,
  microsoft,
  yahoo,
  aol,
  fastmail,
  yandex,
  mailRu,
  comcast,
];

/** What to copy into the provider's form, with every right that this program may ask for. */
export function registrationOf({
  registration,
  scopes,
}: OAuthFacts): (OAuthRegistration & { scopes: string[] }) | null {
  const { send, read, refresh } = scopes;
  return registration && { ...registration, scopes: [...new Set([...send, ...read, ...refresh])] };
}
