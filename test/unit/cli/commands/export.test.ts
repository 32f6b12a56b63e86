import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { exportFormats } from '../../../../shared/exports.ts';
import { exportListSchema, exportResultSchema } from '../../../../shared/helpdesk-results.ts';
import { checkResult } from '../../../support/check-results.ts';
import { ordinary } from '../../../support/mail-settings.ts';
import { type FakeOptions, fakeSystem } from '../fake-system.ts';

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-export-'));
  const save = (name: string, value: unknown) => writeFile(at(name), JSON.stringify(value));
  const { settings: _settings, ...older } = checkResult();
  const { discovery } = checkResult();
  await save('check.json', checkResult());
  await save('older.json', older);
  await save('practice.json', { ...older, schema: 'sendwell/practice/1', scenario: 'works' });
  await save('discover.json', {
    schema: 'sendwell/discover/1',
    ...discovery,
    diagnosis: null,
    explanation: null,
  });
  await save('nothing.json', { ...checkResult(), settings: null, recommendation: null });
  await save('open.json', checkResult({ settings: ordinary('none', { incoming: null }) }));
  await save('other.json', { schema: 'sendwell/probe/1' });
  await writeFile(at('text.json'), 'no JSON');
});
afterAll(() => rm(folder, { recursive: true }));

async function run(argv: string[], options: FakeOptions = {}) {
  const system = fakeSystem({ input: '', ...options });
  const code = await main(['export', ...argv], system);
  return { code, out: system.out(), err: system.err() };
}

describe('sendwell export FILE', () => {
  it('writes the document to stdout and words to stderr', async () => {
    const { code, out, err } = await run([at('check.json'), '--format', 'msmtp']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('host mail.shop.example\nport 465\ntls on\ntls_starttls off\n');
    expect(out).toContain('Tested: ');
  });

  it.each([
    ['older.json', 'Tested: '],
    ['practice.json', 'Tested in the practice mail world only'],
    ['discover.json', 'Not tested: '],
  ])('reads %s', async (file, sentence) => {
    const { code, out, err } = await run([at(file), '--format', 'text']);
    expect(code).toBe(0);
    expect(out).toContain(sentence);
    expect(out).toContain('mail.shop.example');
    expect(err === '').toBe(file === 'older.json');
  });

  it('reads standard input, and its own JSON', async () => {
    const first = await run(['-', '--format', 'json'], { input: await readFile(at('check.json')) });
    const second = await run(['-', '--format', 'env'], { input: first.out });
    expect(second.out).toContain('SMTP_HOST=mail.shop.example\n');
  });

  it('takes what is typed before what was found', async () => {
    const typed = [
      '--from',
      'office@shop.example',
      '--name',
      'Office',
      '--incoming',
      'pop3s://pop.shop.example',
    ];
    const { out } = await run([at('check.json'), '--format', 'json', ...typed]);
    expect(JSON.parse(out)).toMatchObject({
      fromAddress: 'office@shop.example',
      displayName: 'Office',
      incoming: { type: 'pop3', host: 'pop.shop.example', port: 995, security: 'tls' },
    });
  });

  it('is one JSON object with --json', async () => {
    const { code, out } = await run([at('check.json'), '--format', 'env', '--json']);
    expect(code).toBe(0);
    expect(exportResultSchema.parse(JSON.parse(out))).toMatchObject({
      format: 'env',
      fileName: '.env',
      notes: [],
      settings: { host: 'mail.shop.example' },
    });
  });

  it('writes a file once, and again only when it is told to', async () => {
    const out = ['--out', at('out.env')];
    expect((await run([at('check.json'), '--format', 'env', ...out])).err).toContain('Written to');
    expect(await run([at('check.json'), '--format', 'env', ...out])).toMatchObject({ code: 74, out: '' });
    expect((await run([at('check.json'), '--format', 'env', '--force', ...out])).code).toBe(0);
    expect(await readFile(at('out.env'), 'utf8')).toContain('SMTP_HOST=');
    expect((await run([at('check.json'), '--format', 'env', '--out', at('no/such/folder')])).code).toBe(74);
  });

  it('asks for no password unless it is told to', async () => {
    const secret = { env: { PW: 'Correct-Horse-7' } };
    const without = await run([at('check.json'), '--format', 'env', '--password-env', 'PW'], secret);
    expect(without.out).toContain("SMTP_PASSWORD='PUT-PASSWORD-HERE'");
    const file = at('secret.env');
    const options = ['--format', 'env', '--with-password', '--password-env', 'PW', '--out', file];
    expect((await run([at('check.json'), ...options], secret)).err).toContain('Your password is inside.');
    expect(await readFile(file, 'utf8')).toContain('SMTP_PASSWORD=Correct-Horse-7');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('without a terminal needs to be told where the password is', async () => {
    expect((await run([at('check.json'), '--format', 'env', '--with-password'])).code).toBe(64);
  });

  it.each([
    [['check.json', '--format', 'nope'], 64, 'There is no format "nope". Take one of these: device-sheet, '],
    [['check.json'], 64, 'Name a format with --format.'],
    [['missing.json', '--format', 'env'], 66, 'There is no file'],
    [['text.json', '--format', 'env'], 65, 'holds no JSON'],
    [['other.json', '--format', 'env'], 65, 'is no saved result'],
    [['nothing.json', '--format', 'env'], 65, 'found no settings'],
    [['open.json', '--format', 'env'], 78, 'Use --allow-unprotected to confirm.'],
    [['open.json', '--format', 'apple', '--allow-unprotected'], 65, 'Name it with --incoming.'],
    [['check.json', '--format', 'apple', '--with-password'], 65, 'This format never carries a password.'],
    [['check.json', '--format', 'env', '--from', 'nobody'], 65, 'The sender address cannot be used.'],
    [
      ['check.json', '--format', 'env', '--incoming', 'http://x.example'],
      64,
      'Give an address such as imaps://',
    ],
  ])('%j: %i', async ([file = '', ...rest], code, sentence) => {
    const { code: ended, out, err } = await run([at(file), ...rest, '--json']);
    expect(err).toContain(sentence);
    expect(ended).toBe(code);
    if (code === 64) expect(out).toBe('');
    else expect(exportResultSchema.parse(JSON.parse(out)).error?.text).toContain(sentence);
  });

  it('lists every format', async () => {
    const { out } = await run(['--list']);
    for (const { id } of exportFormats) expect(out).toContain(id);
    const { formats } = exportListSchema.parse(JSON.parse((await run(['--list', '--json'])).out));
    expect(formats.map(({ id }) => id)).toEqual(exportFormats.map(({ id }) => id));
  });

  it('needs something to export', async () => {
    expect(await run(['--format', 'env'])).toMatchObject({ code: 64, out: '' });
    expect((await run(['nobody@b@c.example', '--format', 'env'])).code).toBe(65);
  });
});
