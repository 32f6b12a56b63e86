/** Finds a secret in foreign text, in the forms in which servers echo it, and puts `***` in its place. */
import { stripUnsafe } from './safe-text.ts';

const mask = '***';
/** A cut-off echo of an encoded secret still gives part of it away; shorter pieces occur by chance. */
const shortestFragment = 8;
const encodedRun = /[A-Za-z0-9+/=_%.~-]{8,}/g;

export class Redactor {
  readonly #forms = new Set<string>();
  readonly #encoded = new Set<string>();
  #pattern: RegExp | null = null;

  /** Remembers a secret in raw, base64 and percent form. */
  addSecret(secret: string): void {
    const bytes = Buffer.from(secret, 'utf8');
    this.#add(secret, false);
    this.#add(bytes.toString('latin1'), false);
    this.#add(bytes.toString('base64'), true);
    this.#add(bytes.toString('base64url'), true);
    const percent = encodeURIComponent(secret.replace(/[\ud800-\udfff]/gu, '\ufffd'));
    this.#add(percent, percent !== secret);
    this.#add([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''), true);
  }

  /** Remembers a base64 line that was sent in an AUTH exchange, unless it is too short to mean anything. */
  addEncoded(line: string): void {
    if (line.length < shortestFragment) return;
    this.#add(line, true);
    this.#add(line.replace(/=+$/, ''), true);
  }

  /** The text with every form masked, whatever its letter case, and cut-off pieces of encoded forms too. */
  clean(text: string): string {
    if (this.#forms.size === 0) return text;
    this.#pattern ??= new RegExp(
      [...this.#forms]
        .sort((a, b) => b.length - a.length)
        .map(escapePattern)
        .join('|'),
      'giu',
    );
    return text
      .replace(this.#pattern, mask)
      .replace(encodedRun, (run) => (this.#isFragment(run) ? mask : run));
  }

  /** The same for raw evidence. */
  cleanBytes(bytes: Uint8Array): Uint8Array {
    if (this.#forms.size === 0) return bytes;
    const text = Buffer.from(bytes).toString('latin1');
    const cleaned = this.clean(text);
    return cleaned === text ? bytes : Buffer.from(cleaned, 'latin1');
  }

  #add(form: string, encoded: boolean): void {
    const shown = stripUnsafe(form);
    if (shown === '') return;
    this.#forms.add(shown);
    if (encoded) this.#encoded.add(shown.toLowerCase());
    this.#pattern = null;
  }

  #isFragment(run: string): boolean {
    const piece = run.toLowerCase().replace(/[.=]+$/, '');
    return piece.length >= shortestFragment && [...this.#encoded].some((form) => form.includes(piece));
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
