/** Calls that do not fit: commander's findings in the words of the catalogue. Exit code 64, nothing on stdout. */
import type { CommanderError } from '@commander-js/extra-typings';
import { nearestWord } from '../../engine/base/nearest-word.ts';
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

/** A number, a list of them or an address in numbers: no password, so it may be repeated. */
const harmless = /^[-+]?[\d.,:]{1,40}$/;

/**
 * One sentence, and where it helps what was probably meant: one of `options`, those that the call knows. Values are cut
 * off, for they might be passwords; numbers are none.
 */
export function usageSentence(
  { code, message }: CommanderError,
  options: readonly string[],
  words: Words,
): string {
  const [first = '', second = ''] = quoted(message);
  if (code === 'commander.invalidArgument') return invalidValue(message, first, second, words);
  const key = sentences[code];
  if (key === undefined) return message;
  if (code === 'commander.unknownOption' && namesPassword.test(withoutValue(first)))
    return words('usage.passwordArgument', { first: withoutValue(first) });
  const sentence = words(key, { first: withoutValue(first), second: withoutValue(second) });
  const suggested = /\(Did you mean (?:one of )?(.{1,200})\?\)/.exec(message)?.[1];
  const meant =
    suggested ?? (code === 'commander.unknownOption' ? nearestWord(withoutValue(first), options) : null);
  return meant === null ? sentence : `${sentence} ${words('usage.meant', { meant })}`;
}

/** Our parsers put their reason behind commander's own words, which end with "is invalid. ". */
function invalidValue(message: string, first: string, typed: string, words: Words): string {
  const reason = message.split(' is invalid. ')[1] ?? '';
  const name = withoutValue(first);
  return harmless.test(typed)
    ? words('usage.value.wrongTyped', { name, typed, reason })
    : words('usage.value.wrong', { name, reason });
}

function quoted(message: string): string[] {
  return [...message.matchAll(/'([^']*)'/g)].map(([, name]) => name ?? '');
}

/** `-p, --port <number>`, `--password=hunter2` and `-phunter2` become the bare option. */
function withoutValue(name: string): string {
  const [bare = ''] = name.replace(/^-\w, /, '').split(/[ =]/, 1);
  return /^-\w/.test(bare) ? bare.slice(0, 2) : bare;
}
