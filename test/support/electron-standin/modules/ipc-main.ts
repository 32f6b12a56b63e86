/** The module `ipcMain`. */
import { StrictEmitter } from '../strict.ts';

type InvokeHandler = (event: object, ...args: unknown[]) => unknown;

class IpcMain extends StrictEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  constructor() {
    super(null);
  }

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** For the renderer's link: what `ipcRenderer.invoke` reaches. */
  static async invoke(channel: string, event: object, args: unknown[]): Promise<unknown> {
    const handler = ipcMain.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...args);
  }
}

export const ipcMain = new IpcMain();
export const { invoke } = IpcMain;
