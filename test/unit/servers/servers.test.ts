import { describe, expect, it } from 'vitest';
import { failures, password, type Row } from './row.ts';
import { tables } from './rows/index.ts';
import { runRow } from './run-row.ts';
import { plainBlob } from './talk.ts';

const rows = Object.values<readonly Row[]>(tables).flat();

describe('the table of scripted servers', () => {
  it('has at least eighty rows, each with a name of its own', () => {
    const names = rows.map(({ name }) => name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(80);
  });

  it('shows every failure of the list', () => {
    const shown = new Set(rows.map(({ failure }) => failure));
    expect(failures.filter((failure) => !shown.has(failure))).toEqual([]);
  });
});

for (const [theme, table] of Object.entries<readonly Row[]>(tables)) {
  describe(theme, () => {
    it.each(table.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
      const outcome = await runRow(row);
      expect(outcome.complaints).toEqual([]);
      expect(outcome.reports).toEqual(row.reports);
      if (row.takesMs !== undefined) expect(outcome.elapsedMs).toBe(row.takesMs);
      for (const secret of [password, plainBlob, row.sending?.token, row.sending?.password])
        if (secret) expect(outcome.everything).not.toContain(secret);
    });
  });
}
