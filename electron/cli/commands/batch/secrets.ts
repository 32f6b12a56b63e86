/** The password of each row: one variable for all, a command that prints it, or a person at the terminal. */
import { execFile } from 'node:child_process';
import type { RowSecret } from '../../../engine/batch/batch.ts';
import type { BatchRow } from '../../../engine/batch/rows.ts';
import { type Checked, errorOfProblem, type SecretProblem } from '../../problems/problem.ts';
import { askPassword, wrapSecret } from '../../run/password.ts';
import type { Context } from '../../terminal/context.ts';
import type { BatchOptions } from './command.ts';

export type SecretFor = (row: BatchRow, username: string) => Promise<RowSecret>;

/** Milliseconds for the command; password managers may ask the person to unlock them. */
const commandTimeoutMs = 60_000;

/** Where passwords come from in this run. A variable that cannot be used is found out before anything is contacted. */
export function secretSource(options: BatchOptions, context: Context): Checked<SecretFor> {
  const { passwordEnv, passwordCommand } = options;
  const { system, canAsk } = context.terminal;
  if (passwordCommand !== undefined)
    return { ok: true, value: (row, name) => fromCommand(passwordCommand, row, name, context) };
  if (passwordEnv !== undefined) {
    const given = wrapSecret('password', system.env[passwordEnv] ?? null, passwordEnv);
    if (!given.ok) return given;
    const { secret } = given.value;
    return { ok: true, value: async () => ({ ok: true, secret }) };
  }
  if (!canAsk) return { ok: false, problem: { kind: 'usage', misuse: { key: 'no-password' } } };
  return { ok: true, value: oneAtATime((_row, name) => fromPerson(name, context)) };
}

/** Two questions at once would be one mess. */
function oneAtATime(ask: SecretFor): SecretFor {
  let last: Promise<unknown> = Promise.resolve();
  return (row, username) => {
    const answer = last.then(() => ask(row, username));
    last = answer;
    return answer;
  };
}

async function fromPerson(username: string, context: Context): Promise<RowSecret> {
  const { terminal, words, stop } = context;
  const secret = stop.signal.aborted
    ? null
    : await askPassword(words('ask.passwordFor', { username }), terminal, stop);
  return secret ? { ok: true, secret } : failed('empty', username, context);
}

/**
 * Values reach the command through its environment: a shell would take an address with `$(…)` in it at its word. The first
 * line that is printed is the password.
 */
async function fromCommand(
  command: string,
  { address, manual, note }: BatchRow,
  username: string,
  context: Context,
): Promise<RowSecret> {
  const [program, args] = shellCall(command);
  const env = {
    ...context.terminal.system.env,
    SENDWELL_EMAIL: address.ascii,
    SENDWELL_USERNAME: username,
    SENDWELL_HOST: manual.host ?? '',
    SENDWELL_NOTE: note,
  };
  const printed = await new Promise<string | null>((resolve) => {
    const options = {
      env,
      timeout: commandTimeoutMs,
      killSignal: 'SIGKILL',
      signal: context.stop.signal,
      windowsHide: true,
    } as const;
    execFile(program, args, options, (error, stdout) => resolve(error ? null : stdout));
  });
  if (printed === null) return failed('command-failed', '--password-command', context);
  const given = wrapSecret('password', printed.split('\n', 1)[0] ?? '', '--password-command');
  return given.ok
    ? { ok: true, secret: given.value.secret }
    : { ok: false, error: errorOfProblem(given.problem, context.words) };
}

/** PowerShell does not replace variables of the environment in the text of a command, as cmd.exe does. */
function shellCall(command: string): [program: string, args: string[]] {
  if (process.platform === 'win32')
    return ['powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command]];
  return ['/bin/sh', ['-c', command]];
}

function failed(problem: SecretProblem, name: string, { words }: Context): RowSecret {
  return { ok: false, error: errorOfProblem({ kind: 'secret', problem, name }, words) };
}
