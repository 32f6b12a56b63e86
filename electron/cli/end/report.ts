/** The end of `check` and of `practice`: JSON, exit code and words of the last snapshot. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Explainer } from '../../../shared/explain/explain.ts';
import { printArrival } from '../print/arrival.ts';
import { printContacted } from '../print/contacted.ts';
import { printPorts, printReasons } from '../print/ports.ts';
import { printProbeTranscripts, printTranscript } from '../print/transcript.ts';
import { printVerdict } from '../print/verdict.ts';
import { exitCodeOfCheck } from '../problems/exit.ts';
import type { Call } from '../terminal/call.ts';
import type { Context } from '../terminal/context.ts';
import type { CommandReport } from './command.ts';
import { type CheckShape, checkShape } from './result.ts';

/**
 * `resultOf` makes the JSON of the command from the shape that both commands share; the words are printed later, by
 * `print`.
 */
export function reportCheck<R>(
  state: AssistantState,
  resultOf: (shape: CheckShape) => R,
  explainer: Explainer,
  context: Context,
  world: { practice?: boolean } = {},
): CommandReport<R> {
  const shape = checkShape(state, explainer, world);
  return {
    result: resultOf(shape),
    exitCode: exitCodeOfCheck(state, context.stop.cause),
    print: () => printCheck(state, world.practice ? ['check', 'ADDRESS'] : context.call, context),
  };
}

function printCheck(state: AssistantState, check: Call, context: Context): void {
  if (!context.quiet) printWay(state, context);
  printVerdict(state, check, context);
  printArrival(state.arrivalCheck, context);
}

/** What was said and found on the way to the verdict. */
function printWay(
  { findings, recommendation, transcript, contacted }: AssistantState,
  context: Context,
): void {
  if (context.verbose) {
    if (transcript.length === 0) printProbeTranscripts(findings, context);
    else printTranscript(context.words('table.transcript'), transcript, context);
    printContacted(contacted, context);
  }
  if (findings.length > 0) printPorts(findings, recommendation, context);
  if (recommendation) printReasons(recommendation, context);
}
