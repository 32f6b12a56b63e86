/** Life cycle and wiring of the desktop program. */
import path from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  type Session,
  session,
  shell,
} from 'electron';
import { AssistantHost } from './shell/assistant-host.ts';
import { helpHosts, openHelp } from './shell/external-links.ts';
import { type Handlers, openDoor, tell } from './shell/ipc.ts';
import { lockDown } from './shell/lock-down.ts';
import { proxyFromPac } from './shell/proxy.ts';
import { origin, registerScheme, servePage } from './shell/scheme.ts';
import { becomeOnlyInstance } from './shell/single-instance.ts';
import { openWindow } from './shell/window.ts';
import { openWindowMemory } from './shell/window-memory.ts';

const built = path.join(import.meta.dirname, '..');
/** Tools for developers never come with an installed program. */
const developing = !app.isPackaged && process.env.SENDWELL_DEV === '1';
let window: BrowserWindow | null = null;

function createHost(ses: Session, language: string): AssistantHost {
  const proxyFor = async (url: string) => proxyFromPac(await ses.resolveProxy(url));
  return new AssistantHost({
    loadEngine: async () => (await import('./shell/engine.ts')).createEngine({ language, proxyFor }),
    onState: (state) => window && tell(window.webContents, 'assistant:changed', state),
  });
}

function createHandlers(host: AssistantHost, language: string): Handlers {
  const hosts = helpHosts();
  return {
    'assistant:command': (command) => host.dispatch(command),
    'assistant:state': () => host.state(),
    'practice:enter': ({ scenario }) => host.enterPractice(scenario),
    'practice:leave': () => host.leavePractice(),
    'practice:inbox': () => host.inbox(),
    'shell:copy': ({ text }) => clipboard.writeText(text),
    'shell:open-help': async ({ url }) => ({
      opened: await openHelp(url, hosts, (address) => shell.openExternal(address)),
    }),
    'shell:info': () => ({ version: app.getVersion(), language, platform: process.platform }),
  };
}

function showWindow(ses: Session, host: AssistantHost): void {
  window = openWindow({
    session: ses,
    preload: path.join(built, 'preload/preload.cjs'),
    memory: openWindowMemory(app.getPath('userData')),
    dark: nativeTheme.shouldUseDarkColors,
    developing,
  });
  window.once('closed', () => {
    window = null;
    void host.close();
  });
}

async function showMenu(language: string): Promise<void> {
  const { menuTemplate } = await import('./shell/menu.ts');
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, process.platform, developing)));
}

function start(): void {
  const language = app.commandLine.getSwitchValue('lang') || app.getLocale();
  // In memory: nothing that the page could keep outlives the program.
  const ses = session.fromPartition('sendwell', { cache: false });
  lockDown(app, ses, developing);
  servePage(ses.protocol, path.join(built, 'renderer'));
  const host = createHost(ses, language);
  const log = (line: string) => console.warn(line);
  openDoor(ipcMain, { origin, handlers: createHandlers(host, language), log });
  showWindow(ses, host);
  void showMenu(language);
  app.on('activate', () => window ?? showWindow(ses, host));
}

registerScheme(protocol);
app.enableSandbox();
// Before it is ready, so that Electron builds no menu of its own.
Menu.setApplicationMenu(null);
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
if (becomeOnlyInstance(app, () => window)) void app.whenReady().then(start);
else app.quit();
