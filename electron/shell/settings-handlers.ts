/** Requests of the settings screen. */
import type { Dialog } from 'electron';
import type { SettingsAnswer, SettingsRefusal, SettingsState } from '../../shared/preferences.ts';
import type { AssistantHost } from './assistant-host.ts';
import type { ContactLog } from './contact-log.ts';
import type { Handlers } from './ipc.ts';
import type { SavedPasswords } from './saved-passwords.ts';
import type { Settings } from './settings.ts';

export interface SettingsDesk {
  host: AssistantHost;
  settings: Settings;
  passwords: SavedPasswords;
  contacts: ContactLog;
  dialog: Pick<Dialog, 'showOpenDialog'>;
  /** BCP 47 tag of the language in use. */
  language: () => string;
  /** This build can look for a newer version by itself. */
  updatable: boolean;
}

type SettingsHandlers = Pick<Handlers, Extract<keyof Handlers, `settings:${string}` | `passwords:${string}`>>;

export function settingsHandlers(desk: SettingsDesk): SettingsHandlers {
  const { host, settings, passwords, contacts } = desk;
  const answer = async (refusal: SettingsRefusal | null): Promise<SettingsAnswer> => ({
    refusal,
    settings: await stateOf(desk),
  });
  return {
    'settings:read': () => stateOf(desk),
    'settings:change': async (change) => {
      const problem = change.rememberPassword ? await passwords.problem() : null;
      const refusal = problem ?? settings.change(change);
      if (refusal === null && change.rememberPassword === false) passwords.forgetAll();
      return answer(refusal);
    },
    'settings:choose-ca': async () => answer(await chooseCaFile(desk)),
    'settings:reset': () => {
      settings.reset();
      if (!settings.preferences.rememberPassword) passwords.forgetAll();
      return answer(null);
    },
    'settings:contacted': () => contacts.list(),
    'passwords:forget-all': () => {
      passwords.forgetAll();
      return answer(null);
    },
    'passwords:has': async ({ username }) => {
      const { chosen } = await host.state();
      return chosen !== null && !host.practising && passwords.has({ username, host: chosen.host });
    },
    'passwords:sign-in': ({ username }) => signInWithSaved(desk, username),
  };
}

async function stateOf({ settings, passwords, language, updatable }: SettingsDesk): Promise<SettingsState> {
  return {
    preferences: settings.preferences,
    locked: settings.locked,
    keyStoreProblem: await passwords.problem(),
    savedPasswords: passwords.count,
    caProblem: settings.caProblem,
    language: language(),
    updatable,
  };
}

async function chooseCaFile({ dialog, settings }: SettingsDesk): Promise<SettingsRefusal | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'] });
  const [file] = filePaths;
  return canceled || file === undefined ? 'cancelled' : settings.change({ caFile: file });
}

/** False when no password is kept for this name at the server in use. */
async function signInWithSaved({ host, passwords }: SettingsDesk, username: string): Promise<boolean> {
  const { chosen } = await host.state();
  if (chosen === null || host.practising) return false;
  const secret = await passwords.open({ username, host: chosen.host });
  if (secret === null) return false;
  const answer = await host.dispatch({ type: 'sign-in', username, kind: 'password', secret: secret.open() });
  return answer.ok;
}
