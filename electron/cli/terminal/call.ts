/** A call as it is typed into a shell (POSIX; PowerShell reads the same quotes). */
import { isMxWay, type ProvableWay, provableWays } from '../../../shared/microsoft-365/provable.ts';
import { withoutUserInfo } from '../../../shared/server-text.ts';

/** The words behind `sendwell`, as they may be shown. */
export type Call = readonly string[];

const plain = /^[\w@%+=:,./-]+$/;

/** One word of a call. Names of servers come from the network: nothing in them may be read by the shell. */
function shellWord(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The call that was made: a password that was typed inside a server stays out. */
export function callOf(argv: readonly string[]): Call {
  return argv.map(withoutUserInfo);
}

/** With quotes where a word needs them. */
export function shownCall(call: Call): string {
  return ['sendwell', ...call.map(shellWord)].join(' ');
}

const withoutValue: ReadonlySet<string> = new Set([
  '--password-stdin',
  '--token-stdin',
  '--password-from-config',
]);

/** What an option takes the place of, itself and `--way` aside. `--allow-host` may be given again. */
const displaced: Readonly<Record<string, readonly string[]>> = {
  '--port': ['-p'],
  '--user': ['-u', '--auth'],
  '--oauth': ['--auth', '--password-stdin', '--password-env', '--password-from-config', '--token-stdin'],
};
/** Every way of Microsoft 365 decides these itself. */
const decidedByWay: ReadonlySet<string> = new Set(['--host', '--port', '--security']);
/** These mean nothing where nobody signs in. */
const foreignToMxWay: ReadonlySet<string> = new Set(['--user', '--oauth', '--from']);

/** The call with one more option; what it replaces, and what does not go together with it, is left out. */
export function withOption(call: Call, name: string, value: string): Call {
  if (name === '--allow-host') return [...call, name, value];
  const gone = new Set([name, ...(displaced[name] ?? [])]);
  const way = wayOf(call);
  if (way && isForeignTo(way, name)) gone.add('--way');
  return [...without(call, gone), name, value];
}

function wayOf(call: Call): ProvableWay | undefined {
  const typed = call.flatMap((word, at) =>
    word === '--way' ? [call[at + 1]] : word.startsWith('--way=') ? [word.slice('--way='.length)] : [],
  );
  return provableWays.find((one) => one === typed.at(-1)?.toLowerCase());
}

function isForeignTo(way: ProvableWay, name: string): boolean {
  if (decidedByWay.has(name) || (isMxWay(way) && foreignToMxWay.has(name))) return true;
  return way === 'direct-send' && name === '--to';
}

function without(call: Call, gone: ReadonlySet<string>): Call {
  const kept: string[] = [];
  for (let at = 0; at < call.length; at += 1) {
    const word = call[at] ?? '';
    const [name = '', value] = /^-\w./.test(word) ? [word.slice(0, 2), word.slice(2)] : word.split('=', 2);
    if (!gone.has(name)) kept.push(word);
    else if (value === undefined && !withoutValue.has(name)) at += 1;
  }
  return kept;
}
