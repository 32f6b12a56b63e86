/** "Before 31 December" of docs/helpdesk-guide.md: each command of the shell is run with the sample files. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../../electron/cli/main.ts';
import { needs } from '../../integration/peers/packages.ts';
import { fakeSystem } from '../cli/fake-system.ts';

const docs = path.resolve(import.meta.dirname, '../../../docs');
const guide = readFileSync(path.join(docs, 'helpdesk-guide.md'), 'utf8');
const section = /^## Before 31 December[\s\S]*?(?=^## )/m.exec(guide)?.[0] ?? '';
const fenced = [...section.matchAll(/^```(\S*)\n([\s\S]*?)^```$/gm)];
const linesOf = (language: string) =>
  fenced.filter(([, one]) => one === language).flatMap(([, , text = '']) => text.trimEnd().split('\n'));

const programs = needs(['sh', 'jq']);
const shellThere = await programs.available();

describe('before 31 December', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-guide-'));
  const samples = path.join(folder, 'm365');
  const files = () =>
    readdirSync(samples, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        readdirSync(path.join(samples, name)).map((file) => path.join(samples, name, file)),
      );

  beforeAll(() => {
    cpSync(path.join(docs, 'samples/m365'), samples, { recursive: true });
    vi.useFakeTimers({ now: new Date('2026-12-01T08:00:00Z'), toFake: ['Date'] });
  });
  afterAll(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  /** As a shell in the folder of the samples would call it. */
  async function run(command: string) {
    const [call = '', kept] = command.split(' > ');
    const argv = call
      .split(' ')
      .slice(1)
      .flatMap((word) => {
        if (word === '*/*') return files();
        return /^\.\.\/|\.csv$/.test(word) ? [path.resolve(samples, word)] : [word];
      });
    const system = fakeSystem();
    const code = await main(argv, system);
    if (kept) {
      writeFileSync(path.resolve(samples, kept), system.out());
    }
    return { code, out: system.out(), err: system.err() };
  }

  it('has ten steps, and PowerShell beside each command', () => {
    expect([...section.matchAll(/^\*\*(\d+)\. /gm)].map(([, number]) => Number(number))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    const calls = (lines: string[]) => lines.filter((line) => line.startsWith('sendwell')).length;
    expect(calls(linesOf('powershell'))).toBe(calls(linesOf('')));
  });

  it('every command runs as it stands', async () => {
    for (const command of linesOf('').filter((line) => line.startsWith('sendwell'))) {
      const { code, err } = await run(command);
      expect(code, `${command}\n${err}`).toBe(0);
    }
    expect(readdirSync(path.join(folder, 'tickets')).sort()).toEqual([
      'kanzlei.md',
      'praxis.md',
      'shop.md',
      'verein.md',
      'werk.md',
    ]);
    expect(JSON.parse(readFileSync(path.join(folder, 'plan.json'), 'utf8')).summary).toMatchObject({
      tenants: 5,
      senders: 40,
    });
  });

  it.skipIf(!shellThere)('every other line of the shell runs as it stands', async () => {
    const lines = linesOf('').filter((line) => !line.startsWith('sendwell'));
    const outputs = new Map<string, string>();
    for (const line of lines) outputs.set(line, await programs.run('sh', ['-c', line], { cwd: samples }));
    const [cat, ls, jq] = ['cat ', 'ls ', 'jq '].map(
      (program) => outputs.get(lines.find((line) => line.startsWith(program)) ?? '') ?? '',
    );
    expect(lines).toHaveLength(3);
    expect(cat).toContain('tenant,address');
    expect(ls?.trim().split('\n')).toEqual(['kanzlei.md', 'praxis.md', 'shop.md', 'verein.md', 'werk.md']);
    expect(
      jq
        ?.trim()
        .split('\n')
        .map((row) => row.split('\t').length),
    ).toEqual(Array(31).fill(4));
  });

  /** No PowerShell runs here: its lines are compared with those of the shell, which run. */
  it('PowerShell has the same options, and every quote and bracket of it is closed', () => {
    const options = (line: string) => line.replace(/\*\/\* senders\.csv|\(Get-ChildItem [^)]*\)/, 'FILES');
    const calls = (lines: string[]) => lines.filter((line) => line.startsWith('sendwell')).map(options);
    expect(calls(linesOf('powershell'))).toEqual(calls(linesOf('')));
    for (const line of linesOf('powershell')) {
      const bare = line.replace(/"[^"]*"|'[^']*'/g, '');
      for (const [open = '', close = ''] of ['()', '{}', '[]'])
        expect(bare.split(open).length, line).toBe(bare.split(close).length);
      expect(bare, line).not.toMatch(/["']/);
    }
  });

  it('against the plan of a moment ago nothing changed', async () => {
    const { out } = await run('sendwell m365 */* senders.csv --compare ../plan.json');
    expect(out).toContain('Nothing changed.');
  });
});
