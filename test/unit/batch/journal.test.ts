import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Earlier, openJournal, readEarlier } from '../../../electron/engine/batch/journal.ts';
import { unusableLine } from '../../../electron/engine/batch/line.ts';
import { BatchSummary } from '../../../electron/engine/batch/summary.ts';
import type { BatchLine } from '../../../shared/helpdesk-results.ts';

let folder = '';
const at = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-journal-'));
});
afterAll(() => rm(folder, { recursive: true }));

const line = (row: number, over: Partial<BatchLine> = {}): BatchLine => ({
  ...unusableLine(
    { number: row, email: `u${row}@shop.example`, note: '', column: 'email' },
    { code: 'x', text: 'y' },
  ),
  ...over,
});

async function open(file: string, resume = false) {
  const seen: BatchLine[] = [];
  const reading = await readEarlier(file, resume, (one) => seen.push(one));
  const journal = openJournal(file, resume);
  if (!reading.ok || !journal) throw new Error('not opened');
  return { earlier: reading.earlier, journal, seen };
}
const rows = ({ done, interrupted }: Earlier) => [[...done.keys()], [...interrupted]];

describe('the journal', () => {
  it('keeps a line per row, readable by nobody else', async () => {
    const file = at('first.jsonl');
    const { journal } = await open(file);
    journal.begin(1);
    const first = line(1);
    journal.finish(first);
    expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify(first)}\n`);
    journal.close(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(stat(`${file}.journal`)).rejects.toThrow();
  });

  it('does not write over an earlier run', async () => {
    await writeFile(at('taken.jsonl'), '');
    expect(await readEarlier(at('taken.jsonl'), false, () => {})).toEqual({ ok: false, problem: 'exists' });
    expect(openJournal(at('no/folder.jsonl'), false)).toBeNull();
  });

  it('knows what was finished and what was broken off', async () => {
    const file = at('resume.jsonl');
    const { journal } = await open(file);
    for (const row of [1, 2, 3]) journal.begin(row);
    journal.finish(line(2));
    journal.finish(line(9));
    journal.close(false);
    const { journal: again, earlier, seen } = await open(file, true);
    expect(rows(earlier)).toEqual([
      [2, 9],
      [1, 3],
    ]);
    expect(earlier.done.get(2)).toBe('u2@shop.example');
    expect(seen.map(({ row }) => row)).toEqual([2, 9]);
    again.finish(line(1));
    again.close(false);
    expect(rows((await open(file, true)).earlier)).toEqual([[2, 9, 1], [3]]);
  });

  it('drops half a line that a killed process left, and half a mark', async () => {
    const file = at('torn.jsonl');
    const { journal } = await open(file);
    journal.begin(1);
    journal.finish(line(1));
    journal.close(false);
    await appendFile(file, JSON.stringify(line(2)).slice(0, 40));
    await appendFile(`${file}.journal`, '12');
    const { journal: again, earlier } = await open(file, true);
    again.finish(line(3));
    again.close(false);
    expect(rows(earlier)).toEqual([[1], []]);
    expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(2);
  });

  it('begins anew where there is nothing to go on with', async () => {
    const { earlier, journal } = await open(at('new.jsonl'), true);
    expect(rows(earlier)).toEqual([[], []]);
    journal.close(true);
  });

  it('refuses a file with something else in it', async () => {
    await writeFile(at('foreign.jsonl'), 'hello\n');
    expect(await readEarlier(at('foreign.jsonl'), true, () => {})).toEqual({ ok: false, problem: 'foreign' });
    expect(await readFile(at('foreign.jsonl'), 'utf8')).toBe('hello\n');
  });
});

describe('the summary', () => {
  it('counts, and has the code of the worst row', () => {
    const summary = new BatchSummary();
    expect(summary.exitCode).toBe(0);
    const endpoint = { host: 'mail.shop.example', port: 465, security: 'tls' } as const;
    summary.add(line(1, { end: 'checked', verdict: 'works', exitCode: 0, endpoint, class: null }));
    expect(summary.exitCode).toBe(0);
    summary.add(line(2, { end: 'host-stopped', verdict: 'unfinished', exitCode: 75 }));
    expect(summary.exitCode).toBe(75);
    summary.add(
      line(3, { end: 'checked', verdict: 'fails', exitCode: 77, endpoint, class: 'auth-bad-credentials' }),
    );
    summary.add(line(4, { exitCode: 68 }));
    expect(summary).toMatchObject({ rows: 4, exitCode: 77 });
    expect([...summary.byVerdict]).toEqual([
      ['works', 1],
      ['unfinished', 1],
      ['fails', 2],
    ]);
    expect([...summary.byCause]).toEqual([
      ['host-stopped', 1],
      ['auth-bad-credentials', 1],
      ['unusable', 1],
    ]);
    expect(summary.byHost.get('mail.shop.example')).toEqual({ rows: 2, works: 1 });
  });
});
