/** .NET: MailKit, System.Net.Mail in code, in web.config and in appsettings.json, Send-MailMessage of PowerShell. */

import type { Fact } from '../../../shared/facts.ts';
import type { Dialect } from './dialect.ts';

/** What the client of .NET can do. */
const starttlsAlone: Fact<string> = {
  value: 'the client of .NET begins without encryption and asks for it with STARTTLS',
  url: 'https://learn.microsoft.com/en-us/dotnet/api/system.net.mail.smtpclient.enablessl',
  quote: 'In this mode, the SMTP session begins on an unencrypted channel, then a STARTTLS command',
  readOn: '2026-12-01',
  by: 'vendor',
};

export const mailKit: Dialect = {
  id: 'mailkit',
  program: 'MailKit',
  marks: /^(options|Connect)$/,
  keys: {
    Connect: 'host',
    port: 'port',
    options: {
      role: 'mode',
      words: {
        SslOnConnect: 'tls',
        StartTls: 'starttls',
        StartTlsWhenAvailable: 'opportunistic',
        Auto: 'by-port',
        None: 'none',
        true: 'tls',
        false: 'opportunistic',
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
    Credential: { role: 'username', optional: true },
    From: 'from',
  },
  otherwise: 'none',
  switches: ['$true', '$false'],
  documented: { 'mode-port': starttlsAlone },
};

/** The client itself: in code, and as attributes of web.config. */
export const systemNetMail: Dialect = {
  id: 'system-net-mail',
  program: 'System.Net.Mail',
  marks: /^(SmtpClient|network\.host)$/,
  keys: {
    SmtpClient: 'host',
    Host: { role: 'host', optional: true },
    Port: { role: 'port', default: '25' },
    EnableSsl: { role: 'starttls', default: 'false' },
    UserName: 'username',
    Password: 'password',
    From: 'from',
    'network.host': { role: 'host', optional: true },
    'network.port': { role: 'port', optional: true },
    'network.enableSsl': 'starttls',
    'network.userName': { role: 'username', optional: true },
    'network.password': { role: 'password', optional: true },
    'network.defaultCredentials': 'other',
    'smtp.from': { role: 'from', optional: true },
    'smtp.deliveryMethod': 'other',
  },
  otherwise: 'none',
  documented: { 'mode-port': starttlsAlone },
};

/** A section of appsettings.json. `EnableSsl` is System.Net.Mail's, which encrypts by STARTTLS alone; without it the code decides. */
export const dotnetSettings: Dialect = {
  id: 'appsettings',
  program: '.NET',
  marks:
    /(?:Email|Smtp|Mail|Notification)[a-z]{0,30}(?:\.|__)(?:EnableSsl|SmtpServer|SmtpHost|SmtpPort|MailServer)$/i,
  unless: /ConnectionSecurity|FeedbackEmail|SendEmailNotifications/,
  scope: /(?:Email|Smtp|Mail|Notification)[a-z]{0,30}(?:\.|__)\w{1,60}$/i,
  loose: true,
  environment: {
    pattern: /(?:Email|Smtp|Mail|Notification)[a-z]{0,30}__(?<rest>[a-z]{1,60})$/i,
    section: 'EmailSettings',
  },
  keys: {
    SmtpServer: 'host',
    SmtpHost: { role: 'host', optional: true },
    Host: { role: 'host', optional: true },
    Server: { role: 'host', optional: true },
    MailServer: { role: 'host', optional: true },
    SmtpPort: 'port',
    Port: { role: 'port', optional: true },
    MailPort: { role: 'port', optional: true },
    EnableSsl: { role: 'mode', words: { true: 'starttls', false: 'none' } },
    SmtpUsername: 'username',
    SmtpUser: { role: 'username', optional: true },
    Username: { role: 'username', optional: true },
    User: { role: 'username', optional: true },
    SmtpPassword: 'password',
    SenderPassword: { role: 'password', optional: true },
    SmtpPass: { role: 'password', optional: true },
    Password: { role: 'password', optional: true },
    FromEmail: 'from',
    From: { role: 'from', optional: true },
    FromAddress: { role: 'from', optional: true },
    SenderEmail: { role: 'from', optional: true },
    FromName: 'other',
    SenderName: 'other',
    DisplayName: 'other',
    UseDefaultCredentials: 'other',
    Timeout: 'other',
    UseSsl: 'other',
  },
  otherwise: 'by-port',
};
