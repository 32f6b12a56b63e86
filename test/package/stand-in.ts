/** Runs a packed program, whose place of Electron is taken by electron-folder.ts, on the stand-in for Electron. */
import path from 'node:path';
import { findChromium, prepareStandin, root } from '../../scripts/electron.mjs';
import { unpackAsar } from './asar.ts';

/** Unpacks the archive into the folder and answers the environment that the program needs. */
export async function standInFor(asar: string, folder: string): Promise<NodeJS.ProcessEnv> {
  await unpackAsar(asar, folder);
  return {
    ...(await prepareStandin(findChromium() ?? '')),
    STANDIN_START: path.join(root, 'dist-standin/start.js'),
    PACKED_APP: folder,
  };
}
