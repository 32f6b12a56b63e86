/** Strictness: whatever the stand-in does not model throws when it is touched, and says its name. */
import { EventEmitter } from 'node:events';

/** Asked for by the language itself (await, JSON), not by the program. */
const languageKeys: ReadonlySet<PropertyKey> = new Set(['then', 'toJSON']);

/** The error of everything that the stand-in does not model. */
export function notModelled(what: string): Error {
  return new Error(`electron stand-in: ${what} is not modelled`);
}

function guard<T extends object>(nameOf: (receiver: unknown) => string): ProxyHandler<T> {
  const known = (target: T, key: PropertyKey) =>
    typeof key === 'symbol' || key in target || languageKeys.has(key);
  return {
    get(target, key, receiver) {
      if (known(target, key)) return Reflect.get(target, key, receiver);
      throw notModelled(`${nameOf(receiver)}.${String(key)}`);
    },
    set(target, key, value, receiver) {
      if (known(target, key)) return Reflect.set(target, key, value, receiver);
      throw notModelled(`${nameOf(receiver)}.${String(key)} =`);
    },
  };
}

/** The same object (or class), whose unknown members throw. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(
    members,
    guard<T>(() => name),
  );
}

/** Refuses options that are not modelled. */
export function strictOptions(name: string, options: object, modelled: readonly string[]): void {
  const unknown = Object.keys(options).find((key) => !modelled.includes(key));
  if (unknown !== undefined) throw notModelled(`${name} option "${unknown}"`);
}

type Listener = Parameters<EventEmitter['on']>[1];

/**
 * Base of every class that Electron makes an EventEmitter. Unknown members throw (the guard sits at the end of the
 * prototype chain, so that `this` stays the object itself), and so does listening to an event that never comes.
 */
export class StrictEmitter extends EventEmitter {
  readonly #events: ReadonlySet<string> | null;

  /** `events`: every event that is modelled; null where the program itself invents the names. */
  constructor(events: readonly string[] | null) {
    super();
    this.#events = events && new Set(events);
  }

  override on(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.on(event, listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.prependListener(event, listener);
  }

  #check(event: string | symbol): void {
    if (typeof event === 'symbol' || this.#events === null || this.#events.has(event)) return;
    throw notModelled(`${this.constructor.name} event "${event}"`);
  }
}

/** Base of the other classes that the program gets to see. */
export class StrictObject {}

for (const [base, above] of [
  [StrictEmitter, EventEmitter],
  [StrictObject, Object],
] as const) {
  const nameOfClass = (receiver: unknown) => (receiver as object).constructor.name;
  Object.setPrototypeOf(base.prototype, new Proxy(above.prototype, guard<object>(nameOfClass)));
}
