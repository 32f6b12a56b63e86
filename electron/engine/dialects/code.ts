/** Settings in calls of code and in commands: smtplib of Python, gomail and net/smtp of Go, curl, git. */
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

/** TLS from the start on 465 by itself, elsewhere STARTTLS when the server offers it. */
export const gomail: Dialect = {
  id: 'gomail',
  program: 'gomail',
  marks: /^NewDialer$/,
  keys: {
    NewDialer: 'host',
    port: 'port',
    SSL: { role: 'implicit', optional: true },
    user: 'username',
    password: 'password',
    From: 'from',
    InsecureSkipVerify: { role: 'no-verify', optional: true },
  },
  otherwise: 'by-port',
};

/** `smtp.SendMail` of Go's own library: STARTTLS when the server offers it, and nothing else. */
export const netSmtp: Dialect = {
  id: 'go-smtp',
  program: 'Go net/smtp',
  marks: /^SendMail$/,
  keys: { SendMail: 'address', user: 'username', password: 'password' },
  otherwise: 'opportunistic',
  documented: {
    'mode-port': {
      value: 'SendMail knows STARTTLS alone',
      url: 'https://pkg.go.dev/net/smtp#SendMail',
      quote: 'SendMail connects to the server at addr, switches to TLS if possible',
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
