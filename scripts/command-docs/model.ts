/** The command line as data, read from the definitions that the program itself parses with. */

import { PassThrough } from 'node:stream';
import { type CommandUnknownOpts, Help } from '@commander-js/extra-typings';
import { commands } from '../../electron/cli/commands/commands.ts';
import { createProgram } from '../../electron/cli/program.ts';
import { createWords } from '../../electron/cli/terminal/words.ts';

export interface OptionDoc {
  /** `--port`; with a short form before it where there is one. */
  flags: readonly string[];
  /** `<number>`, or null for a switch. */
  value: string | null;
  text: string;
  /** Words that can follow; empty where anything can. */
  choices: readonly string[];
  takesFile: boolean;
}

export interface CommandDoc {
  name: string;
  /** Calls as they are typed. */
  examples: readonly string[];
  /** `<address>`, `[text...]`. */
  args: readonly string[];
  text: string;
  options: readonly OptionDoc[];
  choices: readonly string[];
  takesFile: boolean;
}

export interface ProgramDoc {
  text: string;
  options: readonly OptionDoc[];
  commands: readonly CommandDoc[];
}

/** The program in English. */
export function programDoc(): ProgramDoc {
  const nowhere = { stdout: new PassThrough(), stderr: new PassThrough() };
  const program = createProgram(nowhere, createWords('en'), async () => {});
  return {
    text: program.description(),
    options: optionsOf(program),
    commands: commands.flatMap(({ examples }, index) => {
      const command = program.commands[index];
      return command ? [commandDoc(command, examples)] : [];
    }),
  };
}

function commandDoc(command: CommandUnknownOpts, examples: readonly string[]): CommandDoc {
  const args = command.registeredArguments.map((argument) => {
    const label = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${label}>` : `[${label}]`;
  });
  return {
    name: command.name(),
    examples,
    args,
    text: command.description(),
    options: optionsOf(command),
    choices: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
    takesFile: args.some((label) => /file/.test(label)),
  };
}

function optionsOf(command: CommandUnknownOpts): OptionDoc[] {
  return new Help().visibleOptions(command).map(({ short, long, flags, description, argChoices = [] }) => {
    const value = /<[^>]+>/.exec(flags)?.[0] ?? null;
    return {
      flags: [short, long].filter((flag) => flag !== undefined && flag !== null),
      value,
      text: description,
      choices: argChoices,
      takesFile: value === '<file>' || value === '<folder>',
    };
  });
}
