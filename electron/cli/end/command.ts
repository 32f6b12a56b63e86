/** How a subcommand ends: words for the person, one JSON object on demand, and the exit code. */
import type { Diagnosis, Explanation } from '../../../shared/diagnosis.ts';
import { exitCodes } from '../../../shared/problems/exit-codes.ts';
import type { ResultError } from '../../../shared/results.ts';
import { errorOfProblem, exitCodeOfProblem, type Problem, verdictOnProblem } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';

/** A run that came to its end, whatever it found out. */
export interface CommandReport<R> {
  result: R;
  exitCode: number;
  /** Words for the person. */
  print(): void;
}

/** What a result says about a run that could not begin. */
export interface Ground {
  diagnosis: Diagnosis | null;
  explanation: Explanation | null;
  error: ResultError;
}

export interface Command<R> {
  run(): Promise<CommandReport<R> | Problem>;
  /** The JSON of a run that found nothing out. */
  blank(ground: Ground): R;
}

/** Runs a subcommand to its end and gives the exit code. JSON is written for every end but a misuse. */
export async function conclude<R>(command: Command<R>, context: Context): Promise<number> {
  const end = await runToEnd(command, context);
  if ('kind' in end) return concludeProblem(command, end, context);
  if (context.terminal.json) context.terminal.writeJson(end.result);
  return end.exitCode;
}

async function runToEnd<R>(command: Command<R>, context: Context): Promise<CommandReport<R> | Problem> {
  try {
    const end = await Promise.race([command.run(), context.terminal.system.fault]);
    if ('kind' in end) return orStopped(end, context);
    end.print();
    return end;
  } catch (fault) {
    return orStopped(bugOf(fault, context), context);
  }
}

/** What goes wrong once a run was stopped comes of that. */
export function orStopped(problem: Problem, { stop }: Context): Problem {
  return stop.signal.aborted ? { kind: 'stopped', cause: stop.cause } : problem;
}

function concludeProblem<R>(command: Command<R>, problem: Problem, context: Context): number {
  const { terminal, words } = context;
  const exitCode = exitCodeOfProblem(problem);
  const error = errorOfProblem(problem, words);
  terminal.complain(error.text);
  if (terminal.json && exitCode !== exitCodes.usage) {
    const verdict = verdictOnProblem(problem, words) ?? { diagnosis: null, explanation: null };
    terminal.writeJson(command.blank({ ...verdict, error }));
  }
  return exitCode;
}

/** A fault of ours: one line, and where it comes from only for those who asked for it. */
export function bugOf(fault: unknown, { terminal, verbose }: Context): Problem {
  if (verbose && fault instanceof Error && fault.stack) terminal.complain(fault.stack);
  const detail = fault instanceof Error ? fault.message : String(fault);
  return { kind: 'bug', detail: detail.split('\n', 1)[0] ?? '' };
}
