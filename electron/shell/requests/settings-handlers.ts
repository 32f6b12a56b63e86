/** Requests of the settings screen. */
import type { Dialog } from 'electron';
import type {
  PreferenceKey,
  SavedSignIn,
  SettingsAnswer,
  SettingsRefusal,
  SettingsState,
  UpdateAnswer,
} from '../../../shared/preferences.ts';
import type { Effective } from '../../engine/configuration/effective.ts';
import type { AssistantHost } from '../check/assistant-host.ts';
import type { ContactLog } from '../check/contact-log.ts';
import type { Handlers } from '../ipc/ipc.ts';
import type { KeptPreferences } from '../kept/kept-preferences.ts';
import type { Account, SavedSecrets } from '../kept/saved-secrets.ts';

export interface SettingsParts {
  host: Pick<AssistantHost, 'dispatch' | 'practising' | 'state'>;
  settings: KeptPreferences;
  passwords: SavedSecrets;
  signIns: SavedSecrets;
  /** Forgets all sign-ins at once, then ends them at their providers: the names of those that did not confirm it. */
  endSignIns: () => Promise<string[]>;
  /** The person wants passwords and sign-ins to be kept, and nobody forbids it. */
  mayKeepSecrets: () => boolean;
  /** What counts now. */
  effective: () => Effective;
  contacts: ContactLog;
  dialog: Pick<Dialog, 'showOpenDialog'>;
  /** BCP 47 tag of the language in use. */
  language: () => string;
  /** Resolves once the rules of the administrator are known. */
  managed: Promise<void>;
  /** This build can look for a newer version by itself. */
  updatable: boolean;
  /** Looks for a newer version and gets it. */
  update: () => Promise<UpdateAnswer>;
}

type SettingsHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `settings:${string}` | `passwords:${string}` | `updates:${string}`>
>;

export function settingsHandlers(parts: SettingsParts): SettingsHandlers {
  const { settings, passwords, contacts } = parts;
  let ending: Promise<string[]> = Promise.resolve([]);
  /** What is returned brings the passwords back; sign-ins end at their providers, for good. */
  const forgetSecrets = () => {
    ending = parts.endSignIns();
    return passwords.forgetAll();
  };
  /** What takes the last reset back, as long as the page is open. */
  let undo: (() => void)[] = [];
  const answer = (refusal: SettingsRefusal | null): SettingsAnswer => ({ refusal, settings: stateOf(parts) });
  return {
    'settings:read': async () => {
      await parts.managed;
      return stateOf(parts);
    },
    'settings:key-store': () => (parts.mayKeepSecrets() ? passwords.problem() : null),
    'settings:change': async (change) => {
      const problem = change.rememberPassword ? await whyNotKept(parts) : null;
      const refusal = problem ?? settings.change(change);
      if (refusal === null && change.rememberPassword === false) forgetSecrets();
      return answer(refusal);
    },
    'settings:choose-ca': async () => answer(await chooseCaFile(parts)),
    'settings:reset': () => {
      const own = settings.own;
      settings.reset();
      const keeps = settings.preferences.rememberPassword;
      undo = [() => settings.restore(own), ...(keeps ? [] : [forgetSecrets()])];
      return answer(null);
    },
    'settings:undo-reset': () => {
      for (const restore of undo) restore();
      undo = [];
      return answer(null);
    },
    'settings:left': () => {
      undo = [];
    },
    'settings:contacted': () => contacts.list(),
    'updates:check': () => parts.update(),
    'passwords:forget-all': () => {
      forgetSecrets();
      return answer(null);
    },
    'passwords:not-ended': () => ending,
    'passwords:has': async ({ username }) => {
      const account = await accountInUse(parts, username);
      return account !== null && passwords.has(account);
    },
    'passwords:sign-in': ({ username }) => signInWithSaved(parts, username),
  };
}

/** Says nothing about the key store: asking it may open a question of the system, and nothing waits for that. */
function stateOf(parts: SettingsParts): SettingsState {
  const { settings, effective, passwords, signIns, language, updatable } = parts;
  const forbidden: PreferenceKey[] = effective().forbids('saved-password') ? ['rememberPassword'] : [];
  return {
    preferences: {
      ...settings.preferences,
      words: effective().words ?? 'plain',
      rememberPassword: parts.mayKeepSecrets(),
    },
    locked: [...new Set([...settings.locked, ...forbidden])],
    savedPasswords: passwords.count + signIns.count,
    caProblem: settings.caProblem,
    language: language(),
    updatable,
  };
}

/** Null where secrets can be kept. */
async function whyNotKept({ effective, passwords }: SettingsParts): Promise<SettingsRefusal | null> {
  return effective().forbids('saved-password') ? 'locked' : passwords.problem();
}

async function chooseCaFile({ dialog, settings }: SettingsParts): Promise<SettingsRefusal | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'] });
  const [file] = filePaths;
  return canceled || file === undefined ? 'cancelled' : settings.change({ caFile: file });
}

async function signInWithSaved(parts: SettingsParts, username: string): Promise<SavedSignIn> {
  const { host, passwords } = parts;
  const account = await accountInUse(parts, username);
  if (account === null) return 'gone';
  const secret = await passwords.open(account);
  if (secret === null) return passwords.has(account) ? 'closed' : 'gone';
  // Opening may have taken minutes: the password is not for a server that was chosen meanwhile.
  if ((await accountInUse(parts, username))?.host !== account.host) return 'gone';
  const answer = await host.dispatch({ type: 'sign-in', username, kind: 'password', secret });
  return answer.ok ? 'begun' : 'gone';
}

/** The account that a kept password may be used for. Null in practice, and where passwords are not to be kept. */
async function accountInUse(
  { host, mayKeepSecrets }: SettingsParts,
  username: string,
): Promise<Account | null> {
  const { chosen } = await host.state();
  if (chosen === null || host.practising || !mayKeepSecrets()) return null;
  return { username, host: chosen.host };
}
