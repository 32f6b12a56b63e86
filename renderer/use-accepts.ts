/** Whether a command fits the moment: a button is there, or can be pressed, when its command would be taken. */
import { accepts, type CommandKind } from '../shared/assistant.ts';
import { useSendwell } from './sendwell.tsx';

export function useAccepts(): (command: CommandKind) => boolean {
  const { state } = useSendwell();
  return (command) => accepts(state, command) === null;
}
