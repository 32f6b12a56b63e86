/** Which copies may replace themselves, and what a look for a newer version can come to. */
import { expect, test, vi } from 'vitest';
import { isUpdatable, type Updater, update } from '../../../../electron/shell/requests/updates.ts';

const uninstaller = (file: string) => file.endsWith('Uninstall Sendwell.exe');
const nothing = () => false;

test.each([
  ['NSIS', 'win32', {}, uninstaller, true],
  ['MSI', 'win32', {}, nothing, false],
  ['portable', 'win32', { PORTABLE_EXECUTABLE_DIR: 'E:\\' }, nothing, false],
  ['macOS', 'darwin', {}, nothing, true],
  ['AppImage', 'linux', { APPIMAGE: '/home/ana/Sendwell.AppImage' }, nothing, true],
  ['deb, rpm', 'linux', {}, nothing, false],
  ['another system', 'freebsd', { APPIMAGE: 'x' }, uninstaller, false],
] as const)('%s', (_name, platform, env, exists, expected) => {
  const copy = { platform, env, exists, program: '/opt/Sendwell/sendwell' };
  expect(isUpdatable({ ...copy, packaged: true })).toBe(expected);
  expect(isUpdatable({ ...copy, packaged: false })).toBe(false);
});

function updater(check: () => Promise<unknown>) {
  const made = { autoDownload: true, checkForUpdates: check, downloadUpdate: vi.fn(async () => []) };
  return { made, load: async () => made as unknown as Updater };
}

test('a newer version is fetched', async () => {
  const found = { isUpdateAvailable: true, updateInfo: { version: '1.2.0' } };
  const { made, load } = updater(async () => found);
  expect(await update(load)).toEqual({ result: 'ready', version: '1.2.0' });
  expect(made.autoDownload).toBe(false);
  expect(made.downloadUpdate).toHaveBeenCalledOnce();
});

test('nothing is fetched when there is nothing newer', async () => {
  const { made, load } = updater(async () => ({ isUpdateAvailable: false }));
  expect(await update(load)).toEqual({ result: 'none', version: null });
  expect(made.downloadUpdate).not.toHaveBeenCalled();
});

test('a page that gives no answer is said', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { load } = updater(() => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')));
  expect(await update(load)).toEqual({ result: 'unreachable', version: null });
});
