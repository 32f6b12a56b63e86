/** The exit codes of the command (after BSD sysexits); scripts depend on them. Classes map in shared/problems. */
import { type AssistantState, worked } from '../../../shared/assistant.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';

/** What ended a run before its own end: Ctrl-C, or `--timeout`. */
export type StopCause = 'person' | 'time' | null;

export const exitCodes = {
  works: 0,
  usage: 64,
  unusableInput: 65,
  noSuchFile: 66,
  ourBug: 70,
  fileError: 74,
  tryLater: 75,
  policy: 78,
  stopped: 130,
} as const;

/** The code of a finished check. Out of time is "try later": nothing was found to be wrong. */
export function exitCodeOfCheck(
  { verdict, diagnosis }: Pick<AssistantState, 'verdict' | 'diagnosis'>,
  cause: StopCause,
): number {
  if (worked(verdict)) return exitCodes.works;
  if (verdict === 'unfinished' && cause === 'person') return exitCodes.stopped;
  return diagnosis ? exitCodeOf(diagnosis) : exitCodes.tryLater;
}
