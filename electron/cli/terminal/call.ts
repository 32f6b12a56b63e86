/** A call as it is typed into a shell (POSIX; PowerShell reads the same quotes). */

const plain = /^[\w@%+=:,./-]+$/;

/** One word of a call. Names of servers come from the network: nothing in them may be read by the shell. */
export function shellWord(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export function callOf(argv: readonly string[]): string {
  return ['sendwell', ...argv.map(shellWord)].join(' ');
}
