/** What a refused sign-in means for the next one. */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { View } from '../../view.ts';

/** From this try on a server may lock the account: many do after three. */
const riskyTry = 3;

/** True when the last sign-in of this run was refused. */
export function wasRefused({ signIn }: Pick<AssistantState, 'signIn'>): boolean {
  return signIn?.ok === false;
}

/** The number of the next try where it may cost the account; else null. */
export function riskyTryAhead(
  state: Pick<AssistantState, 'signIn'>,
  view: Pick<View, 'tries'>,
): number | null {
  const next = view.tries + 1;
  return wasRefused(state) && next >= riskyTry ? next : null;
}
