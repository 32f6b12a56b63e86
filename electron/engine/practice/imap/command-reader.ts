/** IMAP commands out of a byte stream (RFC 3501 9), with bounds. */

/** Octets of one command with its literals. */
const longestCommand = 65_536;

/** What has to happen next: a whole command, or a go-ahead for a literal that follows (RFC 3501 7.5). */
export type Reading = { kind: 'command'; line: string } | { kind: 'literal' } | { kind: 'too-long' };

/** Takes bytes, gives commands. A literal becomes a quoted string at its place in the line. */
export class CommandReader {
  #bytes = Buffer.alloc(0);
  #line = '';
  /** Octets of a literal that are still to come; null outside one. */
  #literal: number | null = null;

  take(bytes: Uint8Array): Reading[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const readings: Reading[] = [];
    for (let reading = this.#next(); reading; reading = this.#next()) {
      readings.push(reading);
      if (reading.kind === 'too-long') return readings;
    }
    if (this.#bytes.length + this.#line.length > longestCommand) readings.push({ kind: 'too-long' });
    return readings;
  }

  #next(): Reading | null {
    if (this.#literal !== null) {
      if (this.#literal > longestCommand) return { kind: 'too-long' };
      if (this.#bytes.length < this.#literal) return null;
      this.#line += quote(this.#cut(this.#literal));
      this.#literal = null;
    }
    const end = this.#bytes.indexOf('\r\n');
    if (end < 0) return null;
    const text = this.#cut(end);
    this.#cut(2);
    const [, before, size, plus] = /^(.*)\{(\d{1,9})(\+?)\}$/s.exec(text) ?? [];
    if (size === undefined) return { kind: 'command', line: this.#finish(text) };
    this.#line += before ?? '';
    this.#literal = Number(size);
    // RFC 7888: a non-synchronising literal needs no go-ahead.
    return plus === '+' ? this.#next() : { kind: 'literal' };
  }

  #finish(text: string): string {
    const line = this.#line + text;
    this.#line = '';
    return line;
  }

  #cut(length: number): string {
    const text = this.#bytes.subarray(0, length).toString('latin1');
    this.#bytes = this.#bytes.subarray(length);
    return text;
  }
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Atoms and quoted strings of a line, in order; brackets belong to the atom they stand in. */
export function words(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.){0,1000})"|([^\s"()]+)/g)].map(([, quoted, atom]) =>
    quoted === undefined ? (atom ?? '') : quoted.replace(/\\(.)/g, '$1'),
  );
}
