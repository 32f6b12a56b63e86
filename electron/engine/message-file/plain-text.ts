/** Files that are called messages and are none: somebody saved a copied text under such a name. */

import { longestPaste } from '../../../shared/tools.ts';
import { bothEnds } from '../base/both-ends.ts';

/** Bytes by which a file is known. */
const looked = 16_384;
const field = /^[\w-]{1,60}[ \t]{0,4}:/;
/** Fields of which every message has some (RFC 5322 3.6). */
const ofMessages =
  /^(?:from|date|received|return-path|message-id|mime-version|content-type|delivered-to|x-[\w-]+)[ \t]*:/i;
/** What keeps the messages of a folder apart in one file (RFC 4155). */
const separator = /^(?:>?From |\ufeff)/;

const utf16 = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xfe;

export function isText(bytes: Uint8Array): boolean {
  return utf16(bytes) || !bytes.subarray(0, looked).includes(0);
}

/** Begins with header fields, one of them a message's own; a log line with a colon is none. */
export function isMessage(bytes: Uint8Array): boolean {
  if (utf16(bytes)) return false;
  const lines = new TextDecoder('latin1').decode(bytes.subarray(0, looked)).trimStart().split(/\r?\n/);
  const first = separator.test(lines[0] ?? '') ? lines.slice(1) : lines;
  const end = first.indexOf('');
  const head = end < 0 ? first : first.slice(0, end);
  const own = head.filter((line) => ofMessages.test(line));
  // The last line may be cut.
  return own.length >= 2 && head.slice(0, -1).every((line) => field.test(line) || /^[ \t]/.test(line));
}

export function textOf(bytes: Uint8Array): string {
  if (utf16(bytes))
    return bothEnds(new TextDecoder('utf-16le').decode(bytes.subarray(0, 2 * longestPaste)), longestPaste);
  const decoder = new TextDecoder();
  if (bytes.length <= longestPaste) return decoder.decode(bytes);
  const beginning = decoder.decode(bytes.subarray(0, longestPaste / 4));
  return bothEnds(
    `${beginning}\n${decoder.decode(bytes.subarray(longestPaste / 4 - longestPaste))}`,
    longestPaste,
  );
}
