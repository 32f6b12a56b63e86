/** The menu: editing, text size, windows, quitting. The wizard itself needs none. */

import type { MenuItemConstructorOptions } from 'electron';
import type { ParseKeys } from 'i18next';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import { keysOfWish, type Wish, wishes } from '../../../shared/wishes.ts';

const productName = 'Sendwell';

type Words = (key: ParseKeys<'menu'>) => string;

export interface MenuParts {
  language: string;
  platform: NodeJS.Platform;
  developing: boolean;
  openSettingsFile: () => void;
  /** Tells the page what the person wants. */
  wish: (wish: Wish) => void;
}

const labelOfWish = {
  'new-check': 'newCheck',
  'run-again': 'runAgain',
  details: 'details',
  'copy-ticket': 'copyTicket',
  accounts: 'accounts',
} as const satisfies Record<Wish, ParseKeys<'menu'>>;

/** Template of the application menu. Roles bring what an entry does and its keys. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { language, platform, developing, openSettingsFile, wish } = parts;
  const words: Words = createI18n(language).getFixedT(null, 'menu');
  const checks = wishes.map(
    (name): MenuItemConstructorOptions => ({
      id: name,
      label: words(labelOfWish[name]),
      accelerator: keysOfWish[name],
      click: () => wish(name),
    }),
  );
  const open: MenuItemConstructorOptions = {
    id: 'open-settings-file',
    label: words('openSettingsFile'),
    accelerator: 'CmdOrCtrl+O',
    click: openSettingsFile,
  };
  if (platform === 'darwin')
    return [
      macProgramMenu(words),
      { label: words('file'), submenu: [...checks, { type: 'separator' }, open] },
      editMenu(words),
      viewMenu(words, developing),
      macWindowMenu(words),
    ];
  const file: MenuItemConstructorOptions = {
    label: words('file'),
    submenu: [
      ...checks,
      { type: 'separator' },
      open,
      { type: 'separator' },
      { role: 'quit', label: words('quit') },
    ],
  };
  return [file, editMenu(words), viewMenu(words, developing)];
}

/** Electron's own `appMenu` has English words whatever the language of the window. */
function macProgramMenu(words: Words): MenuItemConstructorOptions {
  return {
    label: productName,
    submenu: [
      { role: 'about', label: words('about') },
      { type: 'separator' },
      { role: 'services', label: words('services') },
      { type: 'separator' },
      { role: 'hide', label: words('hide') },
      { role: 'hideOthers', label: words('hideOthers') },
      { role: 'unhide', label: words('showAll') },
      { type: 'separator' },
      { role: 'quit', label: words('quitProgram') },
    ],
  };
}

/** Cmd-W and Cmd-M work only where a menu has them. */
function macWindowMenu(words: Words): MenuItemConstructorOptions {
  return {
    role: 'window',
    label: words('window'),
    submenu: [
      { role: 'close', label: words('closeWindow') },
      { role: 'minimize', label: words('minimize') },
      { role: 'zoom', label: words('zoomWindow') },
      { type: 'separator' },
      { role: 'front', label: words('bringToFront') },
    ],
  };
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
    { role: 'reload', accelerator: 'F5' },
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
