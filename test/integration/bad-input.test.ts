/** Files that are none: refused by kind and size before a byte is read. And an input without end, which a signal ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, command, runCli } from './cli.ts';
import { needs } from './peers/packages.ts';

const programs = needs(['mkfifo']);
const [program, argument] = command;
const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-bad-input-'));
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  await buildCommand();
  mkdirSync(at('folder'));
  writeFileSync(at('huge'), '');
  truncateSync(at('huge'), 2_000_000_000);
  writeFileSync(at('list.csv'), 'email,password\nana@shop.example,x\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every option and argument that names a file. */
const calls: [name: string, call: (file: string) => string[]][] = [
  ['settings', (file) => ['discover', 'ana@shop.example', '--settings', file]],
  ['certificates', (file) => ['discover', 'ana@shop.example', '--ca', file]],
  ['a result to report', (file) => ['report', file]],
  ['a result to export', (file) => ['export', file, '--format', 'json']],
  ['a table', (file) => ['batch', file, '--start', '--password-env', 'PW']],
  [
    'the results of an earlier table',
    (file) => ['batch', at('list.csv'), '--start', '--password-env', 'PW', '--resume', '--out', file],
  ],
  ['reports of Microsoft 365', (file) => ['m365', file]],
];
const kinds: Record<string, () => Promise<string>> = {
  'a pipe': async () => {
    const pipe = at(`pipe-${Math.random()}`);
    await programs.run('mkfifo', [pipe]);
    return pipe;
  },
  'an endless device': async () => '/dev/zero',
  'a folder': async () => at('folder'),
  '2 GB': async () => at('huge'),
};

describe.skipIf(process.platform === 'win32').each(Object.entries(kinds))('%s as', (_, make) => {
  it.concurrent.each(calls)('%s', async (_name, call) => {
    const file = await make();
    const run = await runCli([...call(file), '--timeout', '20'], { PW: 'secret' });
    // No file to read, or one that holds nothing of the kind.
    expect([65, 74], run.stderr).toContain(run.exitCode);
    expect(run.stderr).toContain(path.basename(file));
  });
});

/** More than a pipe holds: once it is gone, the program is reading. */
const begun = `"${'x'.repeat(800_000)}`;

describe.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)('%s ends', (signal) => {
  it.concurrent.each([
    ['a text that does not end', ['explain']],
    ['a table that does not end', ['m365', '-']],
    ['a result that does not end', ['report', '-']],
    ['settings that do not end', ['export', '-', '--format', 'json']],
    ['a configuration that does not end', ['inspect', '-']],
  ])('%s', async (_name, args) => {
    const child = spawn(program, [argument, ...args], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = once(child, 'exit');
    child.stdin.on('error', () => {});
    await new Promise((resolve) => child.stdin.write(begun, resolve));
    child.kill(signal);
    expect(await ended).toEqual([130, null]);
    child.stdin.destroy();
  });
});
