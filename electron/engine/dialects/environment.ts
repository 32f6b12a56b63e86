/** Programs that are set up by environment variables, in files of their own or in those of containers. */
import type { Dialect, KeyRule, Protection, Role } from './dialect.ts';

const words: Readonly<Record<string, Protection>> = {
  starttls: 'starttls',
  force_tls: 'tls',
  tls: 'tls',
  ssl: 'tls',
  'ssl/tls': 'tls',
  smtps: 'tls',
  off: 'none',
  none: 'none',
};

/** Nodemailer takes the port for a word while `secure` is missing; off is off. */
export const offWords: Readonly<Record<string, Protection>> = {
  false: 'opportunistic',
  no: 'opportunistic',
  off: 'opportunistic',
  '0': 'opportunistic',
};

/** `SMTP_SECURE` takes a switch in most programs and a word in some. */
const secure: KeyRule = {
  role: 'implicit',
  words: { ...offWords, ssl: 'tls', tls: 'starttls', starttls: 'starttls' },
};

const suffixes: Readonly<Record<string, Role | KeyRule>> = {
  HOST: 'host',
  SERVER: 'host',
  ADDRESS: 'host',
  HOSTNAME: 'host',
  PORT: 'port',
  SERVER_PORT: 'port',
  SERVER_HOST: 'host',
  SECURE: secure,
  SECURE_ENABLED: { role: 'implicit', words: offWords },
  USE_SSL: { role: 'implicit', words: offWords },
  SSL: { role: 'implicit', words: offWords },
  SSL_ENABLED: { role: 'implicit', words: offWords },
  HOST_SSL_ENABLED: { role: 'implicit', words: offWords },
  SECURITY: { role: 'mode', words },
  STARTTLS: 'starttls',
  USE_STARTTLS: 'starttls',
  REQUIRE_TLS: 'starttls',
  ENABLE_STARTTLS: 'starttls',
  USER: 'username',
  USERNAME: 'username',
  LOGIN: 'username',
  USER_NAME: 'username',
  SERVER_USER: 'username',
  PASS: 'password',
  PASSWORD: 'password',
  PASSWD: 'password',
  SERVER_PASSWORD: 'password',
  FROM: 'from',
  FROM_ADDRESS: 'from',
  FROM_EMAIL: 'from',
  SENDER: 'from',
  SENDER_EMAIL: 'from',
  REJECT_UNAUTHORIZED: 'verify',
  TLS_REJECT_UNAUTHORIZED: 'verify',
  TLS_VERIFY: 'verify',
  VERIFY_CERT: 'verify',
  SKIP_VERIFY: 'no-verify',
  INSECURE_SKIP_VERIFY: 'no-verify',
  IGNORE_TLS_ERRORS: 'no-verify',
  ACCEPT_INVALID_CERTS: 'no-verify',
  ACCEPT_INVALID_HOSTNAMES: 'no-verify',
  FROM_NAME: 'other',
  SENDER_NAME: 'other',
  TLS: 'other',
  AUTH: 'other',
  AUTH_METHOD: 'other',
  AUTH_TYPE: 'other',
  AUTH_MECHANISM: 'other',
  DOMAIN: 'other',
  TIMEOUT: 'other',
  HELO_NAME: 'other',
  ENABLED: 'other',
  NAME: 'other',
  MAILER: 'other',
};

const prefixes = ['SMTP', 'EMAIL', 'MAIL', 'EMAIL_SMTP', 'MAIL_SMTP', 'SMTP_MAIL', 'MAILER'];

/** The names that most programs share. There is no standard: what a switch means is likely at best. */
export const environment: Dialect = {
  id: 'env',
  program: 'SMTP_* variables',
  prefixed: true,
  keys: Object.fromEntries(
    prefixes.flatMap((prefix) =>
      Object.entries(suffixes).map(([suffix, rule]) => [`${prefix}_${suffix}`, rule]),
    ),
  ),
  otherwise: 'by-port',
  family: /(^|\.|_)SMTP_[A-Z_]+$/,
  exports: ['env', 'vaultwarden'],
};

export const n8n: Dialect = {
  id: 'n8n',
  program: 'n8n',
  marks: /(^|\.)N8N_SMTP_|N8N_EMAIL_MODE/,
  keys: {
    N8N_SMTP_HOST: 'host',
    N8N_SMTP_PORT: 'port',
    N8N_SMTP_SSL: { role: 'implicit', default: 'true' },
    N8N_SMTP_STARTTLS: { role: 'starttls-auto', optional: true },
    N8N_SMTP_USER: 'username',
    N8N_SMTP_PASS: 'password',
    N8N_SMTP_SENDER: 'from',
    N8N_SMTP_OAUTH_SERVICE_CLIENT: 'other',
    N8N_SMTP_OAUTH_PRIVATE_KEY: 'password',
    N8N_EMAIL_MODE: 'other',
  },
  otherwise: 'opportunistic',
  family: /(^|\.)N8N_SMTP_/,
  documented: {
    'mode-port': {
      value: 'N8N_SMTP_SSL is on while it is missing',
      url: 'https://docs.n8n.io/hosting/configuration/environment-variables/user-management-smtp-2fa',
      quote: 'N8N_SMTP_SSL Boolean true Whether to use SSL for SMTP (true) or not (false)',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
};

export const authentik: Dialect = {
  id: 'authentik',
  program: 'authentik',
  marks: /AUTHENTIK_EMAIL__|(^|\.)authentik\.email\./,
  keys: {
    AUTHENTIK_EMAIL__HOST: 'host',
    AUTHENTIK_EMAIL__PORT: 'port',
    AUTHENTIK_EMAIL__USE_SSL: { role: 'implicit', default: 'false' },
    AUTHENTIK_EMAIL__USE_TLS: { role: 'starttls', default: 'false' },
    AUTHENTIK_EMAIL__USERNAME: 'username',
    AUTHENTIK_EMAIL__PASSWORD: 'password',
    AUTHENTIK_EMAIL__FROM: 'from',
    AUTHENTIK_EMAIL__TIMEOUT: 'other',
    'authentik.email.host': 'host',
    'authentik.email.port': 'port',
    'authentik.email.use_ssl': 'implicit',
    'authentik.email.use_tls': 'starttls',
    'authentik.email.username': 'username',
    'authentik.email.password': 'password',
    'authentik.email.from': 'from',
    'authentik.email.timeout': 'other',
  },
  otherwise: 'none',
  clash: true,
  family: /AUTHENTIK_EMAIL__|(^|\.)authentik\.email\./,
};

export const ghost: Dialect = {
  id: 'ghost',
  program: 'Ghost',
  marks: /mail__|(^|\.)mail\.options\./,
  keys: {
    mail__options__host: 'host',
    mail__options__port: 'port',
    mail__options__secure: { role: 'implicit', words: offWords },
    mail__options__requireTLS: { role: 'starttls', optional: true },
    mail__options__auth__user: 'username',
    mail__options__auth__pass: 'password',
    mail__from: 'from',
    mail__transport: 'other',
    mail__options__service: 'other',
    mail__options__secureConnection: 'other',
    mail__options__ignoreTLS: 'other',
    mail__options__tls__rejectUnauthorized: 'verify',
    'mail.options.host': 'host',
    'mail.options.port': 'port',
    'mail.options.secure': { role: 'implicit', words: offWords },
    'mail.options.requireTLS': 'starttls',
    'mail.options.auth.user': 'username',
    'mail.options.auth.pass': 'password',
    'mail.options.service': 'other',
    'mail.options.ignoreTLS': 'other',
    'mail.options.tls.rejectUnauthorized': 'verify',
    'mail.from': 'from',
    'mail.transport': 'other',
  },
  otherwise: 'by-port',
  family: /mail__(options__)?\w|(^|\.)mail\.options\./,
};

export const mattermost: Dialect = {
  id: 'mattermost',
  program: 'Mattermost',
  marks: /EmailSettings\.|MM_EMAILSETTINGS_/,
  keys: {
    'EmailSettings.SMTPServer': 'host',
    'EmailSettings.SMTPPort': 'port',
    'EmailSettings.ConnectionSecurity': {
      role: 'mode',
      words: { TLS: 'tls', STARTTLS: 'starttls', '': 'none' },
    },
    'EmailSettings.SMTPUsername': 'username',
    'EmailSettings.SMTPPassword': 'password',
    'EmailSettings.FeedbackEmail': 'from',
    'EmailSettings.SkipServerCertificateVerification': 'no-verify',
    'EmailSettings.EnableSMTPAuth': 'sign-in',
    MM_EMAILSETTINGS_SMTPSERVER: 'host',
    MM_EMAILSETTINGS_SMTPPORT: 'port',
    MM_EMAILSETTINGS_CONNECTIONSECURITY: {
      role: 'mode',
      words: { TLS: 'tls', STARTTLS: 'starttls', '': 'none' },
    },
    MM_EMAILSETTINGS_SMTPUSERNAME: 'username',
    MM_EMAILSETTINGS_SMTPPASSWORD: 'password',
    MM_EMAILSETTINGS_FEEDBACKEMAIL: 'from',
    MM_EMAILSETTINGS_SKIPSERVERCERTIFICATEVERIFICATION: 'no-verify',
    MM_EMAILSETTINGS_ENABLESMTPAUTH: 'sign-in',
  },
  otherwise: 'none',
};

export const gotrue: Dialect = {
  id: 'gotrue',
  program: 'Supabase Auth',
  marks: /GOTRUE_SMTP_/,
  keys: {
    GOTRUE_SMTP_HOST: 'host',
    GOTRUE_SMTP_PORT: 'port',
    GOTRUE_SMTP_USER: 'username',
    GOTRUE_SMTP_PASS: 'password',
    GOTRUE_SMTP_ADMIN_EMAIL: 'from',
    GOTRUE_SMTP_SENDER_NAME: 'other',
    GOTRUE_SMTP_MAX_FREQUENCY: 'other',
  },
  otherwise: 'by-port',
  family: /(^|\.)GOTRUE_SMTP_/,
};

export const directus: Dialect = {
  id: 'directus',
  program: 'Directus',
  marks: /(^|\.)EMAIL_SMTP_/,
  keys: {
    EMAIL_SMTP_HOST: 'host',
    EMAIL_SMTP_PORT: 'port',
    EMAIL_SMTP_SECURE: { role: 'implicit', default: 'false' },
    EMAIL_SMTP_USER: 'username',
    EMAIL_SMTP_PASSWORD: 'password',
    EMAIL_FROM: 'from',
    EMAIL_TRANSPORT: 'other',
    EMAIL_SMTP_IGNORE_TLS: 'other',
    EMAIL_SMTP_POOL: 'other',
    EMAIL_SMTP_NAME: 'other',
  },
  otherwise: 'opportunistic',
  family: /(^|\.)EMAIL_SMTP_/,
};
