/** Runs of the whole assistant, as the window and the command drive it. */
import { type Assistant, type AssistantDeps, createAssistant } from '../../../electron/engine/assistant.ts';
import type { Network } from '../../../electron/engine/network/network.ts';
import type { AssistantCommand, AssistantState, ManualSettings } from '../../../shared/assistant.ts';
import { resources } from '../../../shared/explain/i18n.ts';
import { account } from './nodemailer.ts';

/** The password of the practice account. */
export const signIn: AssistantCommand = {
  type: 'sign-in',
  username: account.user,
  kind: 'password',
  secret: account.pass,
};

/** Starts a job with typed settings: nothing is looked up. */
export function startJob(
  network: () => Network,
  manual: ManualSettings,
  more: Pick<AssistantDeps, 'send'> = {},
): Assistant {
  const discovery = {
    ispdbBases: [],
    offlineDb: false,
    allowedHosts: new Set<string>(),
    allowAll: false,
    random: Math.random,
  };
  const assistant = createAssistant({ network, discovery, words: resources.en.message, ...more });
  dispatch(assistant, { type: 'start', address: account.user, manual });
  return assistant;
}

/** Tells a command that has to be taken. */
export function dispatch(assistant: Assistant, command: AssistantCommand): void {
  const answer = assistant.dispatch(command);
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.reason}`);
}

/** Resolves with the first snapshot that `fits`. Rejects when the job ends without one. */
export function until(
  assistant: Assistant,
  fits: (state: AssistantState) => boolean,
): Promise<AssistantState> {
  return new Promise((resolve, reject) => {
    const look = (state: AssistantState) => {
      if (fits(state)) resolve(state);
      else if (state.verdict !== null) reject(new Error(`the job ended: ${JSON.stringify(state.diagnosis)}`));
      else return;
      stopListening();
    };
    const stopListening = assistant.subscribe(look);
    look(assistant.state);
  });
}
