/** The window. What makes it safe is said in words, even where it is the default. */
import { BrowserWindow, type Session } from 'electron';
import { startPage } from './scheme.ts';
import { minimumSize, type WindowMemory } from './window-memory.ts';

interface WindowOptions {
  session: Session;
  /** File of the built preload. */
  preload: string;
  memory: WindowMemory;
  dark: boolean;
  developing: boolean;
}

/** The page's own background (renderer/styles/tokens.css): no flash before it is painted. */
const background = { light: '#f3f6f6', dark: '#0f1719' } as const;

/** Opens the window with the start page. It shows itself once the page is painted. */
export function openWindow({ session, preload, memory, dark, developing }: WindowOptions): BrowserWindow {
  const { width, height, maximized } = memory.read();
  const window = new BrowserWindow({
    width,
    height,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    backgroundColor: dark ? background.dark : background.light,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: developing,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    memory.write({ width: bounds.width, height: bounds.height, maximized: window.isMaximized() });
  });
  window.loadURL(startPage).catch((error) => console.error(`the page did not load: ${error}`));
  return window;
}
