/** The options of every command, and the types that follow from what a command takes. */
import { Command, Option } from '@commander-js/extra-typings';
import { languages } from '../../../shared/languages.ts';
import { registers } from '../../../shared/registers.ts';
import type { Words } from '../terminal/words.ts';
import { createValues, oneOf } from './values.ts';

/** What a command is defined with: the words of the help, and the parsers of values. */
export interface Grammar {
  readonly words: Words;
  readonly values: ReturnType<typeof createValues>;
}

export function createGrammar(words: Words): Grammar {
  return { words, values: createValues(words) };
}

/** The options that commander reads for a definition: camel case, absent where nothing was typed. */
export type OptionsOf<Define extends (grammar: Grammar) => { opts(): object }> = ReturnType<
  ReturnType<Define>['opts']
> &
  CommonOptions;

export type CommonOptions = Partial<ReturnType<ReturnType<typeof defineCommon>['opts']>>;

/** Those that are understood before and behind the name of a command. */
export const defineCommon = ({ words, values }: Grammar) =>
  new Command('sendwell')
    .option('--json', words('help.json'))
    .addOption(
      new Option('--lang <language>', words('help.lang', { choices: languages.join(', ') }))
        .choices(languages)
        .argParser(values.language),
    )
    .addOption(oneOf('--words <register>', words('help.words'), registers, words))
    .option('--timeout <seconds>', words('help.timeout'), values.timeout)
    .option('--dns <ip[:port]>', words('help.dns'), values.dns)
    .option('--ca <file>', words('help.ca'))
    .option('--ispdb <url>', words('help.ispdb'), values.ispdb)
    .addOption(oneOf('--offline-db <on|off>', words('help.offlineDb'), ['on', 'off'], words))
    .option('--settings <file>', words('help.settings'))
    .option('--allow-host <name>', words('help.allowHost'), values.hosts)
    .option('--yes', words('help.yes'))
    .option('-v, --verbose', words('help.verbose'))
    .option('-q, --quiet', words('help.quiet'))
    .option('--no-color', words('help.noColor'))
    .option('--no-input', words('help.noInput'));
