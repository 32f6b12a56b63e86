import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { moveToVisitFolder } from '../../../../electron/shell/window/visit.ts';

test('a visit takes away what an older one left, and nothing in its way stops it', () => {
  const temporary = mkdtempSync(path.join(tmpdir(), 'sendwell-temporary-'));
  const [old, running, nowhere] = ['old', 'running', 'nowhere'].map((name) =>
    path.join(temporary, `sendwell-visit-${name}`),
  ) as [string, string, string];
  try {
    mkdirSync(old);
    utimesSync(old, 0, 0);
    mkdirSync(running);
    symlinkSync(path.join(temporary, 'gone'), nowhere, 'junction');
    let moved = '';
    moveToVisitFolder({
      getPath: () => temporary,
      setPath: (_name, folder) => {
        moved = folder;
      },
    });
    expect(path.dirname(moved)).toBe(temporary);
    expect([old, running, moved].map(existsSync)).toEqual([false, true, true]);
    expect(readdirSync(temporary)).toHaveLength(3);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});
