/** The programs that tests start, and the Debian packages that bring them: the one way from a test to a program. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type Daemon, plainEnvironment, startDaemon } from './daemon.ts';

/** Packages of every program that a test may declare. An empty list: the smallest Debian has it. */
const packagesOf = {
  '/usr/bin/python3': ['python3'],
  '/usr/lib/postfix/sbin/master': ['postfix'],
  appstreamcli: ['appstream'],
  bash: [],
  chmod: [],
  chown: [],
  cp: [],
  curl: ['curl'],
  dovecot: ['dovecot-core'],
  'dpkg-deb': [],
  faketime: ['faketime'],
  getent: [],
  git: ['git'],
  haproxy: ['haproxy'],
  ip: ['iproute2'],
  jq: ['jq'],
  ldd: [],
  msmtp: ['msmtp'],
  mkfifo: [],
  mv: [],
  nsd: ['nsd'],
  'nsd-checkzone': ['nsd'],
  openssl: ['openssl'],
  parallel: ['parallel'],
  php: ['php-cli'],
  postconf: ['postfix'],
  postfix: ['postfix'],
  postmap: ['postfix'],
  'rsvg-convert': ['librsvg2-bin'],
  ruby: ['ruby'],
  saslpasswd2: ['sasl2-bin'],
  sh: [],
  'smtp-sink': ['postfix'],
  strace: ['strace'],
  stunnel4: ['stunnel4'],
  swaks: ['swaks'],
  unshare: ['util-linux'],
  useradd: ['passwd'],
  xmllint: ['libxml2-utils'],
  zbarimg: ['zbar-tools'],
} as const satisfies Record<string, readonly string[]>;

export type Program = keyof typeof packagesOf;

interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

interface RunOptions {
  input?: string;
  cwd?: string;
}

/** What a test file declared. It can start these programs and no others; the first start installs what is missing. */
export interface Programs<P extends Program> {
  /** Installs what is missing. Rejects with the words of apt-get. */
  install(): Promise<void>;
  /** True when all are there, or could be installed. Elsewhere one line says what is left out. */
  available(): Promise<boolean>;
  /** Runs a program to its end, whatever that is. */
  finish(program: P, args: string[], options?: RunOptions): Promise<Ended>;
  /** Runs a program to its end and returns what it printed. Rejects when it fails. */
  run(program: P, args: string[], options?: RunOptions): Promise<string>;
  /** Starts a server: see `startDaemon`. */
  serve(program: P, args: string[], log: string, ports: number[]): Promise<Daemon>;
}

/** Declares the programs that a test file starts, and the packages of libraries and plug-ins that they need beside them. */
export function needs<P extends Program>(programs: readonly P[], libraries: string[] = []): Programs<P> {
  const packages = [
    ...new Set([...programs.flatMap((name): string[] => [...packagesOf[name]]), ...libraries]),
  ];
  let installed: Promise<void> | undefined;
  const install = () => {
    installed ??= installPackages(packages);
    return installed;
  };
  const finish: Programs<P>['finish'] = async (program, args, options) => {
    await install();
    return runToEnd(program, args, options);
  };
  return {
    install,
    async available() {
      const missing = programs.filter((name) => !isThere(name));
      if (missing.length === 0) return true;
      const reason = whyNoPackages();
      if (reason !== null) console.log(`skipped: no ${missing.join(', ')}: ${reason}`);
      else await install();
      return reason === null;
    },
    finish,
    async run(program, args, options) {
      await install();
      return run(program, args, options);
    },
    async serve(program, args, log, ports) {
      await install();
      return startDaemon(program, args, log, ports);
    },
  };
}

/** True when no real servers can be had on this machine. Says so, and why, in one line. */
export function skipsPeers(): boolean {
  const reason = whyNoPackages();
  if (reason !== null) console.log(`skipped: no real mail servers: ${reason}`);
  return reason !== null;
}

function whyNoPackages(): string | null {
  if (process.platform !== 'linux') return 'they come from Debian packages';
  if (process.getuid?.() !== 0) return 'only root can install and run them';
  if (!existsSync('/usr/bin/apt-get')) return 'apt-get is missing';
  return null;
}

/**
 * Unpacks a program into `folder` where its package cannot be installed, because mail servers conflict as packages.
 * Its libraries are installed.
 */
export async function unpack(folder: string, packages: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await apt(['download', '-o', 'APT::Sandbox::User=root', ...packages], folder);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.deb'))) {
    const file = path.join(folder, name);
    const depends = await run('dpkg-deb', ['-f', file, 'Depends']);
    await installPackages(depends.split(/,\s*/).flatMap((one) => /^lib[^\s(|]+/.exec(one) ?? []));
    await run('dpkg-deb', ['-x', file, folder]);
    rmSync(file);
  }
}

/** Fetches into `folder` what a package needs here and this machine has not. Nothing is installed, nothing removed. */
export async function downloadPackage(name: string, folder: string): Promise<void> {
  mkdirSync(path.join(folder, 'partial'), { recursive: true });
  const options = ['--no-install-recommends', '--download-only', '-o', `Dir::Cache::archives=${folder}/`];
  await apt(['install', '-y', ...options, '-o', 'APT::Sandbox::User=root', name]);
}

async function runToEnd(command: string, args: string[], options: RunOptions = {}): Promise<Ended> {
  const child = spawn(command, args, { env: plainEnvironment, cwd: options.cwd });
  // A program need not read what it is given.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { exitCode, stdout, stderr };
}

async function run(command: string, args: string[], options?: RunOptions): Promise<string> {
  const { exitCode, stdout, stderr } = await runToEnd(command, args, options);
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr || stdout}`);
  return stdout;
}

/** By its name on the path of every test, or at its full path. */
function isThere(program: Program): boolean {
  return plainEnvironment.PATH.split(':').some((folder) => existsSync(path.resolve(folder, program)));
}

async function installPackages(packages: string[]): Promise<void> {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  await withoutAutostart(() => apt(['install', '-y', '--no-install-recommends', ...missing]));
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
    rmSync(policy, { force: true });
  }
}
