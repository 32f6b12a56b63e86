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

/** A reader that went away (`| head`) changes nothing: the run goes on to its own exit code. A full disk ends it. */
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.exit(exitCodes.fileError);
});
process.stderr.on('error', () => {});

const exitCode = await main(process.argv.slice(2), system);
process.stdout.write('', () => process.exit(exitCode));
