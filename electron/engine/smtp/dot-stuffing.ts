/** Message content on its way into DATA (RFC 5321 4.5.2). */

/** Size of the blocks in which content is handed to the connection, in bytes. Each has its own deadline. */
export const blockBytes = 16_384;

/** Longest line without its CRLF (RFC 5322 2.1.1). The doubled dot does not count (RFC 5321 4.5.3.1.6). */
const lineBytes = 998;
const pieces = new RegExp(`[^]{1,${lineBytes}}`, 'g');

/**
 * Content ready for DATA, without the final dot: a bare CR or LF becomes CRLF (RFC 5321 2.3.8; against SMTP smuggling),
 * longer lines are split, a dot at the start of a line is doubled, and the last line ends in CRLF.
 */
export function stuffDots(content: Uint8Array): Uint8Array {
  const lines = Buffer.from(content)
    .toString('latin1')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => line.match(pieces) ?? [line]);
  if (lines.at(-1) === '') lines.pop();
  return Buffer.from(lines.map((line) => `${line.startsWith('.') ? '.' : ''}${line}\r\n`).join(''), 'latin1');
}

/** The content in blocks. */
export function* blocks(content: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < content.length; start += blockBytes)
    yield content.subarray(start, start + blockBytes);
}
