/** The parts of the desktop program, and what is wired to what. */
import {
  app,
  clipboard,
  dialog,
  nativeTheme,
  powerMonitor,
  type Session,
  safeStorage,
  shell,
} from 'electron';
import type { EventName, EventPayload } from '../../shared/ipc.ts';
import { AssistantHost } from './assistant-host.ts';
import { ContactLog } from './contact-log.ts';
import { reportFaults } from './faults.ts';
import type { Program } from './handlers.ts';
import { Incidents } from './incidents.ts';
import { openKept } from './kept.ts';
import { PasswordKeeper } from './password-keeper.ts';
import { proxyFromPac } from './proxy.ts';
import { Surroundings } from './surroundings.ts';

interface ProgramOptions {
  session: Session;
  /** BCP 47 tag. */
  systemLanguage: string;
  tell<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** The window speaks another language now. */
  onLanguage: (language: string) => void;
}

/** Call it once Electron is ready. */
export function createProgram({ session, systemLanguage, tell, onLanguage }: ProgramOptions): Program {
  const incidents = new Incidents((list) => tell('incidents:changed', list));
  reportFaults(process, incidents, `Sendwell ${app.getVersion()} (${process.platform} ${process.arch})`);
  const kept = openKept({
    folder: app.getPath('userData'),
    incidents,
    keyStore: safeStorage,
    managed: {},
    onSettings: () => {
      showTheme();
      tell('settings:language', { language: language() });
      onLanguage(language());
    },
  });
  const { settings, history, passwords } = kept;
  const language = () => {
    const chosen = settings.preferences.language;
    return chosen === 'system' ? systemLanguage : chosen;
  };
  const showTheme = () => {
    nativeTheme.themeSource = settings.preferences.theme;
  };
  showTheme();

  const contacts = new ContactLog();
  const surroundings = new Surroundings(incidents);
  powerMonitor.on('resume', () => surroundings.resumed());
  const keeper = new PasswordKeeper(passwords, () => settings.preferences.rememberPassword);
  const proxyFor = async (url: string) => proxyFromPac(await session.resolveProxy(url));
  const host = new AssistantHost({
    loadEngine: async () => (await import('./engine.ts')).createEngine({ language, settings, proxyFor }),
    onState: (state) => tell('assistant:changed', state),
    watchers: [history, keeper, contacts, surroundings],
  });
  return { ...kept, app, clipboard, contacts, dialog, host, incidents, language, shell, updatable: false };
}
