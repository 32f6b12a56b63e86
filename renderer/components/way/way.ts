/** Where the way from this computer to the mail server ends, for the picture of it. */
import type { AssistantState } from '../../../shared/assistant.ts';
import { problems, type WayPart, wayParts } from '../../../shared/problems/problems.ts';

export type PartState = 'passed' | 'stopped' | 'ahead' | 'looking';

/** Each part of the way with its state. */
export function wayOf(state: AssistantState): { part: WayPart; state: PartState }[] {
  const stop = state.diagnosis && problems[state.diagnosis.class].stops;
  const open = state.chosen !== null || state.recommendation !== null;
  const stopIndex = stop ? wayParts.indexOf(stop) : -1;
  return wayParts.map((part, index) => {
    if (stop)
      return { part, state: index < stopIndex ? 'passed' : index === stopIndex ? 'stopped' : 'ahead' };
    if (open || part === 'computer') return { part, state: 'passed' };
    return { part, state: 'looking' };
  });
}
