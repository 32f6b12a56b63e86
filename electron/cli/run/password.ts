/** Where the password or token comes from: stdin, the environment or a hidden prompt; never an argument. */
import type { Readable } from 'node:stream';
import { Secret } from '../../engine/base/secret.ts';
import type { Checked, SecretProblem } from '../problems/problem.ts';
import { lineBatches } from '../terminal/lines.ts';
import { prompt } from '../terminal/prompt.ts';
import type { Stop } from '../terminal/stop.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../terminal/words.ts';

export interface GivenSecret {
  kind: 'password' | 'token';
  secret: Secret;
}

/** Characters; the longest tokens in use have a few thousand. The sign-in command takes no more. */
const longestSecret = 16_384;

/** Where a secret is read from, as commands that need one are told. */
interface SecretOptions {
  passwordStdin?: boolean;
  passwordEnv?: string;
  tokenStdin?: boolean;
}

/** True when the options name a source; otherwise only a person at a terminal can give the password. */
export function namesSecret({ passwordStdin, passwordEnv, tokenStdin }: SecretOptions): boolean {
  return passwordStdin === true || tokenStdin === true || passwordEnv !== undefined;
}

/** The option that reads the secret from standard input; null when none does. */
export function stdinOption({ passwordStdin, tokenStdin }: SecretOptions): string | null {
  if (passwordStdin) return '--password-stdin';
  return tokenStdin ? '--token-stdin' : null;
}

/** Reads the secret from the source that the options name; null when they name none. */
export async function readSecret(
  options: SecretOptions,
  terminal: Terminal,
  words: Words,
  stop: Stop,
): Promise<Checked<GivenSecret | null>> {
  const { env, stdin } = terminal.system;
  const { passwordEnv } = options;
  const kind = options.tokenStdin ? 'token' : 'password';
  if (passwordEnv !== undefined) return wrapSecret(kind, env[passwordEnv] ?? null, passwordEnv);
  if (!namesSecret(options)) return { ok: true, value: null };
  const line = terminal.canAsk
    ? await prompt(words(`ask.${kind}`), terminal, stop, { hidden: true })
    : await readFirstLine(stdin, stop.signal);
  return wrapSecret(kind, line ?? '', `--${kind}-stdin`);
}

/** Asks for the password until something is typed. Null when the person ended the input. */
export async function askPassword(question: string, terminal: Terminal, stop: Stop): Promise<Secret | null> {
  for (;;) {
    const typed = await prompt(question, terminal, stop, { hidden: true });
    if (typed === null) return null;
    if (typed !== '') return new Secret(typed);
  }
}

/** Checks a secret as it was read; `name` says where it came from. */
export function wrapSecret(
  kind: GivenSecret['kind'],
  raw: string | null,
  name: string,
): Checked<GivenSecret> {
  const no = (problem: SecretProblem): Checked<GivenSecret> => ({
    ok: false,
    problem: { kind: 'secret', problem, name },
  });
  if (raw === null) return no('not-set');
  const value = raw.replace(/\r?\n$/, '');
  if (value === '') return no('empty');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that no mechanism can carry
  if (/[\u0000\r\n]/.test(value)) return no('line-break');
  if (value.length > longestSecret) return no('too-long');
  return { ok: true, value: { kind, secret: new Secret(value) } };
}

/** The first line of a stream; what there is when it ends early. */
async function readFirstLine(stream: Readable, signal: AbortSignal): Promise<string> {
  for await (const [line] of lineBatches(stream, longestSecret, signal)) {
    if (line !== undefined) return line;
  }
  return '';
}
