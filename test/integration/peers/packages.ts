/** Real mail programs from Debian packages. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plainEnvironment } from './daemon.ts';

/** Why no peers can be had on this machine, in words for the "skipped" line; null when they can. */
export function peersUnavailable(): string | null {
  if (process.platform !== 'linux') return 'real mail servers need Debian packages';
  if (process.getuid?.() !== 0) return 'real mail servers need root to be installed and run';
  if (!existsSync('/usr/bin/apt-get')) return 'real mail servers need apt-get';
  return null;
}

/** Installs what is missing. Throws with the words of apt-get. */
export function install(packages: string[]): void {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  withoutAutostart(() => aptWithRetry(['install', '-y', '--no-install-recommends', ...missing]));
}

/** Mail servers conflict as packages: a second one is unpacked into a folder and run from there. */
export function unpack(folder: string, packages: string[]): void {
  mkdirSync(folder, { recursive: true });
  aptWithRetry(['download', '-o', 'APT::Sandbox::User=root', ...packages], folder);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    run('dpkg-deb', ['-x', path.join(folder, file), folder]);
    rmSync(path.join(folder, file));
  }
}

/** Runs a program to its end and returns what it printed. Throws when it fails. */
export function run(command: string, args: string[], input?: string): string {
  const result = spawnSync(command, args, { encoding: 'utf8', env: plainEnvironment, input });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stderr || result.error}`);
  return result.stdout;
}

function isInstalled(name: string): boolean {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  return query.stdout === 'installed';
}

/** A fresh machine has no package lists yet. */
function aptWithRetry(args: string[], cwd?: string): void {
  const apt = (command: string[]) =>
    spawnSync('apt-get', command, { encoding: 'utf8', env: plainEnvironment, cwd });
  if (apt(args).status === 0) return;
  apt(['update']);
  const second = apt(args);
  if (second.status !== 0) throw new Error(`apt-get ${args.join(' ')}: ${second.stderr}`);
}

/** Debian starts a daemon when its package is installed, unless this file says no. */
function withoutAutostart(task: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return task();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    task();
  } finally {
    rmSync(policy);
  }
}
