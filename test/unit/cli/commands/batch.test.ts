import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { type ServedWorld, servePracticeWorld } from '../../../../electron/engine/practice/serve.ts';
import { startPracticeWorld } from '../../../../electron/engine/practice/start.ts';
import type { PracticeWorld } from '../../../../electron/engine/practice/world.ts';
import { type BatchLine, batchLineSchema } from '../../../../shared/helpdesk-results.ts';
import { type FakeOptions, fakeSystem } from '../fake-system.ts';

let folder = '';
let world: PracticeWorld;
let served: ServedWorld;
let account = '';
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  world = await startPracticeWorld('works');
  served = await servePracticeWorld(world);
  account = `${world.address},127.0.0.1,${world.ports[465]},tls`;
});
afterAll(async () => {
  await served.close();
  await world.close();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-batch-'));
  await writeFile(at('ca.pem'), world.caPem);
});
afterEach(() => rm(folder, { recursive: true }));

/** Rows for the practice account; the practice zone leads to its ports. */
async function table(name: string, rows: string[], heading = 'email,note') {
  await writeFile(at(name), `${heading}\n${rows.map((row) => `${row}\n`).join('')}`);
  return at(name);
}

async function run(argv: string[], options: FakeOptions = {}) {
  const system = fakeSystem({ input: '', env: { PW: world.password }, ...options });
  const reach = [
    '--dns',
    `${served.dns.ip}:${served.dns.port}`,
    '--ca',
    at('ca.pem'),
    '--offline-db',
    'off',
    '--ispdb',
    'http://127.0.0.1:9/',
  ];
  const code = await main(['batch', ...argv, ...reach], system);
  return { code, out: system.out(), err: system.err(), lines: linesOf(system.out()) };
}

const linesOf = (text: string): BatchLine[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => batchLineSchema.parse(JSON.parse(line)));

const quick = ['--password-env', 'PW', '--pause', '0', '--no-send'];

describe('sendwell batch', () => {
  it('writes JSON Lines to stdout, and plan and summary to stderr', async () => {
    const file = await table('a.csv', [`${world.address},first`, 'nobody,second', `${world.address},third`]);
    const { code, lines, err } = await run([file, ...quick]);
    expect(lines.sort((a, b) => a.row - b.row)).toMatchObject([
      { row: 1, verdict: 'works', exitCode: 0, note: 'first' },
      { row: 2, end: 'unusable', exitCode: 65, note: 'second', error: { code: 'row-email' } },
      { row: 3, verdict: 'works' },
    ]);
    expect(code).toBe(65);
    expect(err).toContain('It works for 2 of 3.');
    expect(err).toMatch(/Rows +3\n/);
    expect(err).toMatch(/mail\.practice\.example +2 +2/);
  });

  it('ends with the code of the worst row, and stops at a host that refuses', async () => {
    const file = await table(
      'a.csv',
      Array.from({ length: 4 }, () => `${world.address},`),
    );
    const { code, lines } = await run([file, '--password-env', 'PW', '--pause', '0'], {
      env: { PW: 'wrong' },
    });
    expect(code).toBe(77);
    expect(lines.map(({ end }) => end)).toEqual(['checked', 'checked', 'host-stopped', 'host-stopped']);
    expect(lines[0]?.class).toBe('auth-bad-credentials');
  });

  it('writes a table as well, with what a former run found', async () => {
    const file = await table('a.csv', [`${world.address},=1+1`, 'nobody,"a, b"']);
    const more = [file, ...quick, '--out', at('a.jsonl'), '--csv', at('results.csv')];
    await run(more);
    const first = await readFile(at('results.csv'), 'utf8');
    const [heading, ...rows] = first.trimEnd().split('\r\n');
    expect(heading).toMatch(/^\ufeffrow,email,verdict,end,class,host,port,security,/);
    expect(rows.sort()).toEqual([
      expect.stringMatching(
        new RegExp(`^1,${world.address},works,checked,,mail\\.practice\\.example,\\d+,.*,'=1\\+1$`),
      ),
      expect.stringMatching(/^2,nobody,fails,unusable,.*,"a, b"$/),
    ]);
    await run([...more, '--resume']);
    expect((await readFile(at('results.csv'), 'utf8')).split('\r\n').sort()).toEqual(
      first.split('\r\n').sort(),
    );
    expect((await run([file, ...quick, '--csv', at('no/such/folder.csv')])).code).toBe(74);
  });

  it.each(['the list itself', 'the results'])('takes no table in the place of %s', async (other) => {
    const file = await table('a.csv', [`${world.address},first`]);
    const out = at('a.jsonl');
    await writeFile(out, 'earlier');
    const csv = other === 'the results' ? out : path.join(folder, '.', 'a.csv');
    const { code } = await run([file, ...quick, '--out', out, '--resume', '--csv', csv]);
    expect(code).toBe(64);
    expect(await readFile(out, 'utf8')).toBe('earlier');
    expect(await readFile(file, 'utf8')).toContain('first');
  });

  it('a dry run contacts nobody', async () => {
    const before = world.events().length;
    const file = await table('a.csv', [`${world.address},`, 'nobody,']);
    const { code, out, err } = await run([file, '--dry-run']);
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain('Row 2: the address in "email" cannot be used.');
    expect(world.events().length).toBe(before);
    expect((await run([await table('b.csv', [account], 'email,host,port,security'), '--dry-run'])).code).toBe(
      0,
    );
  });

  it('goes on where it was broken off', async () => {
    const file = await table(
      'a.csv',
      ['x', 'y', 'z'].map((note) => `${world.address},${note}`),
    );
    const out = at('out.jsonl');
    await run([file, ...quick, '--out', out]);
    const whole = await readFile(out, 'utf8');
    const [first = ''] = whole.split('\n');
    await writeFile(out, `${first}\n${whole.slice(first.length + 1, first.length + 40)}`);
    await writeFile(`${out}.journal`, '1\n2\n');
    const again = await run([file, ...quick, '--out', out, '--resume']);
    const lines = linesOf(await readFile(out, 'utf8'));
    expect(lines.map(({ row, end }) => [row, end])).toEqual([
      [1, 'checked'],
      [2, 'interrupted'],
      [3, 'checked'],
    ]);
    expect([again.code, again.out]).toEqual([75, expect.stringContaining('It works for 2 of 3.')]);
    expect((await run([file, ...quick, '--out', out])).code).toBe(74);
    expect((await run([file, ...quick, '--out', out, '--resume'])).code).toBe(75);
  });

  it('sees that the results belong to another file', async () => {
    const out = at('out.jsonl');
    await run([await table('a.csv', [`${world.address},`]), ...quick, '--out', out]);
    const other = await table('b.csv', ['ana@shop.example,']);
    expect(await run([other, ...quick, '--out', out, '--resume'])).toMatchObject({
      code: 65,
      err: expect.stringContaining('another account'),
    });
  });

  it.skipIf(process.platform === 'win32')('takes the password of each row from a command', async () => {
    const file = await table('a.csv', [`${world.address},`, `${world.address},$(touch ${at('hacked')})`]);
    const command = `test "$SENDWELL_EMAIL" = ${world.address} && printf '%s\\n' '${world.password}'`;
    const { code, lines } = await run([file, '--pause', '0', '--no-send', '--password-command', command]);
    expect([code, lines.length]).toEqual([0, 2]);
    await expect(readFile(at('hacked'))).rejects.toThrow();
    const failed = await run([file, '--pause', '0', '--password-command', 'exit 1']);
    expect(failed.lines.map(({ end, error }) => [end, error?.code])).toEqual([
      ['unusable', 'secret-command-failed'],
      ['unusable', 'secret-command-failed'],
    ]);
  });

  it('asks a person before it starts, and for the password', async () => {
    const file = await table('a.csv', [`${world.address},`]);
    const refused = fakeSystem({ person: true });
    const argv = [
      'batch',
      file,
      '--dns',
      `${served.dns.ip}:${served.dns.port}`,
      '--ca',
      at('ca.pem'),
      '--ispdb',
      'http://127.0.0.1:9/',
      '--offline-db',
      'off',
    ];
    const ended = main(argv, refused);
    await until(() => refused.err().includes('Start? [y/N]'));
    refused.stdin.write('\r');
    expect(await ended).toBe(130);
    const agreed = fakeSystem({ person: true });
    const checked = main([...argv, '--no-send'], agreed);
    await until(() => agreed.err().includes('Start? [y/N]'));
    agreed.stdin.write('y\r');
    await until(() => agreed.err().includes(`Password of ${world.address}`));
    agreed.stdin.write(`${world.password}\r`);
    expect(await checked).toBe(0);
    expect(agreed.out() + agreed.err()).not.toContain(world.password);
  });

  it.each([
    [['missing.csv', '--password-env', 'PW'], 66, 'file', 'no-such-file'],
    [['secret.csv', '--password-env', 'PW'], 65, 'Passwords have no place in it', 'table-password-column'],
    [['a.csv', '--password-env', 'NONE'], 65, 'not set', 'secret-not-set'],
    [['a.csv', '--password-env', 'PW', '--to', 'nobody'], 65, 'recipient', 'to-no-at'],
    [['a.csv'], 64, 'No password was given', null],
    [['a.csv', '--password-env', 'PW', '--resume'], 64, '--resume needs --out', null],
    [['a.csv', '--password-env', 'PW', '--jobs', '0'], 64, 'from 1 to 64', null],
  ] as const)('%j: %i', async ([name, ...rest], code, sentence, error) => {
    await table('a.csv', [`${world.address},`]);
    await table('secret.csv', [], 'email,password');
    const ended = await run([at(name), ...rest]);
    expect(ended.err).toContain(sentence);
    expect(ended.code).toBe(code);
    expect(ended.lines.map((line) => [line.row, line.exitCode, line.error?.code])).toEqual(
      error === null ? [] : [[0, code, error]],
    );
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
