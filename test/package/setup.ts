/** Packs the built program once for all tests of this folder, offline. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../../scripts/electron.mjs';
import { makeElectronFolder } from './electron-folder.ts';
import { runBuilder } from './run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with `linux-unpacked` and with `fpm`, what fpm was told for deb and rpm. */
    packed: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendwell-package-'));
  await makeElectronFolder(path.join(folder, 'electron'));
  const { code, output } = await runBuilder(
    [
      ...['--linux', 'deb', 'rpm', '--x64'],
      `-c.electronDist=${path.join(folder, 'electron')}`,
      `-c.directories.output=${folder}`,
    ],
    {
      PATH: `${path.join(root, 'test/package/bin')}${path.delimiter}${process.env.PATH}`,
      USE_SYSTEM_FPM: 'true',
      FPM_RECORD: path.join(folder, 'fpm'),
    },
  );
  const remove = () => rm(folder, { recursive: true, force: true });
  if (code !== 0) {
    await remove();
    throw new Error(`packing failed:\n${output}`);
  }
  provide('packed', folder);
  return remove;
}
