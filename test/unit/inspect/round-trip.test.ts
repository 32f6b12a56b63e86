/** What Sendwell writes, Sendwell reads: every format, every protection, awkward values, and each kind of fault put in by one line. */
import { describe, expect, it } from 'vitest';
import { exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { inspect } from '../../../electron/engine/inspect/inspect.ts';
import { exportFormats, type FormatId } from '../../../shared/exports.ts';
import type { MailSettings } from '../../../shared/mail-settings.ts';
import { awkward, ordinary, securities } from '../../support/mail-settings.ts';

/** A page and a picture: what stands in them stands in the text as well. */
const pictures: readonly FormatId[] = ['device-sheet', 'thunderbird-android'];
const formats = exportFormats.map(({ id }) => id).filter((id) => !pictures.includes(id));
/** What these formats cannot say: they take protection when it is offered. */
const neverOff: readonly FormatId[] = ['nextcloud', 'nextcloud-occ', 'laravel', 'compose'];

function write(id: FormatId, settings: MailSettings, language: 'en' | 'de' = 'en'): string | null {
  const answer = exportSettings(id, settings, {
    language,
    writtenAt: new Date('2026-11-22T14:00:00Z'),
    allowUnprotected: true,
  });
  return answer.ok ? answer.text : null;
}

const samples = [
  ...securities.map((security) => ({ name: `ordinary ${security}`, settings: ordinary(security) })),
  ...securities.map((security) => ({ name: `awkward ${security}`, settings: awkward(security) })),
  { name: 'with a name', settings: ordinary('tls', { displayName: 'Ana Shop' }) },
  { name: 'relay', settings: ordinary('starttls', { auth: 'none', port: 25 }) },
];

describe.each(formats)('%s', (id) => {
  it.each(samples)('$name reads back, and nothing in it is wrong', ({ settings }) => {
    for (const language of ['en', 'de'] as const) {
      const text = write(id, settings, language);
      if (text === null) continue;
      const { settings: read, findings } = inspect(text, language).result;
      const unprotected = settings.security === 'none' && neverOff.includes(id);
      expect(read).toMatchObject({
        host: settings.host,
        port: settings.port,
        security: unprotected ? 'starttls' : settings.security,
      });
      // The file serves a whole domain; Postfix and Exim keep both in files of their own.
      if (!['postfix', 'exim4', 'thunderbird'].includes(id)) {
        // The address of Symfony holds no sender.
        expect(read.from).toBe(id === 'symfony' ? null : settings.fromAddress);
        expect(read.username).toBe(settings.auth === 'none' ? null : settings.username);
      }
      expect(findings).toEqual([]);
    }
  });
});

interface Fault {
  name: string;
  problems: readonly string[];
  /** The text with one line changed; null where the format has no such line. */
  put(text: string): string | null;
}

const changed = (text: string, pattern: RegExp, put: string): string | null => {
  const result = text.replace(pattern, put);
  return result === text ? null : result;
};
/** On the first line that is no remark. */
const port = (number: number) =>
  new RegExp(
    `(?<=^(?!\\s*(?:#|//)).*(?:port|example["']?[:,] ?|example\\]:|\\]:|>)\\D{0,40})\\b${number}\\b`,
    'im',
  );

const faults: readonly Fault[] = [
  {
    name: 'the port of the other protection',
    problems: ['mode-port'],
    put: (text) => changed(text, port(465), '587'),
  },
  {
    name: 'an impossible port',
    problems: ['port-impossible'],
    put: (text) => changed(text, port(465), '99999'),
  },
  {
    name: 'letters for a port',
    problems: ['not-a-number'],
    put: (text) => changed(text, port(465), 'smtps465'),
  },
  {
    name: 'letters in quotes for a port',
    problems: ['not-a-number'],
    put: (text) => changed(text, port(465), '"smtps465"'),
  },
  {
    name: 'a web address for a host',
    problems: ['host-is-url'],
    put: (text) => changed(text, /(?<!\[)mail\.shop\.example/, 'https://mail.shop.example'),
  },
];

const withPort: readonly FormatId[] = formats.filter((id) => id !== 'gmail');
/** One value for host and port, code in which a bare word is a name, or a protection that follows the port. */
const exempt: Readonly<Record<string, readonly FormatId[]>> = {
  'the port of the other protection': ['apple', 'grafana'],
  'an impossible port': ['postfix', 'exim4', 'grafana', 'symfony', 'curl'],
  'letters for a port': [
    'postfix',
    'exim4',
    'dotnet',
    'powershell',
    'python',
    'nodemailer',
    'rails',
    'gitlab',
    'grafana',
    'symfony',
    'curl',
  ],
  'a web address for a host': ['postfix', 'exim4', 'grafana', 'symfony', 'curl'],
};

/** Code, where letters are a text in quotes. */
const quoted: readonly FormatId[] = ['nodemailer', 'rails', 'gitlab'];

describe.each(faults)('$name', ({ name, problems, put }) => {
  const tried = name === 'letters in quotes for a port' ? quoted : withPort;
  it.each(tried.filter((id) => !exempt[name]?.includes(id)))(
    'is found in %s, and gone once corrected',
    (id) => {
      const text = write(id, ordinary('tls'));
      const wrong = text && put(text);
      expect(wrong, `no such line in\n${text}`).not.toBeNull();
      const { findings, corrected } = inspect(wrong ?? '', 'en').result;
      expect(findings.map(({ problem }) => problem)).toEqual(expect.arrayContaining([...problems]));
      expect(inspect(corrected ?? '', 'en').result.findings).toEqual([]);
    },
  );
});

describe('a slip of the finger in a key', () => {
  it.each([
    ['env', 'SMTP_SECURITY', 'SMTP_SECRUITY'],
    ['vaultwarden', 'SMTP_SECURITY', 'SMTP_SECURTIY'],
    ['django', 'EMAIL_USE_SSL', 'EMAIL_USE_SLL'],
    ['laravel', 'MAIL_HOST', 'MAIL_HOTS'],
    ['nextcloud', 'mail_smtphost', 'mail_smtphots'],
    ['phpmailer', 'SMTPSecure', 'SMTPSecrue'],
    ['wordpress', 'WPMS_SMTP_HOST', 'WPMS_SMTP_HOTS'],
    ['gitlab', 'smtp_address', 'smtp_adress'],
    ['home-assistant', 'encryption', 'encrytpion'],
    ['msmtp', 'tls_starttls', 'tls_startls'],
    ['nodemailer', 'secure', 'secrue'],
    ['compose', 'SMTP_SECURE', 'SMTP_SECRUE'],
    ['git-send-email', 'smtpEncryption', 'smtpEncrytpion'],
  ] as const)('in %s: %s', (id, right, wrong) => {
    const text = (write(id, ordinary('tls')) ?? '').replace(
      new RegExp(`^([^#/\\n]*)\\b${right}\\b`, 'm'),
      `$1${wrong}`,
    );
    const { findings, corrected } = inspect(text, 'en').result;
    expect(findings).toContainEqual(expect.objectContaining({ problem: 'misspelt-key', key: wrong }));
    expect(corrected).toContain(right);
  });
});
