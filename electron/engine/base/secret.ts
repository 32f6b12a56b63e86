import { inspect } from 'node:util';

const opened = new WeakMap<Secret, string>();

/**
 * A password or token. It prints as `[secret]` everywhere: string conversion, JSON, console, structured clone (which
 * copies no private state). Only the SASL code and the key store call `open`.
 */
export class Secret {
  constructor(value: string) {
    opened.set(this, value);
  }

  /** The value itself. For SASL mechanisms and the key store only. */
  open(): string {
    const value = opened.get(this);
    if (value === undefined) throw new TypeError('this is not a Secret');
    return value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
