/** The check that the window begins, or begins again: the address with everything that was typed for it. */
import type { AssistantCommand } from '../shared/assistant.ts';
import type { View } from './view.ts';

/** `address`: where a run knows it better than what was typed. */
export function startCommand(
  { manual, from, to, ...view }: Pick<View, 'address' | 'manual' | 'from' | 'to'>,
  address = view.address,
): Extract<AssistantCommand, { type: 'start' }> {
  return { type: 'start', address, manual, from, to };
}
