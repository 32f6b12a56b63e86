/** The built `sendwell` command, run as a program of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const root = path.resolve(import.meta.dirname, '../..');

/** The command: a program and its first argument. The one executable takes its place in `npm run test:single-file`. */
export const command: readonly [program: string, argument: string] = process.env.SENDWELL_LAUNCHER
  ? ['sh', process.env.SENDWELL_LAUNCHER]
  : [process.execPath, path.join(root, 'dist/cli/sendwell.js')];

export interface CliRun {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Builds every part of the program into dist/. */
export async function buildCli(): Promise<void> {
  const { exitCode, stdout, stderr } = await runNode(['node_modules/vite/bin/vite.js', 'build', '--app']);
  if (exitCode !== 0) throw new Error(`the build failed:\n${stdout}\n${stderr}`);
}

const buildCommandOnly = `
  import { createBuilder } from 'vite';
  const builder = await createBuilder({ logLevel: 'warn' });
  await builder.build(builder.environments.cli);
`;

/** Builds only the command: a second or two. */
export async function buildCommand(): Promise<void> {
  const { exitCode, stderr } = await runNode(['--input-type=module', '--eval', buildCommandOnly]);
  if (exitCode !== 0) throw new Error(`the build failed:\n${stderr}`);
}

/**
 * Runs `sendwell` with these arguments, without a terminal and with `variables` added to the environment. `hear` gets
 * what it says on stderr while it runs.
 */
export function runCli(
  args: string[],
  variables: Record<string, string> = {},
  input?: string,
  hear?: (words: string) => void,
): Promise<CliRun> {
  const [program, argument] = command;
  return run(program, [argument, ...args], variables, input, hear);
}

function runNode(args: string[]): Promise<CliRun> {
  return run(process.execPath, args, {});
}

async function run(
  program: string,
  args: string[],
  variables: Record<string, string>,
  input?: string,
  hear: (words: string) => void = () => {},
): Promise<CliRun> {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...variables, NODE_ENV: undefined, VITEST: undefined },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  child.stderr.on('data', (bytes) => hear(String(bytes)));
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { exitCode, stdout, stderr };
}
