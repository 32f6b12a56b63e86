/** The module `webContents`: one page in Chromium. */
import type { CdpSession } from '../cdp.ts';
import { FrameTree, type WebFrameMain } from '../frames.ts';
import { RendererLink } from '../renderer-link.ts';
import { RequestGate } from '../request-gate.ts';
import { runtime } from '../runtime.ts';
import { fromChromium, toChromium } from '../schemes.ts';
import { notModelled, StrictEmitter, strict, strictOptions } from '../strict.ts';
import { app } from './app.ts';
import { applyTheme, followTheme } from './native-theme.ts';
import { contextOf, fromPartition, type Session } from './session.ts';

/** `will-attach-webview` never comes here: webview tags are off, as they are in Electron by default. */
const events = [
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'preload-error',
  'render-process-gone',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
];

/** Page settings that are modelled. The last ones change nothing in a headless page. */
export interface WebPreferences {
  preload?: string;
  partition?: string;
  session?: Session;
  sandbox?: boolean;
  contextIsolation?: boolean;
  nodeIntegration?: boolean;
  webSecurity?: boolean;
  webviewTag?: boolean;
  devTools?: boolean;
  spellcheck?: boolean;
  javascript?: boolean;
}
const preferenceNames = [
  'preload',
  'partition',
  'session',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'webSecurity',
  'webviewTag',
  'devTools',
  'spellcheck',
  'javascript',
];

/** Only one kind of page is modelled: the safe one. */
function checkPreferences(preferences: WebPreferences): void {
  strictOptions('webPreferences', preferences, preferenceNames);
  const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = preferences;
  if (sandbox === false || contextIsolation === false || webSecurity === false) {
    throw notModelled('a page without sandbox, isolation or web security');
  }
  if (nodeIntegration || webviewTag) throw notModelled('a page with Node or with webview tags');
}

/** What the window that shows the page hears. */
export interface ContentsHost {
  width: number;
  height: number;
  onFirstPaint(): void;
  onClosed(): void;
  close(): void;
}

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => {
  action: 'allow' | 'deny';
};

const all = new Set<WebContents>();

export class WebContents extends StrictEmitter {
  readonly id = runtime.nextId();
  readonly session: Session;
  readonly #host: ContentsHost;
  readonly #preload: string | undefined;
  readonly #scripts: boolean;
  readonly #frames = new FrameTree((frame, sameDocument) => this.#navigated(frame, sameDocument));
  readonly #opened: Promise<CdpSession>;
  #link: RendererLink | null = null;
  #targetId = '';
  #openHandler: OpenHandler | null = null;
  #loading: string | null = null;
  #destroyed = false;

  constructor(host: ContentsHost, preferences: WebPreferences) {
    super(events);
    checkPreferences(preferences);
    this.#host = host;
    this.#preload = preferences.preload;
    this.#scripts = preferences.javascript !== false;
    this.session = preferences.session ?? fromPartition(preferences.partition ?? '');
    all.add(this);
    this.#opened = this.#open();
    this.#opened.catch((error) => {
      if (!runtime.quitting) console.error('electron stand-in: the window did not open:', error);
    });
    app.emit('web-contents-created', {}, this);
  }

  get mainFrame(): WebFrameMain | null {
    return this.#frames.main;
  }

  getURL(): string {
    return this.mainFrame?.url ?? '';
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#link?.send(this.mainFrame, channel, args);
  }

  async loadURL(url: string): Promise<void> {
    const session = await this.#opened;
    this.#loading = fromChromium(new URL(toChromium(url)).href);
    const loaded = new Promise<void>((resolve, reject) => {
      this.once('did-finish-load', resolve);
      this.once('destroyed', () => reject(new Error(`ERR_ABORTED (-3) loading '${url}'`)));
    });
    loaded.catch(() => undefined);
    const { errorText } = await session.send('Page.navigate', { url: toChromium(url) });
    if (errorText) {
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${errorText.replace('net::', '')} (-2) loading '${url}'`);
    }
    await loaded;
    this.#loading = null;
  }

  /** Waits for the page that is loading. The result is plain data. */
  async executeJavaScript(code: string): Promise<unknown> {
    const session = await this.#opened;
    if (this.#loading !== null) await new Promise((resolve) => this.once('did-finish-load', resolve));
    const evaluation = { expression: code, awaitPromise: true, returnByValue: true, userGesture: false };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', evaluation);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Ends the page's process; `render-process-gone` follows. */
  forcefullyCrashRenderer(): void {
    void this.#opened.then((session) => session.send('Page.crash').catch(() => undefined));
  }

  /** A4 is the only size that is modelled. */
  async printToPDF(options: { pageSize?: string; printBackground?: boolean }): Promise<Buffer> {
    strictOptions('printToPDF', options, ['pageSize', 'printBackground']);
    if (options.pageSize !== 'A4') throw notModelled(`paper of the size ${options.pageSize}`);
    const session = await this.#opened;
    const paper = { paperWidth: 8.27, paperHeight: 11.69, printBackground: options.printBackground ?? false };
    const { data } = await session.send('Page.printToPDF', paper);
    return Buffer.from(data, 'base64');
  }

  close(): void {
    this.#host.close();
  }

  static getAllWebContents(): WebContents[] {
    return [...all];
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all].find((contents) => contents.#targetId === targetId);
  }

  /** For the window: closes the page in Chromium. */
  static async closePage(contents: WebContents): Promise<void> {
    await contents.#opened.catch(() => undefined);
    const { root } = await runtime.chromium;
    await root.send('Target.closeTarget', { targetId: contents.#targetId }).catch(() => contents.#gone());
  }

  /** For the window: the real size of the page. */
  static async resizePage(contents: WebContents, width: number, height: number): Promise<void> {
    await contents.#opened;
    const { root } = await runtime.chromium;
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId: contents.#targetId });
    await root.send('Browser.setWindowBounds', { windowId, bounds: { width, height } });
  }

  async #open(): Promise<CdpSession> {
    const chromium = await runtime.chromium;
    const { width, height } = this.#host;
    const { targetId, session } = await chromium.createPage(width, height, await contextOf(this.session));
    this.#targetId = targetId;
    this.#listen(session);
    const gate = new RequestGate(session, {
      contents: this,
      frames: this.#frames,
      webSession: this.session,
      isOwnLoad: (url) => url === this.#loading,
    });
    this.#link = new RendererLink(session, {
      sender: this,
      frames: this.#frames,
      onPreloadError: (message) => this.emit('preload-error', {}, this.#preload, new Error(message)),
    });
    await Promise.all([
      session.send('Page.enable'),
      // Electron gives the pages of an own scheme no cookies.
      session.send('Emulation.setDocumentCookieDisabled', { disabled: true }),
      session.send('Runtime.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      gate.open(),
      this.#frames.follow(session),
      this.#preload === undefined ? undefined : this.#link.inject(this.#preload),
      session.send('Emulation.setScriptExecutionDisabled', { value: !this.#scripts }),
      applyTheme(session),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    followTheme(session);
    return session;
  }

  #listen(session: CdpSession): void {
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (this.#frames.isMain(frameId) && this.getURL() !== 'about:blank') this.#lifecycle(name);
    });
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#windowOpen(fromChromium(url), windowName, windowFeatures),
    );
    session.on('Inspector.targetCrashed', () => {
      const details = { reason: 'crashed', exitCode: 1 };
      this.emit('render-process-gone', {}, details);
      app.emit('render-process-gone', {}, this, details);
    });
    void session.gone.then(() => this.#gone());
  }

  #lifecycle(name: string): void {
    if (name === 'DOMContentLoaded') this.emit('dom-ready', {});
    if (name === 'load') this.emit('did-finish-load', {});
    if (name === 'firstPaint') this.#host.onFirstPaint();
  }

  #windowOpen(url: string, frameName: string, features: string[]): void {
    const disposition = features.length > 0 ? 'new-window' : 'foreground-tab';
    const details = { url, frameName, features: features.join(','), disposition };
    const { action } = this.#openHandler?.(details) ?? { action: 'allow' };
    if (action !== 'deny') throw notModelled(`window.open("${url}") that the program allows`);
  }

  #navigated(frame: WebFrameMain, sameDocument: boolean): void {
    if (frame !== this.mainFrame || frame.url === 'about:blank') return;
    if (sameDocument) this.emit('did-navigate-in-page', {}, frame.url, true);
    else this.emit('did-navigate', {}, frame.url, 200, 'OK');
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this);
    this.emit('destroyed');
    this.#host.onClosed();
  }
}

const { getAllWebContents, fromDevToolsTargetId } = WebContents;
export const { closePage, resizePage } = WebContents;
export const webContentsModule = strict('webContents', { getAllWebContents, fromDevToolsTargetId });
