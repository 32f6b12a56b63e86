/** The exit code that a check ends with. */
import { type AssistantState, worked } from '../../../shared/assistant.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';
import { exitCodes } from '../../../shared/problems/exit-codes.ts';
import type { StopCause } from '../terminal/stop.ts';

/** The code of a finished check. Out of time is "try later": nothing was found to be wrong. */
export function exitCodeOfCheck(
  { verdict, diagnosis }: Pick<AssistantState, 'verdict' | 'diagnosis'>,
  cause: StopCause,
): number {
  if (worked(verdict)) return exitCodes.works;
  if (verdict === 'unfinished' && cause === 'person') return exitCodes.stopped;
  return diagnosis ? exitCodeOf(diagnosis) : exitCodes.tryLater;
}
