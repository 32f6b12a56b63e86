/** The command line as data, read from the definitions that the program itself parses with. */

import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { createProgram } from '../../electron/cli/options/program.ts';
import { createWords } from '../../electron/cli/terminal/words.ts';
import { exportFormats } from '../../shared/exports.ts';
import { languages } from '../../shared/languages.ts';
import { m365Forms } from '../../shared/microsoft-365/forms.ts';
import { scenarioNames } from '../../shared/practice-scenarios.ts';
import { reportFormSchema } from '../../shared/report.ts';

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

const choices: Readonly<Record<string, readonly string[]>> = {
  '--lang': languages,
  '--offline-db': ['on', 'off'],
  '--security': ['tls', 'starttls', 'none'],
  '--format': exportFormats.map(({ id }) => id),
  'm365 --format': m365Forms,
  '--as': reportFormSchema.options,
  '--oauth': ['browser', 'device'],
};
const fileOptions: ReadonlySet<string> = new Set([
  '--ca',
  '--settings',
  '--out',
  '--compare',
  '--tickets',
  '--config',
]);
const argumentChoices: Readonly<Record<string, readonly string[]>> = {
  practice: scenarioNames,
};
const fileArguments: ReadonlySet<string> = new Set(['export', 'report', 'batch', 'm365', 'inspect']);

/** The program in English. */
export function programDoc(): ProgramDoc {
  const nobody = async () => {};
  const program = createProgram(
    {
      stdin: new PassThrough(),
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      env: {},
      fault: new Promise<never>(() => {}),
      exit: () => {},
      onInterrupt: () => nobody,
    },
    createWords('en'),
    new Proxy({} as Parameters<typeof createProgram>[2], { get: () => nobody }),
  );
  const help = program.createHelp();
  return {
    text: program.description(),
    options: help.visibleOptions(program).map((option) => optionDoc(option)),
    commands: program.commands.map(commandDoc),
  };
}

function commandDoc(command: Command): CommandDoc {
  const help = command.createHelp();
  const name = command.name();
  return {
    name,
    args: command.registeredArguments.map((argument) => {
      const label = argument.variadic ? `${argument.name()}...` : argument.name();
      return argument.required ? `<${label}>` : `[${label}]`;
    }),
    text: command.description(),
    options: help.visibleOptions(command).map((option) => optionDoc(option, name)),
    choices: argumentChoices[name] ?? [],
    takesFile: fileArguments.has(name),
  };
}

function optionDoc(
  option: ReturnType<ReturnType<Command['createHelp']>['visibleOptions']>[number],
  command = '',
): OptionDoc {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined && flag !== null);
  const value = /<[^>]+>/.exec(option.flags)?.[0] ?? null;
  return {
    flags,
    value,
    text: option.description,
    choices: choices[`${command} ${option.long}`] ?? choices[option.long ?? ''] ?? [],
    takesFile: fileOptions.has(option.long ?? ''),
  };
}
