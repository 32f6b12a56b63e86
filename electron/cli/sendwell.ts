#!/usr/bin/env node
/** The `sendwell` command: the process around main.ts. */
import { exitCodes } from './exit.ts';
import { main } from './main.ts';
import type { System } from './terminal.ts';

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const fault = new Promise<never>((_, reject) => {
  process.on('uncaughtException', reject);
});
fault.catch(() => {});

const system: System = {
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  fault,
  exit: (code) => process.exit(code),
  onInterrupt(listener) {
    for (const signal of endSignals) process.on(signal, listener);
    return () => {
      for (const signal of endSignals) process.off(signal, listener);
    };
  },
};

/** A reader that went away (`| head`) changes nothing: the run goes on to its own exit code. A full disk does. */
function codeAfter(error: NodeJS.ErrnoException | null | undefined, exitCode: number): number {
  const harmless = !error || error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
  return harmless ? exitCode : exitCodes.fileError;
}

let lost: NodeJS.ErrnoException | null = null;
process.stdout.on('error', (error) => {
  lost = error;
});
process.stderr.on('error', () => {});

const exitCode = await main(process.argv.slice(2), system);
process.stdout.write('', (error) => process.exit(codeAfter(lost ?? error, exitCode)));
