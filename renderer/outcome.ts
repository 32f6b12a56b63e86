/** What became of a message that a server accepted, as the window tells it. */
import type { AssistantState } from '../shared/assistant.ts';

/** `spam`: it was found, but not where people look. */
export type Outcome = AssistantState['arrival'] | 'spam';

export function outcomeOf({ arrival, arrivalCheck }: AssistantState): Outcome {
  return arrivalCheck?.folder === 'spam' ? 'spam' : arrival;
}
