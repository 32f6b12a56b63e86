/** The module `Menu`: kept as data, with clicks but without a picture. Roles do nothing when clicked. */
import type { MenuItemConstructorOptions } from 'electron';
import { StrictObject, strict, strictOptions } from '../strict.ts';

const optionNames = ['id', 'label', 'role', 'type', 'accelerator', 'click', 'submenu', 'enabled', 'visible'];

class MenuItem extends StrictObject {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: MenuItemConstructorOptions['accelerator'];
  readonly submenu: Menu | undefined;
  readonly #click: (() => void) | undefined;

  constructor(options: MenuItemConstructorOptions) {
    super();
    strictOptions('MenuItem', options, optionNames);
    this.id = options.id;
    this.label = options.label ?? '';
    this.role = options.role;
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator;
    this.submenu = Array.isArray(options.submenu) ? buildFromTemplate(options.submenu) : undefined;
    this.#click = options.click as (() => void) | undefined;
  }

  click(): void {
    this.#click?.();
  }
}

class Menu extends StrictObject {
  readonly items: MenuItem[];

  constructor(items: MenuItem[]) {
    super();
    this.items = items;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

let applicationMenu: Menu | null = null;

function buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
  return new Menu(template.map((options) => new MenuItem(options)));
}

export const menuModule = strict('Menu', {
  buildFromTemplate,
  getApplicationMenu: () => applicationMenu,
  setApplicationMenu: (menu: Menu | null) => {
    applicationMenu = menu;
  },
});
