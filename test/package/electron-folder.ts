/** A folder that electron-builder takes for an unpacked Electron of Linux. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * In the place of the program: it runs the packed program on the stand-in, once the test has unpacked the asar. At its
 * end it carries a fuse wire as Electron does: a mark, version 1, nine fuses with Electron's own settings.
 */
const program = [
  '#!/bin/sh',
  'exec "$STANDIN_NODE" --no-warnings "$STANDIN_START" "$0" "$PACKED_APP" "$@"',
  'exit',
  'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100101',
  '',
].join('\n');

const otherFiles = [
  'chrome-sandbox',
  'LICENSE',
  'LICENSES.chromium.html',
  ...['de', 'en-GB', 'en-US', 'fr', 'ja'].map((language) => `locales/${language}.pak`),
];

export async function makeElectronFolder(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await writeFile(path.join(folder, 'electron'), program, { mode: 0o755 });
  for (const name of otherFiles) await writeFile(path.join(folder, name), name);
}
