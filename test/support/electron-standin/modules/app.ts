/** The module `app`. */
import os from 'node:os';
import path from 'node:path';
import { preventable, runtime } from '../runtime.ts';
import { notModelled, StrictEmitter, StrictObject } from '../strict.ts';
import { SingleInstance } from './single-instance.ts';

/** `activate` and `open-file` come from macOS alone; a spec emits them, as it can on the real Electron of any system. */
const events = [
  'activate',
  'before-quit',
  'browser-window-created',
  'open-file',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
];

class CommandLine extends StrictObject {
  readonly switches = new Map<string, string>();

  appendSwitch(name: string, value = ''): void {
    this.switches.set(name, value);
  }

  hasSwitch(name: string): boolean {
    return this.switches.has(name);
  }

  getSwitchValue(name: string): string {
    return this.switches.get(name) ?? '';
  }
}

/** Facts of the program that package.json and the command line give. */
interface ProgramFacts {
  path: string;
  name: string;
  version: string;
}

class App extends StrictEmitter {
  /** Electron goes by the name of its executable; here a spec says so with `STANDIN_PACKAGED=1`. */
  readonly isPackaged = process.env.STANDIN_PACKAGED === '1';
  readonly commandLine = new CommandLine();
  readonly #instance = new SingleInstance();
  readonly #paths = new Map<string, string>();
  #facts: ProgramFacts = { path: process.cwd(), name: 'Electron', version: '0.0.0' };
  #markReady: () => void = () => undefined;
  readonly #whenReady = new Promise<void>((resolve) => {
    this.#markReady = resolve;
  });

  constructor() {
    super(events);
  }

  isReady(): boolean {
    return runtime.ready;
  }

  whenReady(): Promise<void> {
    return this.#whenReady;
  }

  getName(): string {
    return this.#facts.name;
  }

  getVersion(): string {
    return this.#facts.version;
  }

  getAppPath(): string {
    return this.#facts.path;
  }

  getLocale(): string {
    return this.commandLine.getSwitchValue('lang') || 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getPath(name: string): string {
    const appData = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
    const standard: Record<string, string> = {
      appData,
      userData: path.join(appData, this.#facts.name),
      home: os.homedir(),
      temp: os.tmpdir(),
      exe: process.execPath,
    };
    const found = this.#paths.get(name) ?? standard[name];
    if (found === undefined) throw notModelled(`app.getPath("${name}")`);
    return found;
  }

  setPath(name: string, folder: string): void {
    this.getPath(name);
    this.#paths.set(name, folder);
  }

  /** The stand-in's pages are always sandboxed. */
  enableSandbox(): void {
    if (runtime.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    const start = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    return this.#instance.request(this.getPath('userData'), start, (second) => {
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData);
    });
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance.held;
  }

  releaseSingleInstanceLock(): void {
    this.#instance.release();
  }

  quit(): void {
    if (runtime.quitting) return;
    const event = preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    runtime.quitting = true;
    void this.#closeAndExit();
  }

  exit(code = 0): void {
    runtime.quitting = true;
    this.emit('quit', {}, code);
    this.#instance.release();
    void runtime.closeChromium().finally(() => process.exit(code));
  }

  /** For start.ts: what the command line and package.json say. */
  static setFacts(app: App, facts: Partial<ProgramFacts>): void {
    app.#facts = { ...app.#facts, ...facts };
  }

  /** For start.ts: the program's entry has run and Chromium is up. */
  static announceReady(app: App): void {
    runtime.ready = true;
    app.#markReady();
    app.emit('will-finish-launching');
    app.emit('ready', {}, {});
  }

  async #closeAndExit(): Promise<void> {
    for (const window of runtime.windows) {
      if (await window.requestClose()) continue;
      runtime.quitting = false;
      return;
    }
    const event = preventable();
    this.emit('will-quit', event);
    if (event.defaultPrevented) runtime.quitting = false;
    else this.exit();
  }
}

export const app = new App();
export const { setFacts, announceReady } = App;
