/** The module "electron" of the main process. Whatever is not listed here is not modelled, and says so. */
import { app } from './modules/app.ts';
import { browserWindowModule } from './modules/browser-window.ts';
import { clipboard } from './modules/clipboard.ts';
import { dialog } from './modules/dialog.ts';
import { ipcMain } from './modules/ipc-main.ts';
import { menuModule } from './modules/menu.ts';
import { nativeTheme } from './modules/native-theme.ts';
import { powerMonitor } from './modules/power-monitor.ts';
import { protocolModule } from './modules/protocol.ts';
import { safeStorage } from './modules/safe-storage.ts';
import { sessionModule } from './modules/session.ts';
import { shell } from './modules/shell.ts';
import { webContentsModule } from './modules/web-contents.ts';
import { strict } from './strict.ts';

export const electron = strict('electron', {
  app,
  BrowserWindow: browserWindowModule,
  clipboard,
  dialog,
  ipcMain,
  Menu: menuModule,
  nativeTheme,
  powerMonitor,
  protocol: protocolModule,
  safeStorage,
  session: sessionModule,
  shell,
  webContents: webContentsModule,
});
