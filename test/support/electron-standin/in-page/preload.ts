/**
 * What a sandboxed preload finds around it: `require` for a few modules, `ipcRenderer` over a CDP binding and the
 * contextBridge. The function is self-contained: its source is injected into the preload's isolated world.
 */
import type { Codec } from '../codec.ts';
import type { Bridge } from './bridge.ts';

/** What main tells the preload's world. */
export interface PreloadSetting {
  /** Name of the CDP binding that carries text to main. */
  binding: string;
  /** Name of the global function that main calls with its answers. */
  deliver: string;
  path: string;
  process: Record<string, unknown>;
}

type RunPreload = (
  require: (name: string) => unknown,
  process: object,
  exports: object,
  module: { exports: object },
) => void;

export function runPreload(setting: PreloadSetting, codec: Codec, bridge: Bridge, run: RunPreload): void {
  type Listener = (...args: unknown[]) => void;
  type Reply = { error?: string; result?: unknown };

  const world = globalThis as unknown as Record<string, unknown>;
  const send = world[setting.binding] as (text: string) => void;
  delete world[setting.binding];

  const refuseUnknown = (name: string, members: object): object =>
    new Proxy(members, {
      get(target, key, receiver) {
        if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, receiver);
        throw new Error(`electron stand-in: ${name}.${key} is not modelled`);
      },
    });

  const pending = new Map<number, (reply: Reply) => void>();
  const listeners = new Map<string, Listener[]>();
  let nextId = 1;

  const post = (kind: 'send' | 'invoke' | 'preload-error', id: number, channel: string, args: unknown[]) =>
    send(JSON.stringify({ kind, id, channel, args: codec.encode(args) }));

  const on = (event: string, listener: Listener) => {
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    return ipcRenderer;
  };
  const off = (event: string, listener: Listener) => {
    const known = listeners.get(event) ?? [];
    const index = known.lastIndexOf(listener);
    if (index >= 0) listeners.set(event, known.toSpliced(index, 1));
    return ipcRenderer;
  };
  const invoke = async (channel: string, ...args: unknown[]) => {
    const id = nextId++;
    const reply = await new Promise<Reply>((resolve) => {
      pending.set(id, resolve);
      post('invoke', id, channel, args);
    });
    if (reply.error === undefined) return reply.result;
    throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
  };
  const ipcRenderer: object = refuseUnknown('ipcRenderer', {
    on,
    addListener: on,
    off,
    removeListener: off,
    invoke,
    send: (channel: string, ...args: unknown[]) => post('send', 0, channel, args),
  });

  world[setting.deliver] = (kind: 'reply' | 'event', to: number | string, text: string) => {
    const value = codec.decode(text);
    if (kind === 'event') {
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of listeners.get(String(to)) ?? []) listener(event, ...(value as unknown[]));
      return;
    }
    pending.get(Number(to))?.(value as Reply);
    pending.delete(Number(to));
  };

  const electron = refuseUnknown('electron', {
    ipcRenderer,
    contextBridge: refuseUnknown('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
  });
  const modules: Record<string, unknown> = { electron, 'electron/renderer': electron };
  const require = (name: string) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new Error(`module not found: ${name}`);
  };

  const module = { exports: {} };
  try {
    run(require, refuseUnknown('process', setting.process), module.exports, module);
  } catch (error) {
    console.error(`Unable to load preload script: ${setting.path}`);
    console.error(error);
    post('preload-error', 0, '', [error instanceof Error ? error.message : String(error)]);
  }
}
