/**
 * Structured-clone values as JSON text. IPC crosses three worlds (Node, CDP, Chromium); this is how a Map, a Date or a
 * cycle survives. The function is self-contained: its source also runs in the preload's world.
 */
export interface Codec {
  /** Throws `An object could not be cloned.` as Electron does. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function codec(): Codec {
  type Tagged = { $: string; v?: unknown; c?: string };

  const base64 = (bytes: Uint8Array) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
  };
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

  const clone = (value: unknown): unknown => {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };

  const number = (value: number) => {
    if (Object.is(value, -0)) return { $: 'number', v: '-0' };
    return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
  };

  const encodePlain = (value: unknown, seen: Map<unknown, number>): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'number') return number(value);
    const index = seen.get(value);
    if (index !== undefined) return { $: 'ref', v: index };
    seen.set(value, seen.size);
    return encodeObject(value as object, (inner) => encodePlain(inner, seen));
  };

  const encodeObject = (value: object, inner: (value: unknown) => unknown): Tagged => {
    if (Array.isArray(value)) return { $: 'array', v: Array.from(value, inner) };
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] };
    if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => pair.map(inner)) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(inner) };
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack] };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $: 'view', c: value.constructor.name, v: base64(bytes) };
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) {
      throw new Error(`electron stand-in: sending a ${value.constructor.name} is not modelled`);
    }
    return { $: 'object', v: Object.entries(value).map(([key, item]) => [key, inner(item)]) };
  };

  const errors: Record<string, ErrorConstructor> = {
    TypeError,
    RangeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError,
  };
  const decodeError = ([name, message, stack]: [string, string, string]) => {
    const error = new (errors[name] ?? Error)(message);
    error.stack = stack;
    return error;
  };
  const decodeView = (name: string, bytes: Uint8Array) => {
    const View = (globalThis as unknown as Record<string, new (buffer: ArrayBufferLike) => unknown>)[name];
    if (View === undefined) throw new Error(`no such view: ${name}`);
    return new View(bytes.buffer);
  };

  const decodePlain = (json: unknown, made: unknown[]): unknown => {
    if (json === null || typeof json !== 'object') return json;
    const { $, v, c } = json as Tagged;
    if ($ === 'undefined') return undefined;
    if ($ === 'bigint') return BigInt(v as string);
    if ($ === 'number') return Number(v);
    if ($ === 'ref') return made[v as number];
    const keep = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    const inner = (item: unknown) => decodePlain(item, made);
    switch ($) {
      case 'date':
        return keep(new Date(v as number));
      case 'regexp':
        return keep(new RegExp(...(v as [string, string])));
      case 'error':
        return keep(decodeError(v as [string, string, string]));
      case 'buffer':
        return keep(bytesOf(v as string).buffer);
      case 'view':
        return keep(decodeView(c ?? '', bytesOf(v as string)));
      case 'array': {
        const array = keep<unknown[]>([]);
        for (const item of v as unknown[]) array.push(inner(item));
        return array;
      }
      case 'map': {
        const map = keep(new Map());
        for (const [key, item] of v as [unknown, unknown][]) map.set(inner(key), inner(item));
        return map;
      }
      case 'set': {
        const set = keep(new Set());
        for (const item of v as unknown[]) set.add(inner(item));
        return set;
      }
      default: {
        const object = keep({});
        for (const [key, item] of v as [string, unknown][]) {
          const property = { value: inner(item), enumerable: true, writable: true, configurable: true };
          Object.defineProperty(object, key, property);
        }
        return object;
      }
    }
  };

  return {
    encode: (value) => JSON.stringify(encodePlain(clone(value), new Map())),
    decode: (text) => decodePlain(JSON.parse(text), []),
  };
}
