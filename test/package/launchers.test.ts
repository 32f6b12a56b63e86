/** The small programs called `sendwell` that installers put on PATH. */
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/electron.mjs';
import { needs } from '../integration/peers/packages.ts';
import { run } from './run.ts';

const programs = needs(['sh']);
const posix = process.platform !== 'win32';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell launchers '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that prints its arguments, one per line. */
async function place(program: string, launcher: string, from: string): Promise<string> {
  const [programFile, launcherFile] = [path.join(folder, program), path.join(folder, launcher)];
  for (const file of [programFile, launcherFile]) await mkdir(path.dirname(file), { recursive: true });
  await writeFile(programFile, '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
  await copyFile(path.join(root, from), launcherFile);
  await chmod(launcherFile, 0o755);
  return launcherFile;
}

async function argumentsBehind(launcher: string, args: string[]): Promise<string[]> {
  const { stdout } = await run(launcher, args);
  return stdout.split('\n').slice(0, -1);
}

describe.runIf(posix)('on Linux', () => {
  let launcher: string;
  beforeAll(async () => {
    launcher = await place('opt/Sendwell/sendwell', 'usr/bin/sendwell', 'build/linux/sendwell');
  });

  test.each([
    [['check', 'anna@practice.example', '--ispdb', 'https://a.example/']],
    [['--version']],
    [['-h']],
    [['explain', '550 5.7.1 "$HOME" `no`', '']],
  ])('%j goes to the terminal program, without a sandbox for pages', async (args) => {
    expect(await argumentsBehind(launcher, args)).toEqual(['--no-sandbox', '--', ...args]);
  });

  test.each([[['--self-test']], [['--lang=de']], [['/home/anna/A b.sendwell.JSON']]])(
    '%j keeps the sandbox',
    async (args) => expect(await argumentsBehind(launcher, args)).toEqual(args),
  );

  test('a link to it finds the program', async () => {
    const link = path.join(folder, 'link');
    await symlink(launcher, link);
    expect(await argumentsBehind(link, ['-V'])).toEqual(['--no-sandbox', '--', '-V']);
  });
});

describe.runIf(posix)('on macOS', () => {
  const bundle = 'Applications/Sendwell.app/Contents';

  test('a link to it finds the program', async () => {
    const launcher = await place(
      `${bundle}/MacOS/Sendwell`,
      `${bundle}/Resources/bin/sendwell`,
      'build/macos/sendwell',
    );
    const link = path.join(folder, 'sendwell');
    await symlink(launcher, link);
    expect(await argumentsBehind(link, ['check', 'a b'])).toEqual(['--', 'check', 'a b']);
  });

  test('the installer script is good shell', async () => {
    const script = path.join(root, 'build/macos/pkg-scripts/postinstall');
    expect(await programs.finish('sh', ['-n', script])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe('on Windows', () => {
  const read = (name: string) => readFile(path.join(root, 'build/windows', name), 'utf8');

  test('the command file has the line ends of Windows and hands everything on behind the mark', async () => {
    const text = await read('sendwell.cmd');
    expect(text.match(/(?<!\r)\n/g)).toBeNull();
    expect(text).toContain('"%~dp0..\\..\\Sendwell.exe" -- %*\r\nexit /b %ERRORLEVEL%');
  });

  test('the installer puts its folder on PATH and takes it off again', async () => {
    const script = await read('installer.nsh');
    expect(script).toMatch(/!macro customInstall\s+!insertmacro sendwellPath add/);
    expect(script).toMatch(/!macro customUnInstall\s+!insertmacro sendwellPath remove/);
    expect(await read('path.ps1')).toContain("ValidateSet('add', 'remove')");
  });
});
