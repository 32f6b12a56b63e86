/** Mail programs on desktops and phones: Thunderbird, Apple devices, mutt. */
import type { Dialect } from './dialect.ts';

export const autoconfig: Dialect = {
  id: 'thunderbird',
  program: 'Thunderbird',
  marks: /^outgoingServer\.\w+$/,
  scope: /^outgoingServer\./,
  keys: {
    hostname: 'host',
    port: 'port',
    socketType: { role: 'mode', words: { SSL: 'tls', STARTTLS: 'starttls', plain: 'none' } },
    username: 'username',
    authentication: 'auth',
    password: 'password',
  },
  otherwise: 'none',
  exports: ['thunderbird'],
};

export const thunderbirdPrefs: Dialect = {
  id: 'thunderbird-prefs',
  program: 'Thunderbird',
  marks: /^mail\.smtpserver\.\w+\.\w+$/,
  scope: /^mail\.(smtpserver\.|identity\.\w+\.useremail$)/,
  keys: {
    hostname: 'host',
    port: 'port',
    try_ssl: {
      role: 'mode',
      words: { '3': 'tls', '2': 'starttls', '1': 'opportunistic', '0': 'none' },
      default: '0',
    },
    username: 'username',
    authMethod: { role: 'other' },
    useremail: 'from',
    description: 'other',
    type: 'other',
  },
  otherwise: 'none',
};

export const apple: Dialect = {
  id: 'apple',
  program: 'Apple configuration profile',
  marks: /^OutgoingMailServer\w+$/,
  keys: {
    OutgoingMailServerHostName: 'host',
    OutgoingMailServerPortNumber: 'port',
    OutgoingMailServerUseSSL: { role: 'mode', words: { true: 'by-port', false: 'none' }, default: 'false' },
    OutgoingMailServerUsername: 'username',
    OutgoingPassword: 'password',
    OutgoingMailServerAuthentication: 'auth',
    EmailAddress: 'from',
  },
  otherwise: 'none',
  exports: ['apple'],
};

export const mutt: Dialect = {
  id: 'mutt',
  program: 'mutt',
  marks: /^(smtp_url|smtp_pass)$/,
  keys: {
    smtp_url: 'url',
    smtp_pass: 'password',
    from: 'from',
    ssl_starttls: { role: 'starttls-auto', default: 'yes' },
    ssl_force_tls: { role: 'starttls', optional: true },
    ssl_verify_host: { role: 'verify', optional: true },
    ssl_verify_dates: { role: 'verify', optional: true },
    smtp_authenticators: 'other',
  },
  otherwise: 'opportunistic',
  lastAt: true,
  switches: ['yes', 'no'],
};
