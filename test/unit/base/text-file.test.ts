/** What is no plain file, or too large a one, is refused before a byte is read. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readTextFile } from '../../../electron/engine/base/text-file.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'sendwell-files-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const refused = { ok: false, problem: 'file-unreadable' };

test('a plain file up to the size is read; a missing one is told apart', async () => {
  const file = path.join(folder(), 'a.json');
  writeFileSync(file, 'äb');
  expect(await readTextFile(file, 3)).toMatchObject({ ok: true, text: 'äb' });
  expect(await readTextFile(file, 2)).toEqual(refused);
  expect(await readTextFile(`${file}x`, 3)).toEqual({ ok: false, problem: 'no-such-file' });
});

test('a folder and 2 GB are refused', async () => {
  const place = folder();
  const huge = path.join(place, 'huge.json');
  writeFileSync(huge, '');
  truncateSync(huge, 2_000_000_000);
  expect(await readTextFile(place, 1_000)).toEqual(refused);
  expect(await readTextFile(huge, 1_000_000)).toEqual(refused);
});

test.skipIf(process.platform === 'win32')('an endless device is refused', async () => {
  expect(await readTextFile('/dev/zero', 1_000)).toEqual(refused);
});
