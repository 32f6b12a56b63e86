import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { reportResultSchema, reportSchema } from '../../../../shared/report.ts';
import { refusedResult } from '../../../support/check-results.ts';
import { fakeSystem } from '../fake-system.ts';

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-report-'));
  await writeFile(at('check.json'), JSON.stringify(refusedResult()));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(argv: string[], input = '') {
  const system = fakeSystem({ input });
  const code = await main(['report', ...argv], system);
  return { code, out: system.out(), err: system.err() };
}

describe('sendwell report', () => {
  it('is plain text with masked addresses', async () => {
    const { code, out } = await run([at('check.json')]);
    expect(code).toBe(0);
    expect(out).toContain('a***@shop.example');
    expect(out).not.toContain('ana@');
    expect((await run([at('check.json'), '--show-addresses'])).out).toContain('ana@shop.example');
  });

  it('has other forms, also from a saved report', async () => {
    const json = await run([at('check.json'), '--json']);
    expect(reportSchema.parse(JSON.parse(json.out)).masked).toBe(true);
    expect((await run(['-', '--as', 'markdown'], json.out)).out).toContain('# Sendwell report for IT\n');
    expect((await run([at('check.json'), '--as', 'html', '--out', at('report.html')])).out).toBe('');
    expect(await readFile(at('report.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('with --json and --out has the file in its form, and JSON on stdout', async () => {
    const { out } = await run([at('check.json'), '--json', '--as', 'markdown', '--out', at('report.md')]);
    expect(reportSchema.parse(JSON.parse(out)).masked).toBe(true);
    expect(await readFile(at('report.md'), 'utf8')).toContain('# Sendwell report for IT\n');
  });

  it.each([
    [['missing.json'], 66, 'no-such-file'],
    [['text.json'], 65, 'not-json'],
    [['foreign.json'], 65, 'foreign-json'],
    [['.'], 74, 'file-unreadable'],
    [['check.json', '--out', '.'], 74, 'file-exists'],
    [['check.json', '--settings', 'missing.json'], 66, 'no-such-file'],
  ])('%j: %i, as JSON too', async ([file = '', ...rest], expected, code) => {
    await writeFile(at('text.json'), 'text');
    await writeFile(at('foreign.json'), '{}');
    const given = rest.map((word) => (word.startsWith('--') ? word : at(word)));
    expect(await run([at(file), ...given])).toMatchObject({ code: expected, out: '' });
    const { out } = await run([at(file), ...given, '--json']);
    expect(reportResultSchema.parse(JSON.parse(out))).toMatchObject({ error: { code } });
  });

  it('a form that there is not is no report: 64', async () => {
    expect(await run([at('check.json'), '--as', 'pdf', '--json'])).toMatchObject({ code: 64, out: '' });
  });
});
