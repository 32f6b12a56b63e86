/** Text from the network, made fit to be shown, logged and compared. */

/** Longest line that is kept for showing, in characters. Reply lines are 512 octets by RFC 5321 4.5.3.1.5. */
const shownLineLimit = 1000;

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Takes away control, formatting (bidi, zero-width) and line-separator characters; a tab becomes a space. */
export function stripUnsafe(text: string): string {
  return text.replaceAll('\t', ' ').replace(unsafe, '');
}

/** Cuts after `limit` characters, never inside a surrogate pair, and marks the cut. */
export function capLength(text: string, limit = shownLineLimit): string {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
  return `${text.slice(0, end)}…`;
}

/** One line of foreign text that may be shown as plain text. */
export function safeText(text: string, limit = shownLineLimit): string {
  return capLength(stripUnsafe(text), limit);
}

/** Decodes bytes of unknown charset: UTF-8 if it is well-formed, else Latin-1, which takes every byte. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
