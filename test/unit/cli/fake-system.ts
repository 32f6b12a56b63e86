/** A process for the command: streams that are kept, a keyboard and Ctrl-C at hand. */
import { PassThrough } from 'node:stream';
import type { Context } from '../../../electron/cli/terminal/context.ts';
import { watchForStop } from '../../../electron/cli/terminal/stop.ts';
import { createTerminal, type System } from '../../../electron/cli/terminal/terminal.ts';
import { createWords } from '../../../electron/cli/terminal/words.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Register } from '../../../shared/registers.ts';

export interface FakeSystem extends System {
  readonly stdin: PassThrough & { isTTY?: boolean };
  /** What was written so far. */
  out(): string;
  err(): string;
  /** Codes that `exit` was called with. */
  exits: number[];
  pressCtrlC(): void;
}

export interface FakeOptions {
  /** Whole standard input; without it the stream stays open. */
  input?: string | Buffer;
  env?: NodeJS.ProcessEnv;
  /** A person sits at a terminal. */
  person?: boolean;
}

export function fakeSystem({ input, env = {}, person = false }: FakeOptions = {}): FakeSystem {
  const stdin: FakeSystem['stdin'] = Object.assign(new PassThrough(), { isTTY: person });
  if (input !== undefined) stdin.end(input);
  const stdout = keptStream(false);
  const stderr = keptStream(person);
  const listeners = new Set<() => void>();
  const exits: number[] = [];
  /** A press that came before anybody listened is heard by the first who does. */
  let waiting = false;
  return {
    stdin,
    stdout,
    stderr,
    env: { LANG: 'en_US.UTF-8', ...env },
    fault: new Promise<never>(() => {}),
    exits,
    exit: (code) => void exits.push(code),
    onInterrupt(listener) {
      listeners.add(listener);
      if (waiting) queueMicrotask(listener);
      waiting = false;
      return () => listeners.delete(listener);
    },
    out: () => stdout.text(),
    err: () => stderr.text(),
    pressCtrlC() {
      waiting = listeners.size === 0;
      for (const listener of listeners) listener();
    },
  };
}

/** A context on a fake process, as main.ts makes it. */
export function fakeContext(
  system: FakeSystem,
  {
    json = false,
    verbose = false,
    quiet = false,
    call = ['check', 'ana@shop.example'] as readonly string[],
    language = 'en' as Language,
    register = 'plain' as Register,
    timeoutMs = undefined as number | undefined,
  } = {},
): Context {
  return {
    terminal: createTerminal(system, { json }),
    words: createWords(language, register),
    language,
    register,
    registerOfLines: 'plain',
    stop: watchForStop(system, timeoutMs),
    call,
    verbose,
    quiet,
  };
}

function keptStream(isTTY: boolean) {
  const chunks: Buffer[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return Object.assign(stream, { isTTY, columns: 80, text: () => Buffer.concat(chunks).toString('utf8') });
}
