/** Real mail programs from Debian packages. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { plainEnvironment } from './daemon.ts';

/** True when no real servers can be had on this machine. Says so, and why, in one line. */
export function skipsPeers(): boolean {
  const reason = whyNoPeers();
  if (reason !== null) console.log(`skipped: ${reason}`);
  return reason !== null;
}

function whyNoPeers(): string | null {
  if (process.platform !== 'linux') return 'real mail servers need Debian packages';
  if (process.getuid?.() !== 0) return 'real mail servers need root to be installed and run';
  if (!existsSync('/usr/bin/apt-get')) return 'real mail servers need apt-get';
  return null;
}

/** Installs what is missing. Rejects with the words of apt-get. */
export async function install(packages: string[]): Promise<void> {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  await withoutAutostart(() => apt(['install', '-y', '--no-install-recommends', ...missing]));
}

/** Mail servers conflict as packages: a second one is unpacked into a folder, and only its libraries are installed. */
export async function unpack(folder: string, packages: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await apt(['download', '-o', 'APT::Sandbox::User=root', ...packages], folder);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.deb'))) {
    const file = path.join(folder, name);
    const depends = await run('dpkg-deb', ['-f', file, 'Depends']);
    await install(depends.split(/,\s*/).flatMap((one) => /^lib[^\s(|]+/.exec(one) ?? []));
    await run('dpkg-deb', ['-x', file, folder]);
    rmSync(file);
  }
}

/** Runs a program to its end and returns what it printed. Rejects when it fails. */
export async function run(
  command: string,
  args: string[],
  { input = '', cwd }: RunOptions = {},
): Promise<string> {
  const child = spawn(command, args, { env: plainEnvironment, cwd });
  // A program need not read what it is given.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, errors, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')}: ${errors || output}`);
  return output;
}

interface RunOptions {
  input?: string;
  cwd?: string;
}

function isInstalled(name: string): boolean {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholder
  const query = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  return query.stdout === 'installed';
}

/** A fresh machine has no package lists yet, and another installation may be under way. */
async function apt(args: string[], cwd?: string): Promise<void> {
  const command = ['-o', 'DPkg::Lock::Timeout=120', ...args];
  try {
    await run('apt-get', command, { cwd });
  } catch {
    await run('apt-get', ['update']);
    await run('apt-get', command, { cwd });
  }
}

/** Debian starts a daemon when its package is installed, unless this file says no. */
async function withoutAutostart(task: () => Promise<void>): Promise<void> {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return task();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await task();
  } finally {
    rmSync(policy);
  }
}
