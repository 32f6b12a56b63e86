/** One question to a person at the terminal. Questions go to stderr, so that stdout stays clean. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Stop } from './stop.ts';
import type { Terminal } from './terminal.ts';

export interface PromptOptions {
  /** What is typed is not shown. */
  hidden?: boolean;
}

/** The typed line, or null when there was none: end of input, Ctrl-C, or the run was stopped. */
export function prompt(
  question: string,
  terminal: Terminal,
  stop: Stop,
  { hidden = false }: PromptOptions = {},
): Promise<string | null> {
  const { stdin, stderr } = terminal.system;
  const output = hidden ? silence() : stderr;
  // The keyboard is taken over before the question appears, so that nothing typed at once is echoed.
  const reader = createInterface({ input: stdin, output, terminal: true, historySize: 0 });
  stderr.write(question);
  return new Promise((resolve) => {
    const end = (answer: string | null) => {
      stop.signal.removeEventListener('abort', close);
      if (hidden || answer === null) stderr.write('\n');
      resolve(answer);
    };
    const close = () => reader.close();
    let line: string | null = null;
    reader.once('line', (typed) => {
      line = typed;
      close();
    });
    reader.once('SIGINT', () => {
      stop.interrupt();
      close();
    });
    reader.once('close', () => end(line));
    stop.signal.addEventListener('abort', close, { once: true });
    if (stop.signal.aborted) close();
  });
}

function silence(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
