/** New versions. Nothing is asked until the person turns it on or presses the button; loaded only then. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AppUpdater } from 'electron-updater';
import type { UpdateAnswer } from '../../../shared/preferences.ts';

/** What is used of electron-updater. */
export type Updater = Pick<AppUpdater, 'autoDownload' | 'checkForUpdates' | 'downloadUpdate'>;

/** How this copy got here. */
interface Copy {
  packaged: boolean;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Path of the program. */
  program: string;
  exists?: (file: string) => boolean;
}

/**
 * True for copies that belong to one person: NSIS, macOS, AppImage. MSI, deb and rpm belong to the administrator of the
 * computer, a portable copy to wherever it was put.
 */
export function isUpdatable({ packaged, platform, env, program, exists = existsSync }: Copy): boolean {
  if (!packaged) return false;
  switch (platform) {
    case 'darwin':
      return true;
    case 'linux':
      return env.APPIMAGE !== undefined;
    case 'win32':
      // NSIS leaves its uninstaller beside the program, MSI does not.
      return (
        env.PORTABLE_EXECUTABLE_DIR === undefined &&
        exists(path.join(path.dirname(program), 'Uninstall Sendwell.exe'))
      );
    default:
      return false;
  }
}

export async function loadUpdater(): Promise<Updater> {
  return (await import('electron-updater')).autoUpdater;
}

/** Looks for a newer version and gets it; it is put in place when the program ends. Never rejects. */
export async function update(load: () => Promise<Updater>): Promise<UpdateAnswer> {
  try {
    const updater = await load();
    updater.autoDownload = false;
    const found = await updater.checkForUpdates();
    if (!found?.isUpdateAvailable) return { result: 'none', version: null };
    await updater.downloadUpdate();
    return { result: 'ready', version: found.updateInfo.version };
  } catch (error) {
    console.warn(`no look for a newer version: ${error}`);
    return { result: 'unreachable', version: null };
  }
}
