/** Runs of the whole assistant, as the window and the command drive it. */

import { Secret } from '../../../electron/engine/base/secret.ts';
import type { Network } from '../../../electron/engine/network/network.ts';
import { type Assistant, createAssistant } from '../../../electron/engine/run/assistant.ts';
import type { Command } from '../../../electron/engine/run/command.ts';
import type { RunDeps } from '../../../electron/engine/run/deps.ts';
import type { AssistantState, ManualSettings } from '../../../shared/assistant.ts';
import { catalogueOf, loadLanguage } from '../../../shared/explain/catalogues.ts';
import { account } from './nodemailer.ts';

await loadLanguage('en');

/** The password of the practice account. */
export const signIn: Command = {
  type: 'sign-in',
  username: account.user,
  kind: 'password',
  secret: new Secret(account.pass),
};

/** Starts a job with typed settings: nothing is looked up. */
export function startJob(
  network: () => Network,
  manual: ManualSettings,
  more: Pick<RunDeps, 'send'> = {},
): Assistant {
  const discovery = {
    ispdbBases: [],
    offlineDb: false,
    allowedHosts: new Set<string>(),
    allowAll: false,
    random: Math.random,
  };
  const assistant = createAssistant(() => ({
    network: network(),
    discovery,
    words: catalogueOf('en').message,
    ...more,
  }));
  dispatch(assistant, { type: 'start', address: account.user, manual });
  return assistant;
}

/** Tells a command that has to be taken. */
export function dispatch(assistant: Assistant, command: Command): void {
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
