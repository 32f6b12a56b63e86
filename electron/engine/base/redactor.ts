/** Finds a secret in foreign text, in the forms in which servers echo it, and puts `***` in its place. */
import { escapePattern } from './escape-pattern.ts';
import { stripUnsafe } from './safe-text.ts';

const mask = '***';
/** A cut-off echo of an encoded secret still gives part of it away; shorter pieces occur by chance. */
const shortestFragment = 8;
/** What a server said is shown in one snapshot after the other: texts that hold no secret are known again. */
const remembered = { texts: 500, characters: 1000 };
const encodedRun = /[A-Za-z0-9+/=_%.~-]{8,}/g;
const ascii = /^[ -~]*$/;
/** What a character in another spelling begins with. */
const spelling = /[=%][\da-f]{2}|&/i;

/**
 * The secrets of one run or session. It learns them before they are used; `clean` and `cleanBytes` change nothing
 * before the first.
 */
export class Redactor {
  /** Each with itself in lower case. */
  readonly #forms = new Map<string, string>();
  readonly #encoded = new Set<string>();
  /** Those of which any character may be written in another way. */
  readonly #spelled = new Set<string>();
  #pattern: RegExp | null = null;
  /** Texts without a secret: one that holds any is never kept. */
  readonly #harmless = new Set<string>();

  /**
   * Remembers a secret as it is and as programs write it: base64, alone and behind the user name (RFC 7617 2, RFC 4616 2),
   * hexadecimal, and each of its characters as it is or in quoted-printable, percent or HTML form.
   */
  addSecret(secret: string, username: string | null = null): void {
    const bytes = Buffer.from(secret, 'utf8');
    const shown = stripUnsafe(secret);
    if (shown !== '') this.#spelled.add(shown);
    this.#add(bytes.toString('hex'), true);
    if (username !== null) {
      for (const pair of [`${username}:${secret}`, `\0${username}\0${secret}`]) {
        this.#add(Buffer.from(pair).toString('base64'), true);
        this.#add(Buffer.from(pair).toString('base64url'), true);
      }
    }
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

  /** How many forms are known: it grows with every secret, and is 0 before the first. */
  get size(): number {
    return this.#forms.size;
  }

  /** The text with every form masked, whatever its letter case, and cut-off pieces of encoded forms too. */
  clean(text: string): string {
    if (this.#forms.size === 0 || this.#harmless.has(text)) return text;
    const cleaned = this.#masked(text);
    if (cleaned === text && text.length <= remembered.characters) {
      if (this.#harmless.size === remembered.texts) this.#harmless.clear();
      this.#harmless.add(text);
    }
    return cleaned;
  }

  #masked(text: string): string {
    const found = this.#mayHold(text) ? text.replace(this.#anyForm(), mask) : text;
    return found.replace(encodedRun, (run) => (this.#isFragment(run) ? mask : run));
  }

  /** False: no form is in the text. Most texts of a session are plain, and to make the pattern takes longer than all of them. */
  #mayHold(text: string): boolean {
    if (!ascii.test(text) || spelling.test(text)) return true;
    const folded = text.toLowerCase();
    return [...this.#forms.values()].some((form) => !ascii.test(form) || folded.includes(form));
  }

  #anyForm(): RegExp {
    if (this.#pattern) return this.#pattern;
    const forms = [...this.#forms.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
    this.#pattern = new RegExp([...forms, ...[...this.#spelled].map(spelled)].join('|'), 'giu');
    return this.#pattern;
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
    const folded = shown.toLowerCase();
    this.#forms.set(shown, folded);
    if (encoded) this.#encoded.add(folded);
    this.#harmless.clear();
    this.#pattern = null;
  }

  #isFragment(run: string): boolean {
    const piece = run.toLowerCase().replace(/[.=]+$/, '');
    return piece.length >= shortestFragment && [...this.#encoded].some((form) => form.includes(piece));
  }
}

/** Names of the characters that HTML has to write in another way. */
const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** RFC 2045 6.7, RFC 3986 2.1, and the character references of HTML, one alternative for each character. */
function spelled(secret: string): string {
  return [...secret]
    .map((character) => {
      const number = character.codePointAt(0) ?? 0;
      const bytes = [...Buffer.from(character)].map((byte) => `[=%]${byte.toString(16).padStart(2, '0')}`);
      const name = named[character];
      return `(?:${[
        escapePattern(character),
        bytes.join(''),
        `&#0{0,6}${number};?`,
        `&#x0{0,6}${number.toString(16)};?`,
        ...(name ? [name] : []),
      ].join('|')})`;
    })
    .join('(?:=\\r?\\n)?');
}
