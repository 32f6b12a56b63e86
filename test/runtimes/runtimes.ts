/** What Sendwell runs on: Node, and Electron, which carries Node 24 and BoringSSL. Bun carries BoringSSL, too. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { installTools } from '../support/tools.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Node 20 is the oldest that is promised, of its oldest version. */
export const runtimeNames = ['node20', 'node24', 'bun'] as const;
export type RuntimeName = (typeof runtimeNames)[number];

const ourBug = 70;

/** Milliseconds. */
const longestMs = 120_000;

/** Programs that run at the same time. More would make each other slow, which is something that Sendwell tells. */
const atOnce = 6;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

interface Run {
  exitCode: number | null;
  /** What it printed, as JSON. */
  result: unknown;
}

/**
 * Runs the built `sendwell` with these arguments and `--json` on one of the runtimes. Rejects with what it says
 * when it prints no JSON, or has a fault of its own.
 */
export function runOn(
  runtime: RuntimeName,
  args: string[],
  variables: Record<string, string> = {},
): Promise<Run> {
  return inTurn(() => run(runtime, args, variables));
}

async function run(runtime: RuntimeName, args: string[], variables: Record<string, string>): Promise<Run> {
  const program = await programOf(runtime);
  const child = spawn(program, ['dist/cli/sendwell.js', ...args, '--json'], {
    cwd: root,
    env: { ...process.env, ...variables, NODE_ENV: undefined, VITEST: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
    // One that hangs may be deaf to SIGTERM.
    timeout: longestMs,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (!stdout.startsWith('{') || exitCode === ourBug)
    throw new Error(`${runtime} ${args.join(' ')}: ${stderr || stdout || exitCode}`);
  return { exitCode, result: JSON.parse(stdout) };
}

async function programOf(runtime: RuntimeName): Promise<string> {
  const tools = await installTools();
  const system = `linux-${process.arch}`;
  if (runtime === 'bun') return path.join(tools, `@oven/bun-${system.replace('arm64', 'aarch64')}/bin/bun`);
  return path.join(tools, `${runtime}-${system}/bin/node`);
}
