/** Random changes that repeat with the same seed (mulberry32). */
export class Mutator {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** One of the texts with up to eight changes. */
  text(texts: readonly [string, ...string[]]): string {
    let text = this.pick(texts);
    for (let changes = this.below(8); changes > 0; changes -= 1) text = this.#change(text, texts);
    return text.slice(0, 20_000);
  }

  /** The same as bytes, sometimes in another encoding or with broken bytes. */
  bytes(texts: readonly [string, ...string[]]): Uint8Array {
    const text = this.text(texts);
    const encodings = ['utf8', 'utf8', 'utf8', 'utf16le', 'latin1'] as const;
    const bytes = Buffer.from(this.below(8) === 0 ? `\uFEFF${text}` : text, this.pick(encodings));
    if (bytes.length > 0 && this.below(3) === 0) bytes[this.below(bytes.length)] = this.below(256);
    return bytes.subarray(0, this.below(6) === 0 ? this.below(bytes.length + 1) : bytes.length);
  }

  #change(text: string, texts: readonly [string, ...string[]]): string {
    const [from, to] = [this.below(text.length + 1), this.below(text.length + 1)].sort((a, b) => a - b);
    const [start, middle, end] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
    switch (this.below(6)) {
      case 0:
        return start + end;
      case 1:
        return start + middle + middle + end;
      case 2:
        return start + this.pick(tokens) + middle + end;
      case 3:
        return start + this.pick(tokens) + end;
      case 4:
        return start + String.fromCharCode(this.below(0x3000)) + middle + end;
      default:
        return start + this.pick(texts).slice(from, to) + end;
    }
  }
}

const tokens = [
  '<',
  '>',
  '</',
  '/>',
  '&',
  '&amp;',
  '&#0;',
  '%',
  '%%',
  '%EMAILADDRESS%',
  '"',
  "'",
  '=',
  ';',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?xml version="1.0" encoding="utf-16"?>',
  '__proto__',
  'constructor',
  '0',
  '-1',
  '65536',
  '1e3',
  '99999999999999999999',
  '\u0000',
  '\r\n',
  '\uFEFF',
  '\uD800',
  '.',
  '..',
  '@',
  '://',
  '127.0.0.1',
  '[::1]',
  'localhost',
  'xn--',
  'co.uk',
  'null',
  '{"a":',
  '[[[',
] as const;
