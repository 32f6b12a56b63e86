/** Exports read back by parsers that run here; test/integration/exports.test.ts has the ones of other languages. */
import { parseEnv } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import * as nodemailer from 'nodemailer';
import {
  AUTHENTICATION_TYPE,
  CONNECTION_SECURITY,
  encodeAccounts,
  INCOMING_PROTOCOL,
} from 'thunderbird-account-qr-code';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { type ExportOptions, exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { qrPayload } from '../../../electron/engine/export/formats/thunderbird-android.ts';
import { settingsOfSaved } from '../../../electron/engine/export/settings-of.ts';
import { exportFormats, type FormatId } from '../../../shared/exports.ts';
import { type MailSettings, settingsExportSchema } from '../../../shared/mail-settings.ts';
import { readers } from '../../integration/readers.ts';
import { awkward, awkwardPassword, ordinary, securities } from '../../support/mail-settings.ts';

const writtenAt = new Date('2026-11-22T14:00:00Z');
const password = new Secret(awkwardPassword);
const cases = securities.flatMap((security) => [
  { name: `ordinary ${security}`, settings: ordinary(security) },
  { name: `awkward ${security}`, settings: awkward(security) },
]);

const lineByLine = ['text', 'device-sheet-text', 'outlook', 'gmail', 'proxmox'] as const satisfies FormatId[];

function write(id: FormatId, settings: MailSettings, over: Partial<ExportOptions> = {}): string {
  const answer = exportSettings(id, settings, { language: 'en', writtenAt, allowUnprotected: true, ...over });
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.text;
}

describe.each(cases)('$name', ({ settings }) => {
  const { host, port, security, username, fromAddress, displayName } = settings;

  it('JSON', () => {
    const {
      schema,
      writtenAt: at,
      password: inside,
      tested,
      ...rest
    } = settingsExportSchema.parse(JSON.parse(write('json', settings, { password })));
    expect([schema, at, inside]).toEqual(['sendwell/settings/1', writtenAt.toISOString(), awkwardPassword]);
    expect(rest).toEqual(settings);
    expect(settings).toMatchObject(tested ?? {});
  });

  it.each([{ host: 'other.shop.example' }, { port: 2525 }, { auth: 'cram' }, { username: 'bob' }])(
    'JSON edited by hand (%j) is not tested any more',
    (edit) => {
      const edited = { ...JSON.parse(write('json', settings)), ...edit };
      const saved = settingsOfSaved(edited, writtenAt);
      expect(saved).toMatchObject({ ok: true, settings: { ...edit, verifiedAt: null, verifiedFrom: null } });
    },
  );

  it.each(['abcd efgh ijkl mnop', 'Pa$$w0rd#1', 'a"b\\\\c'])(
    'a password put in by hand where the placeholder stands arrives: %s',
    (byHand) => {
      for (const id of ['env', 'laravel', 'vaultwarden'] as const) {
        const read = parseEnv(write(id, settings).replaceAll('PUT-PASSWORD-HERE', () => byHand));
        expect(Object.values(read)).toContain(byHand);
      }
      const occ = write('nextcloud-occ', settings).replaceAll('PUT-PASSWORD-HERE', () => byHand);
      expect(occ).toContain(`--value='${byHand}'\n`);
    },
  );

  it('JSON can be exported again', () => {
    expect(settingsOfSaved(JSON.parse(write('json', settings)), writtenAt)).toEqual({ ok: true, settings });
  });

  it('environment file', () => {
    const read = parseEnv(write('env', settings, { password: new Secret(`it's #1`) }));
    expect(read).toMatchObject({
      SMTP_HOST: host,
      SMTP_PORT: String(port),
      SMTP_SECURITY: security,
      SMTP_PASSWORD: `it's #1`,
    });
  });

  it('Thunderbird', () => {
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, processEntities: true });
    const { emailProvider } = parser.parse(write('thunderbird', settings)).clientConfig;
    const sockets = { tls: 'SSL', starttls: 'STARTTLS', none: 'plain' };
    expect(emailProvider.outgoingServer).toEqual({
      '@_type': 'smtp',
      hostname: host,
      port: String(port),
      socketType: sockets[security],
      username: username === fromAddress ? '%EMAILADDRESS%' : username,
      authentication: 'password-cleartext',
    });
    expect(emailProvider.incomingServer).toMatchObject({
      '@_type': 'imap',
      hostname: 'imap.shop.example',
      port: '993',
    });
  });

  it('Nodemailer', () => {
    const code = write('nodemailer', settings, { password })
      .replace(/^import .*$/m, '')
      .replaceAll('export const', 'const');
    const load = new Function('nodemailer', `${code}\nreturn { transport, from };`);
    const { transport, from } = load(nodemailer);
    const switches = {
      tls: { secure: true },
      starttls: { secure: false, requireTLS: true },
      none: { secure: false, ignoreTLS: true },
    };
    expect(transport.options).toMatchObject({
      host,
      port,
      ...switches[security],
      auth: { user: username, pass: awkwardPassword },
    });
    expect(from).toContain(
      `<${fromAddress}>`.slice(displayName === null ? 1 : 0, displayName === null ? -1 : undefined),
    );
  });

  it('C#', () => {
    const code = write('dotnet', settings, { password });
    const strings = [...code.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([literal]) => JSON.parse(literal));
    expect(strings).toEqual(
      expect.arrayContaining([host, username, fromAddress, awkwardPassword, displayName ?? '']),
    );
    const modes = { tls: 'SslOnConnect', starttls: 'StartTls', none: 'None' };
    expect(code).toContain(`${port}, SecureSocketOptions.${modes[security]})`);
  });

  it('PowerShell', () => {
    const code = write('powershell', settings, { password });
    const strings = [...code.matchAll(/'(?:[^']|'')*'/g)].map(([literal]) =>
      literal.slice(1, -1).replaceAll("''", "'"),
    );
    expect(strings).toEqual(
      expect.arrayContaining([host, username, fromAddress, awkwardPassword, displayName ?? '']),
    );
    const modes = { tls: 'SslOnConnect', starttls: 'StartTls', none: 'None' };
    expect(code).toContain(`${port}, [MailKit.Security.SecureSocketOptions]::${modes[security]})`);
  });

  it.each(lineByLine)('%s, line by line', (id) => {
    if (id === 'gmail' && security === 'none') return;
    const values = [...write(id, settings).matchAll(/^ {0,2}[^:\n]+?: (.*)$/gm)].map(([, value]) => value);
    expect(values).toEqual(expect.arrayContaining([host, String(port), username, fromAddress]));
  });

  it('device sheet', () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      parseTagValue: false,
      trimValues: false,
      unpairedTags: ['meta'],
    });
    const { html } = parser.parse(write('device-sheet', settings).replace(/^<!doctype html>\n/, ''));
    const rows: { dt: string; dd: { span: { '#text'?: string } } }[] = html.body.dl.div;
    const read = rows.map(({ dt, dd }) => [dt, dd.span['#text'] ?? '']);
    expect(Object.fromEntries(read)).toMatchObject({
      'Outgoing mail server (SMTP)': host,
      Port: String(port),
      'User name': username,
      Password: '',
      'From address': fromAddress,
    });
  });

  it('QR code', () => {
    const payload = qrPayload(settings) ?? '';
    const numbers = { tls: 3, starttls: 2, none: 0 };
    expect(payload).toMatch(/^[ -~]+$/);
    expect(payload.length).toBeLessThan(800);
    expect(JSON.parse(payload)).toEqual([
      1,
      [1, 1],
      [0, 'imap.shop.example', 993, 3, 1, username],
      [
        [
          [0, host, port, numbers[security], 1, username],
          [fromAddress, displayName ?? ''],
        ],
      ],
    ]);
    expect(JSON.parse(payload)).toEqual(
      JSON.parse(
        encodeAccounts([
          {
            incomingProtocol: INCOMING_PROTOCOL.IMAP,
            incomingHostname: 'imap.shop.example',
            incomingPort: 993,
            incomingConnectionSecurity: CONNECTION_SECURITY.Tls,
            incomingAuthenticationType: AUTHENTICATION_TYPE.PasswordCleartext,
            incomingUsername: username,
            outgoingHostname: host,
            outgoingPort: port,
            outgoingConnectionSecurity:
              CONNECTION_SECURITY[
                security === 'tls' ? 'Tls' : security === 'starttls' ? 'AlwaysStartTls' : 'Plain'
              ],
            outgoingAuthenticationType: AUTHENTICATION_TYPE.PasswordCleartext,
            outgoingUsername: username,
            identityEmailAddress: fromAddress,
            identityDisplayName: displayName ?? '',
          },
        ]),
      ),
    );
  });
});

it('every format is read back, here or by its own program', () => {
  const here: FormatId[] = [
    'grafana',
    'spring',
    'json',
    'nodemailer',
    'dotnet',
    'powershell',
    'device-sheet',
    ...lineByLine,
  ];
  const read = new Set<string>([...here, ...Object.keys(readers)]);
  expect(exportFormats.filter(({ id }) => !read.has(id))).toEqual([]);
});
