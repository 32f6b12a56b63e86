/** One context with everything a screen needs: the job's state, commands, the window's own state and small services. */
import { createContext, type Dispatch, useContext } from 'react';
import type { AssistantCommand, AssistantState, CommandAnswer } from '../shared/assistant.ts';
import type { Diagnosis, Explanation } from '../shared/diagnosis.ts';
import type { Explainer } from '../shared/explain/explain.ts';
import type { Microsoft365Story, PasswordEnds } from '../shared/explain/microsoft-365.ts';
import type { SendwellApi } from '../shared/ipc.ts';
import type { Spoken } from '../shared/preferences.ts';
import type { Restriction } from '../shared/settings-file.ts';
import type { SettingsFileInUse } from '../shared/settings-file-offer.ts';
import type { View, ViewAction } from './view.ts';

export interface Sendwell {
  api: SendwellApi;
  state: AssistantState;
  send(command: AssistantCommand): Promise<CommandAnswer>;
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** The language and the words of the window. */
  spoken: Spoken;
  /** The settings file in use and what else the organisation decides; null until it is known. */
  settingsFile: SettingsFileInUse | null;
  /** The organisation has switched this off. */
  forbids(restriction: Restriction): boolean;
  /** A diagnosis in the language of the window. */
  explain(diagnosis: Diagnosis): Explanation;
  /** The buttons under it, by what each does. */
  steps(diagnosis: Diagnosis): ReturnType<Explainer['steps']>;
  /** The story where Microsoft has something switched off; null for everything else. */
  microsoft365(diagnosis: Diagnosis): Microsoft365Story | null;
  /** When the password of this account of Microsoft 365 ends. */
  passwordEnds(): PasswordEnds;
  /** Says something in the status region. */
  announce(text: string): void;
}

const SendwellContext = createContext<Sendwell | null>(null);
export const SendwellProvider = SendwellContext.Provider;

export function useSendwell(): Sendwell {
  const sendwell = useContext(SendwellContext);
  if (sendwell === null) throw new Error('useSendwell outside its provider');
  return sendwell;
}
