import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../electron/engine/base/address.ts';
import { readSettingsFile } from '../../../electron/engine/configuration/file.ts';
import { summaryOf } from '../../../electron/engine/configuration/file-summary.ts';
import {
  incomingFor,
  serversFor,
} from '../../../electron/engine/discovery/sources/settings-file/file-servers.ts';
import { exportWords } from '../../../shared/explain/export-words.ts';
import { languages } from '../../../shared/languages.ts';
import { restrictionSchema, type SettingsFile } from '../../../shared/settings-file.ts';

const minimal = {
  schema: 'sendwell/settings-file/1',
  organisation: { name: 'Shop' },
  domains: ['shop.example'],
};
const full = {
  ...minimal,
  organisation: {
    name: 'Shop',
    contact: {
      name: 'Help desk',
      email: 'help@shop.example',
      phone: '+49 30 1234',
      url: 'https://help.shop.example/mail',
    },
  },
  language: 'de',
  servers: [
    { host: 'Mail.Shop.example', port: 465, security: 'tls' },
    {
      host: 'mail.shop.example',
      port: 587,
      security: 'starttls',
      auth: ['oauth2'],
      username: 'SHOP\\%EMAILLOCALPART%',
    },
  ],
  incoming: { type: 'imap', host: 'imap.shop.example', port: 993, security: 'tls' },
  allowedDoors: [{ port: 465, security: 'tls' }],
  restrictions: restrictionSchema.options,
  clientIds: { google: { id: 'abc.apps.example', secret: 'public-0815' }, 'id.shop.example': 'sendwell' },
  ticketAddress: 'tickets@shop.example',
};

function fileOf(value: unknown): SettingsFile {
  const reading = readSettingsFile(JSON.stringify(value));
  if (!reading.ok) throw new Error(`${reading.problem} ${reading.path}`);
  return reading.file;
}

function addressOf(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.address;
}

describe('reading', () => {
  it('takes a minimal file, with defaults', () => {
    expect(fileOf(minimal)).toEqual({ ...minimal, servers: [], restrictions: [], clientIds: {} });
    expect(readSettingsFile(`\ufeff${JSON.stringify(minimal)}`).ok).toBe(true);
  });

  it.each([
    ['Mail.Shop.example.', 465, 'tls'],
    ['mail.shop.example:465', 465, 'tls'],
    ['smtps://mail.shop.example:465/', 465, 'tls'],
    ['smtp://mail.shop.example', 587, 'starttls'],
  ])('takes a server as it is written elsewhere: %s', (host, port, security) => {
    const file = fileOf({ ...minimal, servers: [{ host, port, security }] });
    expect(serversFor(file, addressOf('ana@shop.example'))).toMatchObject([
      { host: 'mail.shop.example', port, security },
    ]);
  });

  it.each([
    { host: 'mail.shop.example:587', port: 465, security: 'tls' },
    { host: 'smtps://mail.shop.example', port: 587, security: 'starttls' },
    { host: 'smtps://ana:secret@mail.shop.example', port: 465, security: 'tls' },
    { host: 'https://mail.shop.example', port: 465, security: 'tls' },
    { host: 'mail shop.example', port: 465, security: 'tls' },
  ])('refuses a server that says two things, or none: $host', (server) => {
    expect(readSettingsFile(JSON.stringify({ ...minimal, servers: [server] }))).toEqual({
      ok: false,
      problem: 'field',
      path: 'servers.0.host',
    });
  });

  it('takes every field', () => {
    expect(fileOf(full)).toMatchObject({ ticketAddress: 'tickets@shop.example', language: 'de' });
  });

  it.each([
    ['', 'not-json', null],
    ['{', 'not-json', null],
    ['[]', 'foreign', null],
    ['null', 'foreign', null],
    ['{"schema":"sendwell/check/1"}', 'foreign', null],
    ['{"schema":"sendwell/settings-file/2"}', 'foreign', null],
    ['x'.repeat(100_001), 'too-large', null],
    [
      `{"schema":"sendwell/settings-file/1","organisation":${'['.repeat(40_000)}${']'.repeat(40_000)}}`,
      'field',
      'organisation',
    ],
  ])('%.30s: %s', (text, problem, path) => {
    expect(readSettingsFile(text)).toEqual({ ok: false, problem, path });
  });

  it.each([
    [{ password: 'x' }, 'password'],
    [{ organisation: { name: 'Shop', contact: { mailPassword: 'x' } } }, 'organisation.contact.mailPassword'],
    [{ servers: [{ host: 'a.example', port: 465, security: 'tls', passwd: '' }] }, 'servers.0.passwd'],
    [{ clientSecret: 'x' }, 'clientSecret'],
    [{ clientIds: { google: 'x', token: 'y' } }, 'clientIds.token'],
    [{ clientIds: { google: { id: 'x', token: 'y' } } }, 'clientIds.google.token'],
    [{ servers: [{ secret: 'x' }] }, 'servers.0.secret'],
  ])('can never carry a secret: %j', (more, path) => {
    expect(readSettingsFile(JSON.stringify({ ...minimal, ...more }))).toEqual({
      ok: false,
      problem: 'secret-inside',
      path,
    });
  });

  it.each([
    [{ start: true }, 'start'],
    [{ domains: [] }, 'domains'],
    [{ domains: ['no dots'] }, 'domains.0'],
    [{ organisation: { name: 'a\u202eb' } }, 'organisation.name'],
    [{ organisation: { name: 'a', contact: { url: 'http://x.example' } } }, 'organisation.contact.url'],
    [{ organisation: { name: 'a', contact: { url: 'javascript:alert(1)' } } }, 'organisation.contact.url'],
    [{ servers: [{ host: 'a.example', port: 25, security: 'none' }] }, 'servers.0.security'],
    [{ servers: [{ host: 'a b', port: 25, security: 'tls' }] }, 'servers.0.host'],
    [{ servers: [{ host: 'a.example', port: 0, security: 'tls' }] }, 'servers.0.port'],
    [{ restrictions: ['everything'] }, 'restrictions.0'],
    [{ ticketAddress: 'nobody' }, 'ticketAddress'],
  ])('refuses %j', (more, path) => {
    expect(readSettingsFile(JSON.stringify({ ...minimal, ...more }))).toEqual({
      ok: false,
      problem: 'field',
      path,
    });
  });
});

describe('using', () => {
  const file = fileOf(full);

  it('names servers for its own domains only', () => {
    expect(serversFor(file, addressOf('ana@shop.example'))).toEqual([
      {
        host: 'mail.shop.example',
        port: 465,
        security: 'tls',
        auth: ['password'],
        username: 'ana@shop.example',
      },
      { host: 'mail.shop.example', port: 587, security: 'starttls', auth: ['oauth2'], username: 'SHOP\\ana' },
    ]);
    expect(incomingFor(file, addressOf('ana@shop.example'))).toMatchObject({
      type: 'imap',
      host: 'imap.shop.example',
    });
    expect(serversFor(file, addressOf('ana@other.example'))).toEqual([]);
    expect(incomingFor(file, addressOf('ana@sub.shop.example'))).toBeNull();
  });

  it('leaves out a user name with a pattern that nobody knows', () => {
    const odd = fileOf({
      ...minimal,
      servers: [{ host: 'a.example', port: 465, security: 'tls', username: '%NOPE%' }],
    });
    expect(serversFor(odd, addressOf('ana@shop.example'))).toEqual([]);
  });
});

it.each(languages)('the summary in %s shows everything that the file says', (language) => {
  const lines = summaryOf(fileOf(full), exportWords(language)).flat().join('\n');
  const said = [
    'Shop',
    'help@shop.example',
    'shop.example',
    '465',
    '587',
    'imap.shop.example',
    'abc.apps.example',
    'tickets@shop.example',
  ];
  for (const value of said) expect(lines).toContain(value);
  expect(lines).not.toMatch(/settingsFile\.|undefined/);
});

it('the summary has words for the parts of an address', () => {
  const lines = summaryOf(fileOf(full), exportWords('en')).flat().join('\n');
  expect(lines).toContain('SHOP\\(part before the @)');
  expect(lines).toContain('email address as user name');
  expect(lines).not.toContain('%');
});
