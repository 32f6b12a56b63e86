/** The desktop program: its life cycle, and what is wired to what. */
import path from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  type Session,
  session,
} from 'electron';
import { loadLanguage } from '../../shared/explain/catalogues.ts';
import { normaliseLanguage } from '../../shared/languages.ts';
import type { Wish } from '../../shared/wishes.ts';
import { type Call, withoutSandbox } from '../call.ts';
import { moveToTemporaryFolder, runSelfTest } from './check/self-test.ts';
import { takeRequests, tell } from './ipc/ipc.ts';
import { createProgram } from './program.ts';
import { createHandlers, type Program } from './requests/handlers.ts';
import { settingsFileIn } from './requests/settings-files.ts';
import { lockDown } from './window/lock-down.ts';
import type { MenuParts } from './window/menu.ts';
import { origin, registerScheme, servePage, startPage } from './window/scheme.ts';
import { becomeOnlyInstance } from './window/single-instance.ts';
import { moveToVisitFolder, tellAtTheEnd } from './window/visit.ts';
import { openWindow } from './window/window.ts';
import { openWindowMemory } from './window/window-memory.ts';

const built = path.join(import.meta.dirname, '..');
/** Tools for developers never come with an installed program. */
const developing = !app.isPackaged && process.env.SENDWELL_DEV === '1';
/** A page that ends again and again must not keep the computer busy. */
const reloadAfterMs = 500;
let window: BrowserWindow | null = null;
/** A settings file that came before the program was ready. */
let waitingFile: string | null = null;
let takeFile = (file: string): void => {
  waitingFile = file;
};

function log(line: string): void {
  console.warn(line);
}

function showWindow(ses: Session, { accounts, ear, host, incidents }: Program): BrowserWindow {
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
    void ear.stop();
    void accounts.clear();
  });
  shown.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    incidents.report('page-crashed', reason);
    setTimeout(() => window === shown && void shown.loadURL(startPage).catch(log), reloadAfterMs);
  });
  window = shown;
  return shown;
}

async function showMenu(
  language: string,
  doing: Pick<MenuParts, 'openSettingsFile' | 'wish'>,
): Promise<void> {
  const { menuTemplate } = await import('./window/menu.ts');
  const template = menuTemplate({ language, platform: process.platform, developing, ...doing });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

type Kind = Extract<Call['kind'], 'window' | 'self-test' | 'visit'>;

async function start(kind: Kind): Promise<void> {
  // In memory: nothing that the page could keep outlives the program.
  const ses = session.fromPartition('sendwell', { cache: false });
  lockDown(app, ses, developing);
  servePage(ses.protocol, path.join(built, 'renderer'), kind === 'visit');
  const program = createProgram({
    built: path.join(built, 'main'),
    visiting: kind === 'visit',
    session: ses,
    systemLanguage: app.commandLine.getSwitchValue('lang') || app.getLocale(),
    tell: (event, payload) => window && tell(window.webContents, event, payload, log),
    onLanguage: (language) => void showMenu(language, doing),
  });
  /** On macOS the program goes on without a window; a file needs one to be looked at. */
  const inWindow = () => window ?? showWindow(ses, program);
  const chooseFile = () => {
    inWindow();
    void program.settingsFiles.choose();
  };
  const doing = {
    openSettingsFile: chooseFile,
    wish: (wish: Wish) => tell(inWindow().webContents, 'shell:wish', { wish }, log),
  };
  await loadLanguage(normaliseLanguage(program.language()));
  takeFile = (file) => {
    inWindow();
    void program.settingsFiles.open(file);
  };
  takeRequests(ipcMain, { origin, handlers: createHandlers(program), log });
  const shown = inWindow();
  if (waitingFile !== null) takeFile(waitingFile);
  void showMenu(program.language(), doing);
  app.on('activate', inWindow);
  if (kind === 'self-test') void testItself(program, shown);
  if (kind === 'visit') tellAtTheEnd(app, dialog, program.language);
}

async function testItself({ host, planThread }: Program, { webContents }: BrowserWindow): Promise<void> {
  const report = await runSelfTest({ host, planThread }, webContents, app.getVersion());
  process.stdout.write(`${JSON.stringify(report)}\n`, () => app.exit(report.ok ? 0 : 1));
}

/** Opens the window. In a self-test it tries itself out, prints a report and ends. Call it before Electron is ready. */
export function openDesktop(kind: Kind): void {
  registerScheme(protocol);
  // An AppImage starts so where there are no user namespaces: the first layer is gone, pages that count on the rest may not start.
  if (process.argv.includes(withoutSandbox))
    process.stderr.write(`${withoutSandbox}: the page runs without Chromium's sandbox\n`);
  else app.enableSandbox();
  // Before it is ready, so that Electron builds no menu of its own.
  Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || kind === 'visit') app.quit();
  });
  if (kind === 'self-test') moveToTemporaryFolder(app);
  if (kind === 'visit') moveToVisitFolder(app);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    takeFile(file);
  });
  const given = settingsFileIn(process.argv);
  if (given !== null) takeFile(given);
  const second = (argv: readonly string[], folder: string) => {
    const file = settingsFileIn(argv);
    if (file !== null) takeFile(path.resolve(folder, file));
  };
  if (!becomeOnlyInstance(app, () => window, second)) app.quit();
  else void app.whenReady().then(() => start(kind));
}
