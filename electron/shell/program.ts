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
import { loadLanguage } from '../../shared/explain/catalogues.ts';
import type { EventName, EventPayload } from '../../shared/ipc.ts';
import { normaliseLanguage } from '../../shared/languages.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Spoken, UpdateAnswer } from '../../shared/preferences.ts';
import { effective, managedPreferences } from '../engine/configuration/effective.ts';
import { Accounts } from './accounts/accounts.ts';
import { AssistantHost } from './check/assistant-host.ts';
import { ContactLog } from './check/contact-log.ts';
import { createKeeper, takeSignIns } from './check/keeper.ts';
import { ownChoice } from './check/own-choice.ts';
import { proxyFromPac } from './check/proxy.ts';
import { SystemWatch } from './check/system-watch.ts';
import { reportFaults } from './incidents/faults.ts';
import { Incidents } from './incidents/incidents.ts';
import { openKept } from './kept/kept.ts';
import { Ear } from './listen/ear.ts';
import { PlanThread } from './m365/plan-thread.ts';
import type { Program } from './requests/handlers.ts';
import { SettingsFiles } from './requests/settings-files.ts';
import { isUpdatable, loadUpdater, update } from './requests/updates.ts';
import { visitRules } from './window/visit.ts';

interface ProgramOptions {
  /** Folder of the built main process. */
  built: string;
  /** On somebody else's computer: nothing is kept. */
  visiting: boolean;
  session: Session;
  /** BCP 47 tag. */
  systemLanguage: string;
  tell<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** The window speaks another language now. */
  onLanguage: (language: string) => void;
}

/** Call it once Electron is ready. */
export function createProgram({
  built,
  visiting,
  session,
  systemLanguage,
  tell,
  onLanguage,
}: ProgramOptions): Program {
  const incidents = new Incidents((list) => tell('incidents:changed', list));
  const onFault = reportFaults(
    process,
    incidents,
    `Sendwell ${app.getVersion()} (${process.platform} ${process.arch})`,
  );
  const kept = openKept({
    folder: app.getPath('userData'),
    incidents,
    keyStore: safeStorage,
    onSettings: () => {
      showTheme();
      void speak();
    },
  });
  const { settings, history, passwords, signIns } = kept;
  let policy: Policy = {};
  const settingsFiles = new SettingsFiles({
    dialog,
    onOffer: () => tell('settings-file:opened', {}),
    onUse: () => {
      void speak();
      tell('settings-file:changed', settingsFiles.inUse(effectiveNow()));
    },
  });
  /** What counts now: rules of the administrator, settings, settings file. */
  const effectiveNow = () =>
    effective({ policy, file: settingsFiles.used, own: ownChoice(settings.own, process.env) });
  const spokenNow = (): Spoken => ({
    language: effectiveNow().language ?? systemLanguage,
    words: effectiveNow().words ?? 'plain',
    wordsLocked: settings.locked.includes('words'),
  });
  /** What the window speaks. The words of its language are there, but for the first one: whoever opens the window reads them. */
  let spoken = spokenNow();
  const speak = async () => {
    const next = spokenNow();
    await loadLanguage(normaliseLanguage(next.language));
    // A later change speaks for itself.
    const now = spokenNow();
    if (next.language !== now.language) return;
    spoken = now;
    tell('settings:spoken', spoken);
    onLanguage(spoken.language);
  };
  const showTheme = () => {
    nativeTheme.themeSource = settings.preferences.theme;
  };
  showTheme();

  const contacts = new ContactLog();
  const systemWatch = new SystemWatch(incidents);
  powerMonitor.on('resume', () => systemWatch.resumed());
  const proxyFor = async (url: string) => proxyFromPac(await session.resolveProxy(url));
  const mayKeepSecrets = () =>
    settings.preferences.rememberPassword && !effectiveNow().forbids('saved-password');
  const managed = readRules(incidents).then((rules) => {
    policy = visiting ? { ...rules, ...visitRules } : rules;
    settings.manage(managedPreferences(policy));
    return settingsFiles.useManaged(rules.settingsFile);
  });
  const host = new AssistantHost({
    loadEngine: async () => {
      const [{ createEngine }] = await Promise.all([import('./check/engine.ts'), managed]);
      return createEngine({
        language: () => spoken.language,
        effective: effectiveNow,
        keeper: createKeeper(passwords, signIns, mayKeepSecrets),
        openExternal: (url) => shell.openExternal(url),
        proxyFor,
        onContacted: (contacted) => contacts.add(contacted),
      });
    },
    onState: (state) => tell('assistant:changed', state),
    watchers: [history, contacts, systemWatch],
  });
  const ear = new Ear({
    rules: async () => {
      await managed;
      const { listening, practice } = effectiveNow();
      return { listening, practice };
    },
    platform: process.platform,
    onState: (state) => tell('listen:changed', state),
    onFault,
  });
  const accounts = new Accounts({
    built,
    dialog,
    counting: () => ({ policy, file: settingsFiles.used, own: settings.own, spoken: spoken }),
    proxyFor,
    onLine: (line) => tell('accounts:line', line),
    onContacted: (contacted) => contacts.add(contacted),
    onEnd: (failed) => tell('accounts:ended', { failed }),
    onFault,
  });
  const updatable = isUpdatable({
    packaged: app.isPackaged,
    platform: process.platform,
    env: process.env,
    program: app.getPath('exe'),
  });
  const updateNow = async (): Promise<UpdateAnswer> =>
    updatable ? update(loadUpdater) : { result: 'none', version: null };
  void managed.then(() => {
    if (settings.preferences.checkForUpdates) void updateNow();
  });
  return {
    ...kept,
    endSignIns: () => takeSignIns(signIns).then((taken) => host.endSignIns(taken)),
    accounts,
    app,
    clipboard,
    contacts,
    dialog,
    ear,
    effective: effectiveNow,
    host,
    incidents,
    language: () => spoken.language,
    managed,
    mayKeepSecrets,
    planThread: new PlanThread(built),
    settingsFiles,
    shell,
    spoken: () => spoken,
    updatable,
    update: updateNow,
  };
}

/** Rules of the administrator. What cannot be used of them is named in the log, and the rest counts; that none could be read is told. */
async function readRules(incidents: Incidents): Promise<Policy> {
  const { readManaged } = await import('../engine/configuration/policy/this-computer.ts');
  const { policy, problems } = await readManaged();
  for (const { name, problem } of problems) {
    console.warn(`managed setting not used: ${name} (${problem})`);
    if (problem === 'blocked') incidents.report('policy-unread', name);
  }
  return policy;
}
