/** The process around main.ts: its streams, its signals, its exit code. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { exitCodes } from '../../shared/problems/exit-codes.ts';
import { watchFaults } from '../engine/base/network-step.ts';
import type { PolicyReading } from '../engine/configuration/policy/read.ts';
import { main } from './main.ts';
import type { System } from './terminal/terminal.ts';

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs one call and ends the process with its exit code. */
export async function runProcess(argv: readonly string[]): Promise<never> {
  let lost: NodeJS.ErrnoException | null = null;
  process.stdout.on('error', (error) => {
    lost = error;
  });
  process.stderr.on('error', () => {});
  const exitCode = await main(argv, createSystem());
  return new Promise(() => {
    process.stdout.write('', (error) => process.exit(codeAfter(lost ?? error, exitCode)));
  });
}

function createSystem(): System {
  const fault = untilFault(process);
  fault.catch(() => {});
  let stdin: Readable | null = null;
  let policy: Promise<PolicyReading> | null = null;
  return {
    get stdin() {
      stdin ??= openStdin();
      return stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    fault,
    readPolicy() {
      policy ??= import('../engine/configuration/policy/this-computer.ts').then((rules) =>
        rules.readManaged(),
      );
      return policy;
    },
    exit: (code) => process.exit(code),
    onInterrupt(listener) {
      for (const signal of endSignals) process.on(signal, listener);
      return () => {
        for (const signal of endSignals) process.off(signal, listener);
      };
    },
  };
}

/** Rejects at a fault in which no network step ended. Where some did, their values are the answer, and the log tells the rest. */
export function untilFault(process: NodeJS.Process): Promise<never> {
  return new Promise((_, reject) => {
    watchFaults(process, (error, endedSteps) => {
      if (endedSteps === 0) reject(error);
    });
  });
}

/** On Windows Electron puts an empty stream in the place of stdin; a pipe is still there under its number. */
function openStdin(): Readable {
  const replaced = process.platform === 'win32' && 'electron' in process.versions;
  return replaced ? createReadStream('', { fd: 0, autoClose: false }) : process.stdin;
}

/** A reader that went away (`| head`) changes nothing: the run goes on to its own exit code. A full disk does. */
function codeAfter(error: NodeJS.ErrnoException | null | undefined, exitCode: number): number {
  const harmless = !error || error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
  return harmless ? exitCode : exitCodes.fileError;
}
