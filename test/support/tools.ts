/** Programs that only tests need and npm brings: they are installed at first use, so that `npm ci` stays small. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const folder = path.resolve(import.meta.dirname, '../tools');
const lock = path.join(folder, 'package-lock.json');
/** The lockfile that the installed packages were installed from. */
const installed = path.join(folder, 'node_modules/.package-lock-copy');

/** The packages hold programs for Linux. Says so elsewhere, in one line. */
export function skipsTools(): boolean {
  const { platform, arch } = process;
  const there = platform === 'linux' && (arch === 'x64' || arch === 'arm64');
  if (!there)
    console.log(
      `skipped: the tools of test/tools are for Linux on x64 and arm64, not ${platform} on ${arch}`,
    );
  return !there;
}

/** Gives the folder of the packages of test/tools. Rejects with the words of npm. */
export async function installTools(): Promise<string> {
  if (!isInstalled()) {
    await npmCi();
    await copyFile(lock, installed);
  }
  return path.join(folder, 'node_modules');
}

function isInstalled(): boolean {
  return existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(lock, 'utf8');
}

/** No script of a package runs: the programs lie in the packages as they are. */
async function npmCi(): Promise<void> {
  const child = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, errors, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (exitCode !== 0) throw new Error(`the tools of test/tools cannot be installed: ${errors || output}`);
}
