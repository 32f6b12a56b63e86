/** Calls that do not fit: commander's findings in the words of the catalogue. Exit code 64, nothing on stdout. */
import type { CommanderError } from '@commander-js/extra-typings';
import type { WordKey, Words } from '../terminal/words.ts';

const sentences: Readonly<Record<string, WordKey>> = {
  'commander.unknownOption': 'usage.unknownOption',
  'commander.unknownCommand': 'usage.unknownCommand',
  'commander.missingArgument': 'usage.missingArgument',
  'commander.optionMissingArgument': 'usage.optionMissingArgument',
  'commander.conflictingOption': 'usage.conflictingOption',
  'commander.excessArguments': 'usage.excessArguments',
};

/** What other programs call the option that takes a password as an argument. */
const namesPassword = /^--?(?:pass(?:word|wd|phrase)?|pwd?|secret|token)$/i;

/** One sentence, and where it helps what was probably meant. Values are cut off: they might be passwords. */
export function usageSentence({ code, message }: CommanderError, words: Words): string {
  const [first = '', second = ''] = quoted(message);
  if (code === 'commander.invalidArgument') return invalidValue(message, first, words);
  const key = sentences[code];
  if (key === undefined) return message;
  if (code === 'commander.unknownOption' && namesPassword.test(withoutValue(first)))
    return words('usage.passwordArgument', { first: withoutValue(first) });
  const sentence = words(key, { first: withoutValue(first), second: withoutValue(second) });
  const meant = /\(Did you mean (?:one of )?(.{1,200})\?\)/.exec(message)?.[1];
  return meant === undefined ? sentence : `${sentence} ${words('usage.meant', { meant })}`;
}

/** Our parsers put their reason behind commander's own words, which end with "is invalid. ". */
function invalidValue(message: string, first: string, words: Words): string {
  const reason = message.split(' is invalid. ')[1] ?? '';
  return words('usage.value.wrong', { name: withoutValue(first), reason });
}

function quoted(message: string): string[] {
  return [...message.matchAll(/'([^']*)'/g)].map(([, name]) => name ?? '');
}

/** `-p, --port <number>`, `--password=hunter2` and `-phunter2` become the bare option. */
function withoutValue(name: string): string {
  const [bare = ''] = name.replace(/^-\w, /, '').split(/[ =]/, 1);
  return /^-\w/.test(bare) ? bare.slice(0, 2) : bare;
}
