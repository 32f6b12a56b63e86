/**
 * `--visit`, and the portable program: on a computer that belongs to somebody else. Everything lies in a folder of its own
 * that goes at the end; nothing is kept, and the person reads what is left.
 */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { App, Dialog } from 'electron';
import type { ParseKeys } from 'i18next';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import type { Policy } from '../../../shared/policy.ts';

const prefix = 'sendwell-visit-';
const dayMs = 24 * 3_600_000;

/** What counts before all rules: no past checks, no key store, nothing that asks for a newer version. */
export const visitRules: Policy = { keepHistory: false, rememberPassword: false, checkForUpdates: false };

/** Moves everything of the program into a folder that goes at its end. Call it before Electron is ready. */
export function moveToVisitFolder(app: Pick<App, 'getPath' | 'setPath'>): void {
  const temporary = app.getPath('temp');
  removeLeftOver(temporary);
  const folder = mkdtempSync(path.join(temporary, prefix));
  app.setPath('userData', folder);
  process.once('exit', () => remove(folder));
}

/** Windows keeps files that are in use: what a visit could not take away goes at another one, a day later. */
function removeLeftOver(temporary: string): void {
  for (const name of readdirSync(temporary).filter((one) => one.startsWith(prefix))) {
    const folder = path.join(temporary, name);
    const { mtimeMs = Date.now() } = lstatSync(folder, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > dayMs) remove(folder);
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {}
}

/** Says at the end what is left on this computer: nothing of ours, and what the system itself keeps. */
export function tellAtTheEnd(
  app: Pick<App, 'on' | 'quit'>,
  dialog: Pick<Dialog, 'showMessageBox'>,
  language: () => string,
): void {
  let told = false;
  app.on('will-quit', (event) => {
    if (told) return;
    told = true;
    event.preventDefault();
    void dialog.showMessageBox(farewell(language(), process.platform)).finally(() => app.quit());
  });
}

function farewell(language: string, platform: NodeJS.Platform) {
  const words: (key: ParseKeys<'menu'>) => string = createI18n(language).getFixedT(null, 'menu');
  const system = platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'linux';
  return {
    type: 'info' as const,
    title: 'Sendwell',
    message: words('visit.end'),
    detail: `${words('visit.file')}\n${words(`visit.${system}`)}`,
    buttons: [words('visit.close')],
  };
}
