/** Message content on its way into DATA (RFC 5321 4.5.2). */

const cr = 0x0d;
const lf = 0x0a;
const dot = 0x2e;

/** Size of the blocks in which content is handed to the connection, in bytes. Each has its own deadline. */
export const blockBytes = 16_384;

/**
 * Content ready for DATA, without the final dot: a bare CR or LF becomes CRLF (RFC 5321 2.3.8; against SMTP smuggling), a
 * dot at the start of a line is doubled, and the last line ends in CRLF. `atLineStart` tells of no state between
 * calls because the whole message is taken at once.
 */
export function stuffDots(content: Uint8Array): Uint8Array {
  const stuffed: number[] = [];
  let lineStart = true;
  for (let i = 0; i < content.length; i += 1) {
    const byte = content[i] ?? 0;
    if (byte === lf && content[i - 1] === cr) continue;
    if (byte === cr || byte === lf) {
      stuffed.push(cr, lf);
      lineStart = true;
      continue;
    }
    if (lineStart && byte === dot) stuffed.push(dot);
    stuffed.push(byte);
    lineStart = false;
  }
  if (!lineStart) stuffed.push(cr, lf);
  return Uint8Array.from(stuffed);
}

/** The content in blocks. */
export function* blocks(content: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < content.length; start += blockBytes)
    yield content.subarray(start, start + blockBytes);
}
