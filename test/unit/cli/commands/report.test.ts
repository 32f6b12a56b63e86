import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { reportSchema } from '../../../../shared/report.ts';
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

  it.each([
    [['missing.json'], 66],
    [['check.json', '--as', 'pdf'], 64],
  ])('%j: %i', async ([file = '', ...rest], expected) => {
    expect(await run([at(file), ...rest])).toMatchObject({ code: expected, out: '' });
  });
});
