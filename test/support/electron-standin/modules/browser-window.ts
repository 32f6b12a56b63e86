/** The module `BrowserWindow`. Headless windows have no frame of the system: their state is kept here. */
import { type OpenWindow, preventable, runtime } from '../runtime.ts';
import { StrictEmitter, strict, strictOptions } from '../strict.ts';
import { app } from './app.ts';
import { closePage, resizePage, WebContents, type WebPreferences } from './web-contents.ts';

const events = [
  'blur',
  'close',
  'closed',
  'focus',
  'hide',
  'maximize',
  'minimize',
  'ready-to-show',
  'resize',
  'restore',
  'show',
  'unmaximize',
];

/** Options that are modelled. The last ones have nothing to change in a headless window. */
interface BrowserWindowOptions {
  width?: number;
  height?: number;
  minWidth?: number;
  minHeight?: number;
  show?: boolean;
  webPreferences?: WebPreferences;
  title?: string;
  backgroundColor?: string;
  autoHideMenuBar?: boolean;
}
const optionNames = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'webPreferences',
  'title',
  'backgroundColor',
  'autoHideMenuBar',
];

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How long Chromium may take to close a page. */
const closeTimeoutMs = 2000;

const all = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;

class BrowserWindow extends StrictEmitter implements OpenWindow {
  readonly id = runtime.nextId();
  readonly webContents: WebContents;
  readonly #minimum: { width: number; height: number };
  #bounds: Bounds;
  #visible: boolean;
  #minimized = false;
  #maximized = false;
  #painted = false;
  #destroyed = false;

  constructor(options: BrowserWindowOptions = {}) {
    super(events);
    if (!runtime.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    strictOptions('BrowserWindow', options, optionNames);
    const { width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.#minimum = { width: minWidth, height: minHeight };
    this.#bounds = { x: 0, y: 0, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    this.#visible = options.show !== false;
    all.add(this);
    runtime.windows.add(this);
    this.webContents = new WebContents(
      {
        width: this.#bounds.width,
        height: this.#bounds.height,
        onFirstPaint: () => this.#onFirstPaint(),
        onClosed: () => this.#onClosed(),
        close: () => this.close(),
      },
      options.webPreferences ?? {},
    );
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...all].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  focus(): void {
    focused = this;
    this.emit('focus');
  }

  blur(): void {
    if (focused === this) focused = null;
    this.emit('blur');
  }

  isFocused(): boolean {
    return focused === this;
  }

  minimize(): void {
    this.#minimized = true;
    this.emit('minimize');
    this.blur();
  }

  restore(): void {
    this.#minimized = false;
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.#maximized = false;
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  /** Normal bounds: a maximized window keeps them. */
  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }

  getBounds(): Bounds {
    return { ...this.#bounds };
  }

  setSize(width: number, height: number): void {
    this.#bounds.width = Math.max(width, this.#minimum.width);
    this.#bounds.height = Math.max(height, this.#minimum.height);
    void resizePage(this.webContents, this.#bounds.width, this.#bounds.height).catch(() => undefined);
    this.emit('resize');
  }

  close(): void {
    void this.requestClose();
  }

  /** Closes without asking: no `close` event. */
  destroy(): void {
    void closePage(this.webContents);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  async requestClose(): Promise<boolean> {
    if (this.#destroyed) return true;
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    const closed = new Promise((resolve) => this.once('closed', resolve));
    await closePage(this.webContents);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, closeTimeoutMs).unref())]);
    return true;
  }

  #onFirstPaint(): void {
    if (this.#painted) return;
    this.#painted = true;
    this.emit('ready-to-show');
  }

  #onClosed(): void {
    this.#destroyed = true;
    all.delete(this);
    runtime.windows.delete(this);
    if (focused === this) focused = null;
    this.emit('closed');
    if (all.size > 0 || runtime.quitting) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }
}

export const browserWindowModule = strict('BrowserWindow', BrowserWindow);
