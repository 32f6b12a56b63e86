/** Settings in calls of code: smtplib of Python, MailKit of .NET. */
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
  exports: ['dotnet'],
};
