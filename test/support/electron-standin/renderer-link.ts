/** The line between one page's preload and the main process: scripts go in, IPC goes both ways. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { CdpSession } from './cdp.ts';
import { codec } from './codec.ts';
import type { FrameTree, WebFrameMain } from './frames.ts';
import { bridge } from './in-page/bridge.ts';
import { type PreloadSetting, runPreload } from './in-page/preload.ts';
import { invoke, ipcMain } from './modules/ipc-main.ts';

/** Name of the isolated world that the preload lives in. */
const worldName = 'electron-standin-preload';
const { encode, decode } = codec();

/** One text from the preload's world. */
interface RendererMessage {
  kind: 'invoke' | 'send' | 'preload-error';
  id: number;
  channel: string;
  args: string;
}

interface Host {
  /** The web contents, as `event.sender`. */
  sender: object;
  frames: FrameTree;
  onPreloadError(message: string): void;
}

export class RendererLink {
  readonly #session: CdpSession;
  readonly #host: Host;
  readonly #secret = randomUUID();
  readonly #binding = `b${this.#secret.replaceAll('-', '')}`;
  /** Chromium's execution contexts of the preload's world, by frame. */
  readonly #contexts = new Map<number, string>();

  constructor(session: CdpSession, host: Host) {
    this.#session = session;
    this.#host = host;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName) this.#contexts.set(context.id, context.auxData.frameId);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.#contexts.delete(executionContextId),
    );
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear());
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.#binding) void this.#receive(JSON.parse(payload), executionContextId);
    });
  }

  /** Makes every document start with the bridge and the preload. */
  async inject(preload: string): Promise<void> {
    const setting: PreloadSetting = {
      binding: this.#binding,
      deliver: `d${this.#binding}`,
      path: preload,
      process: { platform: process.platform, sandboxed: true, contextIsolated: true, type: 'renderer' },
    };
    const secret = JSON.stringify(this.#secret);
    await this.#session.send('Runtime.addBinding', {
      name: this.#binding,
      executionContextName: worldName,
    });
    await this.#session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: onlyInTopFrame(`(${bridge})(${secret}, 'page');`),
    });
    await this.#session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName,
      source: onlyInTopFrame(`
        const bridge = (${bridge})(${secret}, 'preload');
        (${runPreload})(${JSON.stringify(setting)}, (${codec})(), bridge,
          function (require, process, exports, module) { ${fs.readFileSync(preload, 'utf8')}\n});`),
    });
  }

  /** webContents.send. */
  send(frame: WebFrameMain | null, channel: string, args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    const text = encode(args);
    const frameId = frame && this.#host.frames.idOf(frame);
    for (const [context, id] of this.#contexts) {
      if (id === frameId) this.#deliver(context, 'event', channel, text);
    }
  }

  async #receive({ kind, id, channel, args }: RendererMessage, context: number): Promise<void> {
    const values = decode(args) as unknown[];
    if (kind === 'preload-error') return this.#host.onPreloadError(String(values[0]));
    const senderFrame = this.#host.frames.get(this.#contexts.get(context));
    const event = { type: 'frame', sender: this.#host.sender, senderFrame };
    if (kind === 'send') {
      ipcMain.emit(channel, event, ...values);
      return;
    }
    const reply = await answer(channel, event, values);
    if (this.#contexts.has(context)) this.#deliver(context, 'reply', id, reply);
  }

  #deliver(contextId: number, kind: 'event' | 'reply', to: string | number, text: string): void {
    const args = [kind, to, text].map((value) => JSON.stringify(value)).join();
    this.#session
      .send('Runtime.evaluate', { contextId, expression: `d${this.#binding}(${args})`, silent: true })
      .catch(() => undefined);
  }
}

/** The encoded reply of an invoke. Errors cross as text, and are printed, as in Electron. */
async function answer(channel: string, event: object, args: unknown[]): Promise<string> {
  try {
    return encode({ result: await invoke(channel, event, args) });
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return encode({ error: String(error) });
  }
}

function onlyInTopFrame(source: string): string {
  return `(() => { if (globalThis.top !== globalThis) return; ${source} })()`;
}
