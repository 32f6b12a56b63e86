/** Incremental parser for SMTP replies (RFC 5321 4.2). Bytes in, complete replies out; everything is capped. */

import { decodeText } from '../base/safe-text.ts';
import type { ProtocolFault } from '../base/smtp-terms.ts';

/** Caps on what is accepted from a server. Past a cap the peer is not behaving like a mail server. */
const replyLimits = {
  /** RFC 5321 4.5.3.1.5 allows 512 octets with CRLF; longer lines are noted, and refused past this. */
  lineBytes: 4096,
  notedLineBytes: 512,
  /** The longest honest EHLO replies have some thirty lines. */
  lines: 128,
  replyBytes: 65_536,
  /** Raw bytes that are kept as evidence of a reply that did not complete. */
  keptBytes: 2048,
} as const;

/** A departure from RFC 5321 that does not stop us. */
export type ReplyNote = 'bare-lf' | 'long-line';

/** A complete reply as it came: texts without code and separator, decoded, not yet safe to show. */
export interface ParsedReply {
  code: number;
  texts: string[];
  notes: ReplyNote[];
}

/** `more`: the reply is not complete yet. */
export type ParseResult =
  | { kind: 'reply'; reply: ParsedReply }
  | { kind: 'fault'; fault: ProtocolFault }
  | { kind: 'more' };

const lf = 0x0a;
const cr = 0x0d;
const hyphen = 0x2d;
const space = 0x20;

/** One parser belongs to one stretch of a connection; after STARTTLS a new one is made (RFC 3207 4.2). */
export class ReplyParser {
  #buffer: Uint8Array = new Uint8Array(0);
  #kept: Uint8Array = new Uint8Array(0);
  #code: number | null = null;
  #texts: string[] = [];
  #bytes = 0;
  readonly #notes = new Set<ReplyNote>();
  #fault: ProtocolFault | null = null;

  push(bytes: Uint8Array): void {
    this.#buffer = concat(this.#buffer, bytes);
  }

  /** The next complete reply, or a fault (final: the parser stays there), or `more` when bytes are missing. */
  next(): ParseResult {
    for (;;) {
      if (this.#fault) return { kind: 'fault', fault: this.#fault };
      const end = this.#buffer.indexOf(lf);
      this.#fault = this.#judgeLine(end);
      if (this.#fault) continue;
      if (end < 0) return { kind: 'more' };
      const last = this.#takeLine(end);
      if (last && !this.#fault) return { kind: 'reply', reply: this.#finish() };
    }
  }

  /** Bytes that were pushed and belong to no reply that `next` has handed out. */
  get pending(): number {
    return this.#bytes + this.#buffer.length;
  }

  /** Those bytes themselves, the first 2 KiB of them: the evidence when no reply completes. */
  get received(): Uint8Array {
    return concat(this.#kept, this.#buffer).slice(0, replyLimits.keptBytes);
  }

  /** Judges the line that ends at `end` (-1: not complete) before it is taken. */
  #judgeLine(end: number): ProtocolFault | null {
    const length = end < 0 ? this.#buffer.length : end + 1;
    if ((end >= 0 || length >= 4) && !looksLikeReply(this.#buffer, end)) return 'not-smtp';
    if (length > replyLimits.lineBytes) return 'line-too-long';
    if (this.#bytes + length > replyLimits.replyBytes) return 'reply-too-large';
    if (this.#texts.length >= replyLimits.lines && length > 0) return 'too-many-lines';
    return null;
  }

  /** Takes the line that ends at `end` off the buffer. True when it was the last line of a reply. */
  #takeLine(end: number): boolean {
    const line = this.#buffer.subarray(0, end + 1);
    const withCr = end > 0 && line[end - 1] === cr;
    const content = line.subarray(0, withCr ? end - 1 : end);
    if (!withCr) this.#notes.add('bare-lf');
    if (line.length > replyLimits.notedLineBytes) this.#notes.add('long-line');
    const code = Number(Buffer.from(content.subarray(0, 3)).toString('latin1'));
    this.#code ??= code;
    this.#texts.push(decodeText(content.subarray(4)));
    this.#bytes += line.length;
    if (this.#kept.length < replyLimits.keptBytes) this.#kept = concat(this.#kept, line);
    this.#buffer = this.#buffer.slice(end + 1);
    if (this.#code !== code) this.#fault = 'mixed-codes';
    return content[3] !== hyphen;
  }

  #finish(): ParsedReply {
    const reply = { code: this.#code ?? 0, texts: this.#texts, notes: [...this.#notes] };
    this.#code = null;
    this.#texts = [];
    this.#notes.clear();
    this.#kept = new Uint8Array(0);
    this.#bytes = 0;
    return reply;
  }
}

/** Three digits, the first 2 to 5, then space, hyphen or end of line (RFC 5321 4.2). `end` -1: no line end yet. */
function looksLikeReply(bytes: Uint8Array, end: number): boolean {
  const [a = 0, b = 0, c = 0, separator] = bytes;
  if (a < 0x32 || a > 0x35 || !isDigit(b) || !isDigit(c)) return false;
  if (end === 3) return true;
  return separator === space || separator === hyphen || (separator === cr && (end < 0 || end === 4));
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
