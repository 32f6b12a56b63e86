/** What main does for each request of the page. */
import type { App, Clipboard, Dialog, Shell } from 'electron';
import type { AssistantCommand } from '../../../shared/assistant.ts';
import { catalogueOf } from '../../../shared/explain/catalogues.ts';
import { normaliseLanguage } from '../../../shared/languages.ts';
import type { Spoken } from '../../../shared/preferences.ts';
import { Secret } from '../../engine/base/secret.ts';
import type { Command } from '../../engine/run/command.ts';
import { type AccountParts, accountHandlers } from '../accounts/account-handlers.ts';
import type { AssistantHost } from '../check/assistant-host.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Handlers } from '../ipc/ipc.ts';
import type { History } from '../kept/history.ts';
import type { Ear } from '../listen/ear.ts';
import { type PlanParts, planHandlers } from '../m365/plan-handlers.ts';
import { helpHosts, openHelp, openSignInPage } from '../window/external-links.ts';
import { type SettingsFiles, settingsFileHandlers } from './settings-files.ts';
import { type SettingsParts, settingsHandlers } from './settings-handlers.ts';
import { createToolHandlers } from './tools.ts';

export interface Program
  extends SettingsParts,
    Pick<PlanParts, 'planThread'>,
    Pick<AccountParts, 'accounts'> {
  host: AssistantHost;
  app: Pick<App, 'getVersion'>;
  clipboard: Pick<Clipboard, 'writeText'>;
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  shell: Pick<Shell, 'openExternal'>;
  ear: Ear;
  history: History;
  incidents: Incidents;
  settingsFiles: SettingsFiles;
  /** What the window speaks now. */
  spoken: () => Spoken;
}

export function createHandlers(program: Program): Handlers {
  const { ear, host, history, incidents, app, clipboard, shell, settingsFiles, effective, managed } = program;
  const hosts = helpHosts();
  return {
    'assistant:command': (command) => host.dispatch(sealed(command)),
    'assistant:state': () => host.state(),
    /** Rejects where practice mode is switched off; the page does not offer it then. */
    'practice:enter': async ({ scenario }) => {
      await managed;
      if (!effective().practice) throw new Error('practice mode is switched off');
      return host.enterPractice(scenario);
    },
    'practice:leave': () => host.leavePractice(),
    'practice:inbox': () => host.inbox(),
    'practice:events': () => host.practiceEvents(),
    'history:list': () => history.list(),
    'history:name-network': ({ id, network }) => history.nameNetwork(id, network),
    'history:delete-all': () => history.deleteAll(),
    'history:undo-delete': () => history.undoDelete(),
    'history:left': () => history.forgetDeleted(),
    'incidents:list': () => incidents.list(),
    'incidents:dismiss': ({ kind }) => incidents.dismiss(kind),
    'listen:offer': () => ear.offer(),
    'listen:open': (order) => ear.open(order),
    'listen:agree': ({ ip, yes }) => ear.agree(ip, yes),
    'listen:stop': () => ear.stop(),
    'sign-in-page:open': async () => {
      const { providerSignIn } = await host.state();
      const page = providerSignIn?.page ?? providerSignIn?.device?.page ?? '';
      const opened = await openSignInPage(page, host.practising, (url) => shell.openExternal(url));
      return { opened };
    },
    'shell:copy': ({ text }) => clipboard.writeText(text),
    'shell:open-help': async ({ url }) => ({
      opened: await openHelp(url, hosts, (address) => shell.openExternal(address)),
    }),
    'shell:info': () => ({
      version: app.getVersion(),
      detailsOpen: program.settings.preferences.detailsOpen,
      ...program.spoken(),
      platform: process.platform,
    }),
    'shell:words': () => {
      const { language, words } = program.spoken();
      const tag = normaliseLanguage(language);
      return { language: tag, words: catalogueOf(tag, words) };
    },
    ...settingsHandlers(program),
    ...createToolHandlers(program),
    ...planHandlers(program),
    ...accountHandlers(program),
    ...settingsFileHandlers(settingsFiles, effective, managed),
  };
}

/** From here on nobody sees what somebody signs in with. */
function sealed(command: AssistantCommand): Command {
  return command.type === 'sign-in' ? { ...command, secret: new Secret(command.secret) } : command;
}
