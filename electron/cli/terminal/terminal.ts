/** Where the command reads and writes: standard streams, what they can do, and nothing but JSON on stdout on demand. */
import type { Readable, Writable } from 'node:stream';
import type { PolicyReading } from '../../engine/configuration/policy/read.ts';
import { createStyle, type Style } from './style.ts';

/** The process as the command sees it; tests hand in their own. */
export interface System {
  readonly stdin: Readable & { isTTY?: boolean };
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean; columns?: number };
  readonly env: NodeJS.ProcessEnv;
  /** Calls back on Ctrl-C and on a request to end, until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
  /** What the administrator has set; read once. */
  readPolicy?(): Promise<PolicyReading>;
  /** Rejects when an exception was caught by nobody and ended no network step. */
  readonly fault: Promise<never>;
}

export interface Terminal {
  readonly system: System;
  readonly json: boolean;
  /** A step list may be drawn and redrawn. */
  readonly redraws: boolean;
  /** A person can be asked: questions go to stderr, answers come from stdin, both are a terminal. */
  readonly canAsk: boolean;
  /** Columns for running text. */
  readonly width: number;
  readonly style: Style;
  /** One line for the person: stdout, or stderr with `--json`. */
  say(line?: string): void;
  /** One line on stderr: what went wrong with the call itself. */
  complain(line: string): void;
  /** One JSON value and a line end on stdout; indented where a person reads it. */
  writeJson(value: unknown): void;
}

/** Columns of running text: long lines are hard to read, short ones fall apart. */
const widestText = 100;
const narrowestText = 40;
const usualWidth = 80;

/** What the options of a call say about the terminal. */
export interface TerminalOptions {
  json?: boolean;
  /** False: `--no-color`. */
  color?: boolean;
  /** False: `--no-input`; nobody is asked. */
  input?: boolean;
}

/**
 * With `json` every word goes to stderr. Colours and redrawing only where the stream is a terminal; `NO_COLOR` and
 * `TERM=dumb` switch them off.
 */
export function createTerminal(
  system: System,
  { json = false, color = true, input = true }: TerminalOptions,
): Terminal {
  const { stdin, stdout, stderr, env } = system;
  const words = json ? stderr : stdout;
  const shown = words.columns || usualWidth;
  const dumb = env.TERM === 'dumb';
  return {
    system,
    json,
    redraws: !json && color && stdout.isTTY === true && !dumb && shown >= narrowestText,
    canAsk: input && stdin.isTTY === true && stderr.isTTY === true,
    width: Math.max(narrowestText, Math.min(shown, widestText)),
    style: createStyle(color && words.isTTY === true && !dumb && !env.NO_COLOR),
    say: (line = '') => void words.write(`${line}\n`),
    complain: (line) => void stderr.write(`${line}\n`),
    writeJson: (value) => void stdout.write(`${JSON.stringify(value, null, stdout.isTTY ? 2 : undefined)}\n`),
  };
}
