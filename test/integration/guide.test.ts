/** docs/helpdesk-guide.md: the commands for jq and GNU parallel are run as they stand there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from './peers/packages.ts';
import { skipsPeers } from './peers.ts';

const programs = needs(['sh', 'jq', 'parallel']);

const guide = readFileSync(new URL('../../docs/helpdesk-guide.md', import.meta.url), 'utf8');
const fenced = [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
const blocks = fenced.filter(([, language]) => language === '').map(([, , text = '']) => text);
const commands = blocks.join('').split('\n');

const line = (row: number, verdict: string, cause: string | null, end = 'checked') => ({
  schema: 'sendwell/batch/1',
  row,
  email: `user${row}@shop.example`,
  end,
  verdict,
  class: cause,
  actor: cause === null ? null : 'you',
  endpoint: end === 'checked' ? { host: 'mail.shop.example', port: 465, security: 'tls' } : null,
});
const results = [
  line(1, 'works', null),
  line(2, 'fails', 'auth-bad-credentials'),
  line(3, 'works', null),
  line(4, 'fails', null, 'unusable'),
];

describe.skipIf(skipsPeers())('the helpdesk guide', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-guide-'));
  const shell = (command: string) => programs.run('sh', ['-c', command], { cwd: folder });

  beforeAll(async () => {
    await programs.install();
    writeFileSync(
      path.join(folder, 'results.jsonl'),
      results.map((one) => `${JSON.stringify(one)}\n`).join(''),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names what does not work', async () => {
    const [command = ''] = commands.filter((one) => one.includes('@tsv'));
    expect(await shell(command)).toBe(
      '2\tuser2@shop.example\tauth-bad-credentials\tyou\n4\tuser4@shop.example\tunusable\t\n',
    );
  });

  it('counts the outcomes', async () => {
    const [command = ''] = commands.filter((one) => one.startsWith('jq -s'));
    expect(JSON.parse(await shell(command))).toEqual({ works: 2, 'auth-bad-credentials': 1, unusable: 1 });
  });

  it('makes a table', async () => {
    const [command = ''] = commands.filter((one) => one.includes('@csv'));
    await shell(command);
    expect(readFileSync(path.join(folder, 'results.csv'), 'utf8').split('\n')[1]).toBe(
      '2,"user2@shop.example","fails","auth-bad-credentials","mail.shop.example",465',
    );
  });

  it('cuts a list, each part with its header', async () => {
    const [cut = ''] = blocks
      .filter((block) => block.includes('--pipe'))
      .map((block) => block.split('\nparallel')[0]);
    const rows = Array.from(
      { length: 1_200 },
      (_, index) => `user${index}@${index % 7}.example,note ${index}\n`,
    );
    writeFileSync(path.join(folder, 'accounts.csv'), `email,note\n${rows.join('')}`);
    await shell(cut);
    const parts = readdirSync(folder).filter((name) => name.startsWith('part-'));
    const lines = parts.map((name) => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n'));
    expect(parts).toHaveLength(3);
    expect(lines.every(([header]) => header === 'email,note')).toBe(true);
    expect(lines.flatMap(([, ...rest]) => rest).sort()).toEqual(rows.map((row) => row.trimEnd()).sort());
  });
});
