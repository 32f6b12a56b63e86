/** A call as it is typed into a shell (POSIX; PowerShell reads the same quotes). */
import { withoutUserInfo } from '../../../shared/server-text.ts';

const plain = /^[\w@%+=:,./-]+$/;

/** One word of a call. Names of servers come from the network: nothing in them may be read by the shell. */
export function shellWord(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The call again, as it may be shown: a password that was typed inside a server stays out. */
export function callOf(argv: readonly string[]): string {
  return ['sendwell', ...argv.map((word) => shellWord(withoutUserInfo(word)))].join(' ');
}
