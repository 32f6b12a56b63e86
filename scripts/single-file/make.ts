/** Puts one file of code into a copy of Node (nodejs.org/api/single-executable-applications.html). */
import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createBuilder } from 'vite';
import manifest from '../../package.json' with { type: 'json' };
import { injector } from './injector.ts';

/** Node looks for its own mark: a program without it cannot take a part. */
const mark = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const part = 'NODE_SEA_BLOB';
const systems: Partial<Record<NodeJS.Platform, string>> = { win32: 'win', darwin: 'mac' };

/** Makes the executable in `folder` and gives its path. Rejects where Node or the system does not take part. */
export async function makeSingleFile(folder: string): Promise<string> {
  const node = await readFile(process.execPath);
  if (!node.includes(mark)) throw new Error(`${process.execPath} takes no program: take Node of nodejs.org`);
  const { inject } = await injector();
  await mkdir(folder, { recursive: true });
  const blob = await makeBlob(path.join(folder, 'bundle'));
  const file = path.join(folder, fileName());
  await copyFile(process.execPath, file);
  await chmod(file, 0o755);
  if (process.platform === 'darwin') execFileSync('codesign', ['--remove-signature', file]);
  await inject(file, part, blob, { sentinelFuse: mark, machoSegmentName: 'NODE_SEA' });
  // Apple silicon starts nothing without a signature; this one names nobody.
  if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', file]);
  return file;
}

/** As the installers are named: `sendwell-1.0.0-win-x64.exe`. */
function fileName(): string {
  const { platform, arch } = process;
  const end = platform === 'win32' ? '.exe' : '';
  return `sendwell-${manifest.version}-${systems[platform] ?? platform}-${arch}${end}`;
}

/** The code in one CommonJS file, with what V8 made of it: this Node need not read it again. */
async function makeBlob(folder: string): Promise<Buffer> {
  const builder = await createBuilder({ logLevel: 'warn' }, false);
  const { singleFile } = builder.environments;
  if (singleFile === undefined) throw new Error('vite.config.ts has no environment singleFile');
  await builder.build(singleFile);
  const output = path.join(folder, 'sendwell.blob');
  const config = path.join(folder, 'sea.json');
  const main = path.join(folder, 'sendwell.cjs');
  const switches = { disableExperimentalSEAWarning: true, useCodeCache: true };
  await writeFile(config, JSON.stringify({ main, output, ...switches }));
  execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: 'pipe' });
  return readFile(output);
}
