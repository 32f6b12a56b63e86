/**
 * The contextBridge, once on each side: in the preload's isolated world and in the page's main world. A value crosses
 * in `CustomEvent.detail`, which Chromium clones from world to world in step; functions and promises cross as numbers
 * and become proxies. The event names are a secret of the two scripts. The function is self-contained: its source is
 * injected.
 */
export interface Bridge {
  /** contextBridge.exposeInMainWorld. */
  expose(key: string, api: unknown): void;
}

export function bridge(secret: string, side: 'preload' | 'page'): Bridge {
  type Fn = (...args: unknown[]) => unknown;
  type Wire =
    | { t: 'function' | 'promise'; id: number }
    | { t: 'error'; message: string }
    | { t: 'array'; v: Wire[] }
    | { t: 'object'; v: [string, Wire][] }
    | { t: 'value'; v: unknown };
  type Outcome = { ok: boolean; v: Wire };
  type Message =
    | { kind: 'call'; id: number; args: Wire[] }
    | { kind: 'answer'; outcome: Outcome }
    | { kind: 'settle'; id: number; outcome: Outcome }
    | { kind: 'expose'; key: string; api: Wire };
  type Settle = { resolve: (value: unknown) => void; reject: (reason: unknown) => void };

  const maxDepth = 1000;
  const other = side === 'preload' ? 'page' : 'preload';
  // Taken before any script of the page runs, so that the page cannot put its own in their place.
  const { document, CustomEvent: Envelope } = globalThis;
  const { dispatchEvent, addEventListener } = EventTarget.prototype;

  const functions = new Map<number, Fn>();
  const idsOfFunctions = new WeakMap<Fn, number>();
  const proxies = new Map<number, Fn>();
  const waiting = new Map<number, Settle>();
  let nextId = 1;
  let answer: Outcome | undefined;

  const post = (message: Message) => {
    dispatchEvent.call(document, new Envelope(`${secret}:${other}`, { detail: message }));
  };

  const functionId = (fn: Fn): number => {
    const known = idsOfFunctions.get(fn);
    if (known !== undefined) return known;
    const id = nextId++;
    idsOfFunctions.set(fn, id);
    functions.set(id, fn);
    return id;
  };

  const sendPromise = (promise: Promise<unknown>): Wire => {
    const id = nextId++;
    const settle = (ok: boolean) => (value: unknown) =>
      post({ kind: 'settle', id, outcome: { ok, v: pack(value) } });
    promise.then(settle(true), settle(false)).catch(settle(false));
    return { t: 'promise', id };
  };

  const pack = (value: unknown, depth = 0): Wire => {
    if (depth > maxDepth) {
      throw new Error(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    const inner = (item: unknown) => pack(item, depth + 1);
    if (typeof value === 'function') return { t: 'function', id: functionId(value as Fn) };
    if (typeof value === 'symbol') return { t: 'value', v: undefined };
    if (value === null || typeof value !== 'object') return { t: 'value', v: value };
    if (value instanceof Promise) return sendPromise(value);
    if (value instanceof Error) return { t: 'error', message: String(value.message) };
    if (Array.isArray(value)) return { t: 'array', v: value.map(inner) };
    if (Object.prototype.toString.call(value) === '[object Object]') {
      return { t: 'object', v: Object.entries(value).map(([key, item]) => [key, inner(item)]) };
    }
    return { t: 'value', v: structuredClone(value) };
  };

  const proxyOf = (id: number): Fn => {
    const proxy = proxies.get(id) ?? ((...args: unknown[]) => call(id, args));
    proxies.set(id, proxy);
    return proxy;
  };

  const unpack = (wire: Wire, frozen = false): unknown => {
    const finish = <T>(value: T): T => (frozen ? Object.freeze(value) : value);
    switch (wire.t) {
      case 'function':
        return proxyOf(wire.id);
      case 'promise':
        return new Promise((resolve, reject) => waiting.set(wire.id, { resolve, reject }));
      case 'error':
        return new Error(wire.message);
      case 'array':
        return finish(wire.v.map((item) => unpack(item, frozen)));
      case 'object':
        return finish(Object.fromEntries(wire.v.map(([key, item]) => [key, unpack(item, frozen)])));
      default:
        return wire.v;
    }
  };

  /** Asks the other world and returns or throws what it answered: dispatching an event is synchronous. */
  const ask = (message: Message): unknown => {
    const outer = answer;
    answer = undefined;
    post(message);
    const outcome = answer as Outcome | undefined;
    answer = outer;
    if (outcome === undefined) throw new Error('contextBridge: the other world did not answer');
    if (!outcome.ok) throw unpack(outcome.v);
    return unpack(outcome.v);
  };
  const call = (id: number, args: unknown[]) =>
    ask({ kind: 'call', id, args: args.map((value) => pack(value)) });

  const attempt = (work: () => unknown): Outcome => {
    try {
      return { ok: true, v: pack(work()) };
    } catch (error) {
      return { ok: false, v: pack(error instanceof Error ? error : new Error(String(error))) };
    }
  };

  const define = (key: string, api: Wire) => {
    if (Object.getOwnPropertyDescriptor(globalThis, key)?.configurable === false) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    const value = unpack(api, true);
    Object.defineProperty(globalThis, key, { value, enumerable: true, configurable: false, writable: false });
  };

  const settleHere = (id: number, { ok, v }: Outcome) => {
    const settle = waiting.get(id);
    waiting.delete(id);
    if (ok) settle?.resolve(unpack(v));
    else settle?.reject(unpack(v));
  };

  const receive = (message: Message) => {
    switch (message.kind) {
      case 'call': {
        const work = () => functions.get(message.id)?.(...message.args.map((wire) => unpack(wire)));
        return post({ kind: 'answer', outcome: attempt(work) });
      }
      case 'expose':
        return post({ kind: 'answer', outcome: attempt(() => define(message.key, message.api)) });
      case 'settle':
        return settleHere(message.id, message.outcome);
      case 'answer':
        answer = message.outcome;
    }
  };

  const listener = (event: Event) => {
    event.stopImmediatePropagation();
    receive((event as CustomEvent<Message>).detail);
  };
  addEventListener.call(document, `${secret}:${side}`, listener, true);

  return { expose: (key, api) => void ask({ kind: 'expose', key, api: pack(api) }) };
}
