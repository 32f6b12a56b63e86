/** From the arguments of a call to its exit code. */
import { CommanderError } from 'commander';
import type { Language } from '../../shared/explain/i18n.ts';
import { exitCodes } from '../../shared/problems/exit-codes.ts';
import { bugOf } from './end/command.ts';
import type { Actions, CommonOptions } from './options/options.ts';
import { createProgram } from './options/program.ts';
import { usageSentence } from './options/usage.ts';
import { errorOfProblem } from './problems/problem.ts';
import type { Context } from './terminal/context.ts';
import { watchForStop } from './terminal/stop.ts';
import { createTerminal, type System } from './terminal/terminal.ts';
import { createWords, preferredLanguage, type Words } from './terminal/words.ts';

/** Work on a parsed call; gives the exit code. */
type Work = (context: Context) => Promise<number>;

/** Runs one call. Never rejects. */
export async function main(argv: readonly string[], system: System): Promise<number> {
  const preferred = preferredLanguage(argv, system.env);
  const words = createWords(preferred);
  let exitCode: number = exitCodes.works;
  const actions = actionsThrough(async (options, work) => {
    exitCode = await runWork(work, options, system, preferred);
  });
  try {
    await createProgram(system, words, actions).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (misuse) {
    if (misuse instanceof CommanderError) return concludeMisuse(misuse, system, words);
    system.stderr.write(`${words('problem.bug', { detail: String(misuse) })}\n`);
    return exitCodes.ourBug;
  }
}

async function runWork(
  work: Work,
  options: CommonOptions,
  system: System,
  preferred: Language,
): Promise<number> {
  const terminal = createTerminal(system, options.json === true);
  const stop = watchForStop(system, options.timeout);
  const { givenLanguage } = await import('./prepare/given.ts');
  const language = await givenLanguage(options, system, preferred);
  const words = createWords(language);
  const context: Context = { terminal, words, language, stop, verbose: options.verbose === true };
  try {
    return await work(context);
  } catch (fault) {
    terminal.complain(errorOfProblem(bugOf(fault, context), words).text);
    return exitCodes.ourBug;
  } finally {
    stop.clear();
  }
}

/** Each command is loaded when it runs, so that `--help` and `--version` start fast. */
function actionsThrough(run: (options: CommonOptions, work: Work) => Promise<void>): Actions {
  return {
    check: (address, options) =>
      run(options, async (context) => {
        const { check } = await import('./commands/check.ts');
        return check(address, options, context);
      }),
    discover: (address, options) =>
      run(options, async (context) => {
        const { discover } = await import('./commands/discover.ts');
        return discover(address, options, context);
      }),
    probe: (hosts, options) =>
      run(options, async (context) => {
        const { probe } = await import('./commands/probe.ts');
        return probe(hosts, options, context);
      }),
    explain: (text, options) =>
      run(options, async (context) => {
        const { explain } = await import('./commands/explain.ts');
        return explain(text, context);
      }),
    practice: (scenario, options) =>
      run(options, async (context) => {
        const { practice } = await import('./commands/practice.ts');
        return practice(scenario, options, context);
      }),
    inspect: (file, options) =>
      run(options, async (context) => {
        const { inspectCommand } = await import('./commands/inspect.ts');
        return inspectCommand(file, context);
      }),
    export: (target, options) =>
      run(options, async (context) => {
        const { exportCommand } = await import('./commands/export.ts');
        return exportCommand(target, options, context);
      }),
    report: (file, options) =>
      run(options, async (context) => {
        const { report } = await import('./commands/report.ts');
        return report(file, options, context);
      }),
    decode: (code, options) =>
      run(options, async (context) => {
        const { decode } = await import('./commands/decode.ts');
        return decode(code, context);
      }),
    m365: (files, options) =>
      run(options, async (context) => {
        const { m365 } = await import('./commands/m365.ts');
        return m365(files, options, context);
      }),
    batch: (file, options) =>
      run(options, async (context) => {
        const { batch } = await import('./commands/batch.ts');
        return batch(file, options, context);
      }),
  };
}

/** Help and the version are no misuse; a call without a command printed the help already. */
function concludeMisuse(misuse: CommanderError, system: System, words: Words): number {
  if (misuse.exitCode === 0) return exitCodes.works;
  if (misuse.code !== 'commander.help') {
    system.stderr.write(`${usageSentence(misuse, words)}\n${words('usage.seeHelp')}\n`);
  }
  return exitCodes.usage;
}
