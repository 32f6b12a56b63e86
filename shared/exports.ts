/** The formats that settings can be taken along in, as data for screens and terminal, and how an export ends. */
import { z } from 'zod';
import { formatIds } from './format-ids.ts';

export const formatIdSchema = z.enum(formatIds);
export type FormatId = z.infer<typeof formatIdSchema>;

/** A format as it is listed. Its words are in the catalogue: `export:format.<id>.name` and `.text`. */
export interface ExportFormat {
  id: FormatId;
  group: 'paper' | 'plain' | 'mail-app' | 'server' | 'code' | 'app';
  /** Name of the file that is proposed. */
  fileName: string;
  mediaType: string;
  /** Whether a password can stand in it when somebody asks for that. */
  password: 'on-request' | 'never';
  /** It describes a whole account, so it cannot be written without an incoming server. */
  needsIncoming: boolean;
  /** Accounts that sign in through the provider's own window can use it. */
  tokens: boolean;
  /** Other words that people search for it, lower case. */
  alsoKnownAs: readonly string[];
}

const text = 'text/plain';
const usual = {
  mediaType: text,
  password: 'on-request',
  needsIncoming: false,
  tokens: false,
} as const;
const php = { ...usual, mediaType: 'application/x-httpd-php' } as const;
const python = { ...usual, mediaType: 'text/x-python' } as const;
const ruby = { ...usual, mediaType: 'text/x-ruby' } as const;
const noPassword = { ...usual, password: 'never' } as const;
const wholeAccount = { ...noPassword, needsIncoming: true } as const;
const tokens = { tokens: true } as const;

const printers = ['printer', 'scanner', 'nas', 'camera', 'paper'];

/** Every format, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [
  {
    ...noPassword,
    ...tokens,
    id: 'device-sheet',
    group: 'paper',
    fileName: 'device-sheet.html',
    mediaType: 'text/html',
    alsoKnownAs: [...printers, 'pdf', 'html'],
  },
  {
    ...noPassword,
    ...tokens,
    id: 'device-sheet-text',
    group: 'paper',
    fileName: 'device-sheet.txt',
    alsoKnownAs: printers,
  },
  {
    ...usual,
    ...tokens,
    id: 'text',
    group: 'plain',
    fileName: 'mail-settings.txt',
    alsoKnownAs: ['plain', 'txt'],
  },
  {
    ...usual,
    ...tokens,
    id: 'json',
    group: 'plain',
    fileName: 'mail-settings.json',
    mediaType: 'application/json',
    alsoKnownAs: [],
  },
  { ...usual, id: 'env', group: 'plain', fileName: '.env', alsoKnownAs: ['.env', 'dotenv', 'docker'] },
  {
    ...wholeAccount,
    ...tokens,
    id: 'thunderbird',
    group: 'mail-app',
    fileName: 'config-v1.1.xml',
    mediaType: 'text/xml',
    alsoKnownAs: ['autoconfig', 'xml', 'config-v1.1.xml'],
  },
  {
    ...wholeAccount,
    id: 'apple',
    group: 'mail-app',
    fileName: 'mail.mobileconfig',
    mediaType: 'application/x-apple-aspen-config',
    alsoKnownAs: ['mobileconfig', '.mobileconfig', 'iphone', 'ipad', 'mac', 'ios', 'plist'],
  },
  {
    ...noPassword,
    ...tokens,
    id: 'outlook',
    group: 'mail-app',
    fileName: 'outlook.txt',
    alsoKnownAs: ['microsoft'],
  },
  {
    ...noPassword,
    id: 'gmail',
    group: 'mail-app',
    fileName: 'gmail.txt',
    alsoKnownAs: ['google', 'send mail as'],
  },
  {
    ...noPassword,
    id: 'proxmox',
    group: 'server',
    fileName: 'proxmox.txt',
    alsoKnownAs: ['pve', 'pbs', 'virtual environment', 'backup server', 'notifications'],
  },
  {
    ...usual,
    ...tokens,
    id: 'msmtp',
    group: 'server',
    fileName: '.msmtprc',
    alsoKnownAs: ['msmtprc', 'sendmail'],
  },
  {
    ...noPassword,
    id: 'postfix',
    group: 'server',
    fileName: 'main.cf',
    alsoKnownAs: ['main.cf', 'relayhost', 'smarthost'],
  },
  {
    ...noPassword,
    id: 'exim4',
    group: 'server',
    fileName: 'exim4-smarthost.txt',
    alsoKnownAs: ['exim', 'update-exim4.conf.conf', 'debian exim'],
  },
  {
    ...usual,
    ...tokens,
    id: 'nodemailer',
    group: 'code',
    fileName: 'mail.mjs',
    mediaType: 'text/javascript',
    alsoKnownAs: ['node', 'javascript', 'js'],
  },
  { ...python, id: 'python', group: 'code', fileName: 'send_mail.py', alsoKnownAs: ['smtplib', 'py'] },
  { ...php, id: 'phpmailer', group: 'code', fileName: 'mail.php', alsoKnownAs: ['php'] },
  { ...php, id: 'wordpress', group: 'app', fileName: 'wp-config-mail.php', alsoKnownAs: ['wp', 'wp-config'] },
  { ...php, id: 'nextcloud', group: 'app', fileName: 'mail.config.php', alsoKnownAs: ['config.php'] },
  {
    ...usual,
    id: 'nextcloud-occ',
    group: 'app',
    fileName: 'nextcloud-mail.sh',
    mediaType: 'application/x-sh',
    alsoKnownAs: ['occ'],
  },
  { ...ruby, id: 'gitlab', group: 'app', fileName: 'gitlab.rb', alsoKnownAs: ['gitlab.rb', 'omnibus'] },
  { ...usual, id: 'laravel', group: 'app', fileName: 'laravel.env', alsoKnownAs: [] },
  { ...python, id: 'django', group: 'app', fileName: 'mail_settings.py', alsoKnownAs: ['settings.py'] },
  { ...ruby, id: 'rails', group: 'app', fileName: 'mail.rb', alsoKnownAs: ['ruby', 'action mailer'] },
  { ...usual, id: 'vaultwarden', group: 'app', fileName: 'vaultwarden.env', alsoKnownAs: ['bitwarden'] },
  {
    ...usual,
    id: 'home-assistant',
    group: 'app',
    fileName: 'mail.yaml',
    mediaType: 'application/yaml',
    alsoKnownAs: ['yaml', 'hass', 'configuration.yaml'],
  },
  {
    ...usual,
    id: 'dotnet',
    group: 'code',
    fileName: 'Mail.cs',
    mediaType: 'text/x-csharp',
    alsoKnownAs: ['.net', 'c#', 'csharp', 'mailkit', 'smtpclient'],
  },
  {
    ...usual,
    id: 'powershell',
    group: 'code',
    fileName: 'Send-Mail.ps1',
    alsoKnownAs: ['ps1', 'pwsh', 'send-mailmessage', 'windows'],
  },
  {
    ...usual,
    id: 'compose',
    group: 'app',
    fileName: 'compose.yaml',
    mediaType: 'application/yaml',
    alsoKnownAs: ['docker', 'docker-compose', 'docker compose', 'compose.yml'],
  },
  { ...usual, id: 'grafana', group: 'app', fileName: 'grafana.ini', alsoKnownAs: ['grafana.ini', 'ini'] },
  {
    ...usual,
    id: 'spring',
    group: 'app',
    fileName: 'application.properties',
    alsoKnownAs: ['spring boot', 'java', 'jakarta mail', 'javamail', 'application.properties'],
  },
  { ...usual, id: 'symfony', group: 'app', fileName: 'symfony.env', alsoKnownAs: ['mailer_dsn', 'dsn'] },
  {
    ...usual,
    id: 'curl',
    group: 'code',
    fileName: 'send-mail.sh',
    mediaType: 'application/x-sh',
    alsoKnownAs: ['sh', 'bash', 'shell'],
  },
  {
    ...usual,
    id: 'git-send-email',
    group: 'code',
    fileName: 'gitconfig',
    alsoKnownAs: ['git', 'gitconfig', '.gitconfig'],
  },
  {
    ...wholeAccount,
    ...tokens,
    id: 'thunderbird-android',
    group: 'mail-app',
    fileName: 'thunderbird-android.svg',
    mediaType: 'image/svg+xml',
    alsoKnownAs: ['qr', 'k-9', 'k9', 'android', 'svg'],
  },
];

/** The format with this id, or the only one with this other name; null when there is none or more than one. */
export function formatNamed(typed: string): ExportFormat | null {
  const name = typed.trim().toLowerCase();
  const exact = exportFormats.find(({ id }) => id === name);
  if (exact) return exact;
  const [only, ...more] = exportFormats.filter(({ alsoKnownAs }) => alsoKnownAs.includes(name));
  return more.length === 0 ? (only ?? null) : null;
}

/**
 * Why an export was not written; the words are in the catalogue under `export:refusal.<code>`.
 * `unprotected-password` can be overruled by a second confirmation, the others cannot.
 */
export const exportRefusalSchema = z.enum([
  'incoming-needed',
  'unprotected-password',
  'sign-in-window-needed',
  'value-not-writable',
  /** A quote in the password, which the program's own template breaks on. */
  'quotes-in-password',
  'password-not-here',
  'port-not-taken',
  'protection-not-possible',
  /** The program takes its protection from the port, and this port is meant for the other kind. */
  'port-decides',
]);
export type ExportRefusal = z.infer<typeof exportRefusalSchema>;

/** What to know about an export that was written: `export:note.<code>`. */
export const exportNoteSchema = z.enum([
  'not-tested',
  'practice',
  'unprotected',
  'password-inside',
  'quoting-differs',
  'private-host',
  'token-needed',
  'not-enforced',
  /** User name or password hold letters that the program cannot sign in with. */
  'ascii-sign-in',
  /** The file serves a whole domain, and the user name is not made from the address. */
  'personal-username',
]);
export type ExportNote = z.infer<typeof exportNoteSchema>;

export const exportAnswerSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    format: formatIdSchema,
    fileName: z.string(),
    mediaType: z.string(),
    text: z.string(),
    notes: z.array(exportNoteSchema),
  }),
  z.object({ ok: z.literal(false), format: formatIdSchema, refusal: exportRefusalSchema }),
]);
export type ExportAnswer = z.infer<typeof exportAnswerSchema>;
