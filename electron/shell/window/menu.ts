/** The menu: editing, text size, quitting. The wizard itself needs none. */

import type { MenuItemConstructorOptions } from 'electron';
import type { ParseKeys } from 'i18next';
import { createI18n } from '../../../shared/explain/i18n.ts';

type Words = (key: ParseKeys<'menu'>) => string;

/** Template of the application menu. Roles bring what an entry does and its keys. */
export function menuTemplate(
  language: string,
  platform: NodeJS.Platform,
  developing: boolean,
  openSettingsFile: () => void,
): MenuItemConstructorOptions[] {
  const words: Words = createI18n(language).getFixedT(language, 'menu');
  const open: MenuItemConstructorOptions = {
    id: 'open-settings-file',
    label: words('openSettingsFile'),
    accelerator: 'CmdOrCtrl+O',
    click: openSettingsFile,
  };
  const program: MenuItemConstructorOptions =
    platform === 'darwin'
      ? { role: 'appMenu' }
      : {
          label: words('file'),
          submenu: [open, { type: 'separator' }, { role: 'quit', label: words('quit') }],
        };
  const files = platform === 'darwin' ? [{ label: words('file'), submenu: [open] }] : [];
  return [program, ...files, editMenu(words), viewMenu(words, developing)];
}

function editMenu(words: Words): MenuItemConstructorOptions {
  return {
    label: words('edit'),
    submenu: [
      { role: 'undo', label: words('undo') },
      { role: 'redo', label: words('redo') },
      { type: 'separator' },
      { role: 'cut', label: words('cut') },
      { role: 'copy', label: words('copy') },
      { role: 'paste', label: words('paste') },
      { role: 'selectAll', label: words('selectAll') },
    ],
  };
}

function viewMenu(words: Words, developing: boolean): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return {
    label: words('view'),
    submenu: [
      { role: 'zoomIn', label: words('zoomIn') },
      { role: 'zoomOut', label: words('zoomOut') },
      { role: 'resetZoom', label: words('resetZoom') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: words('fullScreen') },
      ...(developing ? forDevelopers : []),
    ],
  };
}
