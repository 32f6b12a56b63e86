/** Mail servers exclude each other as packages: here one runs in a root of its own, which is this machine's with its packages laid over. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Daemon } from './daemon.ts';
import { downloadPackage, needs } from './packages.ts';

const programs = needs(['dpkg-deb', 'sh', 'unshare']);
const script = path.join(import.meta.dirname, 'own-root.sh');

/** Folders of downloaded packages of this test run, by the package that was asked for. */
const downloads = new Map<string, Promise<string>>();
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const folders: string[] = [];

export interface OwnRoot {
  /** A Debian package. What it needs and this machine has not comes with it. */
  package: string;
  /** Folder of the peer, to be seen at the same path inside. */
  folder: string;
  /** Lines for sh, run inside as root. The last one becomes the server, in the foreground. */
  start: string;
  ports: number[];
}

/** Starts a server in a root of its own, on this machine's loopback. Rejects as `startDaemon` does. */
export async function serveInOwnRoot({ package: name, folder, start, ports }: OwnRoot): Promise<Daemon> {
  const packages = await download(name);
  writeFileSync(path.join(folder, 'start.sh'), start);
  const namespaces = ['--mount', '--propagation', 'private', '--uts', '--pid', '--fork', '--kill-child'];
  const args = [...namespaces, 'sh', script, folder, packages];
  return programs.serve('unshare', args, path.join(folder, 'log'), ports);
}

/** True where the kernel lets this process lay one file system over another. Elsewhere one line says what is left out. */
export async function skipsOwnRoots(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return true;
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-root-'));
  const tryOut =
    'cd "$1"; mount -t tmpfs t .; mkdir u w m; mount -t overlay o -o lowerdir=/,upperdir=u,workdir=w m';
  const args = [
    '--mount',
    '--propagation',
    'private',
    '--uts',
    '--pid',
    '--fork',
    'sh',
    '-ec',
    tryOut,
    'sh',
    folder,
  ];
  const { exitCode, stderr } = await programs.finish('unshare', args);
  rmSync(folder, { recursive: true });
  if (exitCode !== 0) console.log(`skipped: no mail servers in roots of their own: ${stderr.trim()}`);
  return exitCode !== 0;
}

function download(name: string): Promise<string> {
  const known = downloads.get(name);
  if (known !== undefined) return known;
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-packages-'));
  folders.push(folder);
  const done = downloadPackage(name, folder).then(() => folder);
  downloads.set(name, done);
  return done;
}
