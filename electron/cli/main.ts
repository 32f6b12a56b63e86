/** From the arguments of a call to its exit code. */
import { CommanderError } from '@commander-js/extra-typings';
import { loadLanguage } from '../../shared/explain/catalogues.ts';
import type { Language } from '../../shared/languages.ts';
import { exitCodes } from '../../shared/problems/exit-codes.ts';
import { faultText, onStepFault } from '../engine/base/network-step.ts';
import { bugOf } from './end/command.ts';
import type { CommonOptions } from './options/common.ts';
import { usageSentence } from './options/usage.ts';
import { errorOfProblem } from './problems/problem.ts';
import { createProgram, type Work } from './program.ts';
import { callOf } from './terminal/call.ts';
import type { Context } from './terminal/context.ts';
import { watchForStop } from './terminal/stop.ts';
import { createTerminal, type System } from './terminal/terminal.ts';
import { createWords, preferredLanguage } from './terminal/words.ts';

/** Runs one call. Never rejects. */
export async function main(argv: readonly string[], system: System): Promise<number> {
  const preferred = preferredLanguage(argv, system.env);
  await loadLanguage(preferred);
  const words = createWords(preferred);
  let exitCode: number = exitCodes.works;
  const program = createProgram(system, words, async (options, work) => {
    exitCode = await runWork(work, options, argv, system, preferred);
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (misuse) {
    if (!(misuse instanceof CommanderError)) {
      system.stderr.write(`${words('problem.bug', { detail: String(misuse) })}\n`);
      return exitCodes.ourBug;
    }
    // Help and the version are no misuse; a call without a command printed the help already.
    if (misuse.exitCode === 0) return exitCodes.works;
    if (misuse.code !== 'commander.help') {
      const named = program.commands.find((command) => command.name() === program.args[0]);
      const options = [program, ...(named ? [named] : [])].flatMap((command) => command.options);
      const sentence = usageSentence(
        misuse,
        options.flatMap(({ long }) => long ?? []),
        words,
      );
      system.stderr.write(
        `${sentence}\n${words('usage.seeHelp', { help: helpFor(named?.name(), program.args) })}\n`,
      );
    }
    return exitCodes.usage;
  }
}

/** A call that broke off before its command was reached has a slip in an option of every command. */
function helpFor(command: string | undefined, words: readonly string[]): string {
  if (command !== undefined && command !== 'help') return `sendwell ${command} --help`;
  const [first = '-'] = words;
  return first.startsWith('-') ? 'sendwell help options' : 'sendwell --help';
}

async function runWork(
  work: Work,
  options: CommonOptions,
  argv: readonly string[],
  system: System,
  preferred: Language,
): Promise<number> {
  const terminal = createTerminal(system, options);
  const stop = watchForStop(system, options.timeout);
  const { givenVoice } = await import('./prepare/given.ts');
  const voice = await givenVoice(options, system, preferred);
  await loadLanguage(voice.language);
  const words = createWords(voice.language, voice.register);
  const { verbose = false, quiet = false } = options;
  const context: Context = { ...voice, terminal, words, stop, call: callOf(argv), verbose, quiet };
  const forget = onStepFault((fault) => {
    if (context.verbose) terminal.complain(faultText(fault));
  });
  try {
    return await work(context);
  } catch (fault) {
    terminal.complain(errorOfProblem(bugOf(fault, context), words).text);
    return exitCodes.ourBug;
  } finally {
    forget();
    stop.clear();
  }
}
