/** The module `session`: what a page may load, ask for and keep. */
import { runtime } from '../runtime.ts';
import { toChromium } from '../schemes.ts';
import { notModelled, StrictEmitter, StrictObject, strict, strictOptions } from '../strict.ts';
import { Protocol } from './protocol.ts';

type Verdict = { cancel?: boolean };
type BeforeRequest = (details: RequestDetails, answer: (verdict: Verdict) => void) => void;
type PermissionRequest = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: object, permission: string, origin: string, details: object) => boolean;

export interface RequestDetails {
  id: number;
  url: string;
  method: string;
  resourceType: string;
  webContents: object;
  frame: object | null;
  timestamp: number;
}

/** Permissions that a page can ask for in headless Chromium: Electron's name and Chromium's. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'storage-access': ['storage-access'],
  'window-management': ['window-management'],
};

class WebRequest extends StrictObject {
  #beforeRequest: BeforeRequest | null = null;

  onBeforeRequest(listener: BeforeRequest | null): void {
    if (typeof listener !== 'function' && listener !== null) throw notModelled('webRequest filter');
    this.#beforeRequest = listener;
  }

  /** For the request gate. */
  static async mayLoad(webRequest: WebRequest, details: RequestDetails): Promise<boolean> {
    const listener = webRequest.#beforeRequest;
    if (listener === null) return true;
    const verdict = await new Promise<Verdict>((resolve) => listener(details, resolve));
    strictOptions('webRequest answer', verdict, ['cancel']);
    return verdict.cancel !== true;
  }
}

class Session extends StrictEmitter {
  readonly protocol = new Protocol();
  readonly webRequest = new WebRequest();
  readonly cookies = strict('cookies', { get: () => this.#cookies() });
  readonly #inMemory: boolean;
  readonly #browserContext: Promise<string | undefined>;
  #onRequest: PermissionRequest | null = null;
  #onCheck: PermissionCheck | null = null;

  constructor(inMemory: boolean) {
    super([]);
    this.#inMemory = inMemory;
    this.#browserContext = inMemory ? createBrowserContext() : Promise.resolve(undefined);
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#onCheck = handler;
  }

  /** Headless Chromium offers no USB, HID or serial device to ask about. */
  setDevicePermissionHandler(_handler: unknown): void {}

  /** Headless Chromium has no spell checker. */
  setSpellCheckerEnabled(_enabled: boolean): void {}

  /** Null: in memory. */
  getStoragePath(): string | null {
    if (!this.#inMemory) throw notModelled('getStoragePath of a session that lasts');
    return null;
  }

  /** There is no proxy. */
  async resolveProxy(_url: string): Promise<string> {
    return 'DIRECT';
  }

  async #cookies(): Promise<object[]> {
    const { root } = await runtime.chromium;
    const { cookies } = await root.send('Storage.getCookies', {
      browserContextId: await this.#browserContext,
    });
    return cookies;
  }

  /** For the windows: the browser context that keeps this session's data. */
  static contextOf(session: Session): Promise<string | undefined> {
    return session.#browserContext;
  }

  /** Electron asks in the moment; Chromium takes settings: each permission is asked for before a document loads. */
  static async settlePermissions(session: Session, contents: object, url: string): Promise<void> {
    const { root } = await runtime.chromium;
    const browserContextId = await session.#browserContext;
    const { origin } = new URL(toChromium(url));
    for (const [permission, names] of Object.entries(permissions)) {
      const granted = await session.#isGranted(contents, permission, url);
      for (const name of names) {
        const setting = granted ? 'granted' : 'denied';
        await root.send('Browser.setPermission', { permission: { name }, setting, origin, browserContextId });
      }
    }
  }

  async #isGranted(contents: object, permission: string, url: string): Promise<boolean> {
    const request = this.#onRequest;
    const details = { requestingUrl: url, isMainFrame: true };
    const asked =
      request === null ||
      (await new Promise<boolean>((resolve) => request(contents, permission, resolve, details)));
    return asked && (this.#onCheck === null || this.#onCheck(contents, permission, url, details));
  }
}

export type { Session };

async function createBrowserContext(): Promise<string> {
  const { root } = await runtime.chromium;
  const { browserContextId } = await root.send('Target.createBrowserContext', { disposeOnDetach: true });
  return browserContextId;
}

const defaultSession = new Session(false);
const partitions = new Map<string, Session>();

/** A partition in memory. One that lasts ("persist:") is not modelled. */
export function fromPartition(name: string, options: object = {}): Session {
  if (!runtime.ready) throw new Error('Session can only be received when app is ready');
  strictOptions('session.fromPartition', options, ['cache']);
  if (name === '') return defaultSession;
  if (name.startsWith('persist:')) throw notModelled(`session.fromPartition("${name}")`);
  const session = partitions.get(name) ?? new Session(true);
  partitions.set(name, session);
  return session;
}

export const sessionModule = strict('session', { defaultSession, fromPartition });
export const { contextOf, settlePermissions } = Session;
export const { mayLoad } = WebRequest;
