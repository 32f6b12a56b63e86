/** Settings in calls of code: smtplib of Python, MailKit of .NET, Send-MailMessage of PowerShell. */
import type { Dialect } from './dialect.ts';

export const smtplib: Dialect = {
  id: 'python',
  program: 'Python smtplib',
  marks: /^smtplib$/,
  keys: {
    HOST: 'host',
    PORT: 'port',
    smtplib: { role: 'mode', words: { SMTP_SSL: 'tls', SMTP: 'by-switch' } },
    starttls: 'starttls',
    USER: 'username',
    PASSWORD: 'password',
    From: 'from',
  },
  otherwise: 'none',
  exports: ['python'],
};

export const mailKit: Dialect = {
  id: 'mailkit',
  program: 'MailKit',
  marks: /^options$/,
  keys: {
    host: 'host',
    port: 'port',
    options: {
      role: 'mode',
      words: {
        SslOnConnect: 'tls',
        StartTls: 'starttls',
        StartTlsWhenAvailable: 'opportunistic',
        Auto: 'by-port',
        None: 'none',
      },
    },
    user: 'username',
    password: 'password',
    sender: 'from',
  },
  otherwise: 'by-port',
  exports: ['dotnet', 'powershell'],
};

/** And the client of .NET that it uses: STARTTLS is all that both know. */
export const sendMailMessage: Dialect = {
  id: 'send-mail-message',
  program: 'Send-MailMessage',
  marks: /^(SmtpServer|UseSsl|EnableSsl)$/,
  keys: {
    SmtpServer: 'host',
    Port: { role: 'port', default: '25' },
    UseSsl: 'starttls',
    EnableSsl: { role: 'starttls', optional: true },
    user: 'username',
    password: 'password',
    From: 'from',
  },
  otherwise: 'none',
  documented: {
    'mode-port': {
      value: 'the client of .NET begins without encryption and asks for it with STARTTLS',
      url: 'https://learn.microsoft.com/en-us/dotnet/api/system.net.mail.smtpclient.enablessl',
      quote: 'In this mode, the SMTP session begins on an unencrypted channel, then a STARTTLS command',
      readOn: '2026-12-01',
      by: 'vendor',
    },
  },
};

/** Options of its command line. */
export const curl: Dialect = {
  id: 'curl',
  program: 'curl',
  marks: /^(url|mail-from|ssl-reqd)$/,
  keys: {
    url: 'url',
    'ssl-reqd': 'starttls',
    user: 'username',
    'mail-from': 'from',
    insecure: 'no-verify',
    ssl: { role: 'starttls-auto', optional: true },
  },
  otherwise: 'none',
  exports: ['curl'],
};

export const gitSendEmail: Dialect = {
  id: 'git-send-email',
  program: 'git send-email',
  marks: /^sendemail\./i,
  loose: true,
  keys: {
    'sendemail.smtpServer': 'host',
    'sendemail.smtpServerPort': 'port',
    'sendemail.smtpEncryption': { role: 'mode', words: { ssl: 'tls', tls: 'starttls', none: 'none' } },
    'sendemail.smtpUser': 'username',
    'sendemail.smtpPass': 'password',
    'sendemail.from': 'from',
    'sendemail.smtpSSL': { role: 'implicit', optional: true },
    'sendemail.smtpSSLCertPath': 'other',
    'sendemail.smtpAuth': 'other',
    'sendemail.smtpDomain': 'other',
    'sendemail.to': 'other',
    'sendemail.confirm': 'other',
  },
  otherwise: 'none',
  family: /^sendemail\.smtp\w+$/i,
  exports: ['git-send-email'],
};
