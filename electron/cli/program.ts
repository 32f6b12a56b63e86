/** The whole command line, put together of the definitions of its commands. */
import {
  Command,
  CommanderError,
  type CommandUnknownOpts,
  type HelpConfiguration,
} from '@commander-js/extra-typings';
import { version } from '../../package.json';
import { nearestWord } from '../engine/base/nearest-word.ts';
import { commands } from './commands/commands.ts';
import { type CommonOptions, createGrammar, defineCommon } from './options/common.ts';
import type { Context } from './terminal/context.ts';
import type { System } from './terminal/terminal.ts';
import type { WordKey, Words } from './terminal/words.ts';

/** Work on a parsed call; gives the exit code. */
export type Work = (context: Context) => Promise<number>;

/** Calls that do not fit throw a `CommanderError`; commander itself prints only help. */
export function createProgram(
  system: Pick<System, 'stdout' | 'stderr'>,
  words: Words,
  run: (options: CommonOptions, work: Work) => Promise<void>,
): CommandUnknownOpts {
  const grammar = createGrammar(words);
  const program = defineCommon(grammar)
    .description(words('help.program'))
    .usage(words('help.usage'))
    .version(version, '-V, --version', words('help.version'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand(false)
    .configureHelp({ ...inWords(words), visibleOptions: () => [] })
    .configureOutput({
      writeOut: (text) => void system.stdout.write(text),
      writeErr: (text) => void system.stderr.write(text),
      outputError: () => {},
    })
    .exitOverride();
  for (const { define, examples, load } of commands) {
    const command = define(grammar);
    command
      .copyInheritedSettings(program)
      .configureHelp(inWords(words))
      .addHelpText('after', helpBelow(examples, words))
      .action((...call: unknown[]) => {
        const options = command.optsWithGlobals() as CommonOptions;
        const args = call.slice(0, -2);
        return run(options, async (context) => (await load())(...args, options, context));
      });
    program.addCommand(command);
  }
  program.addCommand(helpCommand(program, words));
  return program.addHelpText(
    'after',
    helpBelow(
      commands.map(({ examples }) => examples[0] ?? ''),
      words,
    ),
  );
}

/** `help`, `help COMMAND`, and `help options` for those of every command. */
function helpCommand(program: CommandUnknownOpts, words: Words): CommandUnknownOpts {
  return new Command('help')
    .description(words('help.help'))
    .argument('[command]')
    .copyInheritedSettings(program)
    .action((topic) => {
      const named = program.commands.find((command) => command.name() === topic);
      if (topic === undefined) program.outputHelp();
      else if (named) named.outputHelp();
      else if (topic === 'options') optionsPage(program, words).outputHelp();
      else throw unknownCommand(topic, program);
    });
}

function optionsPage(program: CommandUnknownOpts, words: Words): CommandUnknownOpts {
  const page = defineCommon(createGrammar(words)).copyInheritedSettings(program);
  return page.usage(words('help.usage')).configureHelp(inWords(words));
}

function unknownCommand(typed: string, program: CommandUnknownOpts): CommanderError {
  const meant = nearestWord(
    typed,
    program.commands.map((command) => command.name()),
  );
  const hint = meant === null ? '' : `\n(Did you mean ${meant}?)`;
  return new CommanderError(1, 'commander.unknownCommand', `error: unknown command '${typed}'${hint}`);
}

function helpBelow(examples: readonly string[], words: Words): string {
  const calls = examples.map((call) => `  ${call}`);
  return ['', words('help.heading.examples'), ...calls, '', words('help.common')].join('\n');
}

/** The headings of commander in the words of the catalogue. The texts of options name their choices themselves. */
function inWords(words: Words): HelpConfiguration {
  const headings: Readonly<Record<string, WordKey>> = {
    'Usage:': 'help.heading.usage',
    'Arguments:': 'help.heading.arguments',
    'Options:': 'help.heading.options',
    'Commands:': 'help.heading.commands',
  };
  return {
    styleTitle(title) {
      const key = headings[title];
      return key === undefined ? title : words(key);
    },
    optionDescription: ({ description }) => description,
    argumentDescription: ({ description }) => description,
  };
}
