/** The desktop program: its life cycle, and what is wired to what. */
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
import { AssistantHost } from './assistant-host.ts';
import { helpHosts, openHelp } from './external-links.ts';
import { type Handlers, openDoor, tell } from './ipc.ts';
import { lockDown } from './lock-down.ts';
import { proxyFromPac } from './proxy.ts';
import { origin, registerScheme, servePage } from './scheme.ts';
import { moveToTemporaryFolder, runSelfTest } from './self-test.ts';
import { becomeOnlyInstance } from './single-instance.ts';
import { createToolHandlers } from './tools.ts';
import { openWindow } from './window.ts';
import { openWindowMemory } from './window-memory.ts';

const built = path.join(import.meta.dirname, '..');
/** Tools for developers never come with an installed program. */
const developing = !app.isPackaged && process.env.SENDWELL_DEV === '1';
let window: BrowserWindow | null = null;

function log(line: string): void {
  console.warn(line);
}

function createHost(ses: Session, language: string): AssistantHost {
  const proxyFor = async (url: string) => proxyFromPac(await ses.resolveProxy(url));
  return new AssistantHost({
    loadEngine: async () => (await import('./engine.ts')).createEngine({ language, proxyFor }),
    onState: (state) => window && tell(window.webContents, 'assistant:changed', state, log),
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
    ...createToolHandlers(),
  };
}

function showWindow(ses: Session, host: AssistantHost): BrowserWindow {
  const shown = openWindow({
    session: ses,
    preload: path.join(built, 'preload/preload.cjs'),
    memory: openWindowMemory(app.getPath('userData')),
    dark: nativeTheme.shouldUseDarkColors,
    developing,
  });
  shown.once('closed', () => {
    window = null;
    void host.close();
  });
  window = shown;
  return shown;
}

async function showMenu(language: string): Promise<void> {
  const { menuTemplate } = await import('./menu.ts');
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, process.platform, developing)));
}

function start(selfTesting: boolean): void {
  const language = app.commandLine.getSwitchValue('lang') || app.getLocale();
  // In memory: nothing that the page could keep outlives the program.
  const ses = session.fromPartition('sendwell', { cache: false });
  lockDown(app, ses, developing);
  servePage(ses.protocol, path.join(built, 'renderer'));
  const host = createHost(ses, language);
  openDoor(ipcMain, { origin, handlers: createHandlers(host, language), log });
  const shown = showWindow(ses, host);
  void showMenu(language);
  app.on('activate', () => window ?? showWindow(ses, host));
  if (selfTesting) void testItself(host, shown);
}

async function testItself(host: AssistantHost, { webContents }: BrowserWindow): Promise<void> {
  const report = await runSelfTest(host, webContents, app.getVersion());
  process.stdout.write(`${JSON.stringify(report)}\n`, () => app.exit(report.ok ? 0 : 1));
}

/** Opens the window. With `selfTesting` it tries itself out, prints a report and ends. Call it before Electron is ready. */
export function openDesktop(selfTesting: boolean): void {
  registerScheme(protocol);
  app.enableSandbox();
  // Before it is ready, so that Electron builds no menu of its own.
  Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  if (selfTesting) moveToTemporaryFolder(app);
  if (!becomeOnlyInstance(app, () => window)) app.quit();
  else void app.whenReady().then(() => start(selfTesting));
}
