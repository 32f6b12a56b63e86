/** Bytes of a file as text: UTF-8, UTF-16 as PowerShell 5 and Excel write it, Windows-1252 as Excel saves CSV. */
import type { ReadFile } from '../../../shared/microsoft-365/plan.ts';

type Encoding = ReadFile['encoding'];

/** Why a file is no text: an Excel workbook, or other bytes. */
type NotText = 'workbook' | 'binary';

export interface DecodedText {
  /** Known from the first piece on; Windows-1252 can show later. */
  encoding: Encoding;
  notText: NotText | null;
  /** The text piece by piece, without a byte order mark. Ends early where the file turns out to be no text. */
  pieces: AsyncGenerator<string, void>;
}

/** Nothing is held but the bytes of a letter that a piece cut in two. */
export function decodeText(bytes: AsyncIterable<Uint8Array>): DecodedText {
  const text: DecodedText = { encoding: 'utf-8', notText: null, pieces: pieces() };
  return text;

  async function* pieces(): AsyncGenerator<string, void> {
    let decode: ((bytes: Uint8Array) => string) | null = null;
    for await (const chunk of pieced(bytes)) {
      decode ??= begin(chunk);
      const piece = decode?.(chunk) ?? '';
      if (piece.includes('\0')) text.notText = 'binary';
      if (text.notText) return;
      yield piece;
    }
    if (decode) yield decode(new Uint8Array());
  }

  function begin(first: Uint8Array): ((bytes: Uint8Array) => string) | null {
    text.notText = notTextOf(first);
    if (text.notText) return null;
    const wide = wideEncodingOf(first);
    if (wide) {
      text.encoding = wide;
      const decoder = new TextDecoder(wide);
      return (chunk) => decoder.decode(chunk, { stream: chunk.length > 0 });
    }
    return utf8OrWindows(() => {
      text.encoding = 'windows-1252';
    });
  }
}

/** Bytes that tell what a file is. */
const sniffed = 4;

/** The same bytes, the first piece long enough to tell what the file is. */
async function* pieced(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let held: Uint8Array | null = new Uint8Array();
  for await (const chunk of bytes) {
    if (!held) yield chunk;
    else {
      held = joined(held, chunk);
      if (held.length < sniffed) continue;
      yield held;
      held = null;
    }
  }
  if (held) yield held;
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after;
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}

/** A workbook is a ZIP archive. Zero bytes on even and odd places are no text in any encoding. */
function notTextOf(first: Uint8Array): NotText | null {
  if (first[0] === 0x50 && first[1] === 0x4b && first[2] === 3 && first[3] === 4) return 'workbook';
  const zeros = [...first.subarray(0, sniffed)].map((byte) => byte === 0);
  return (zeros[0] || zeros[2]) && (zeros[1] || zeros[3]) ? 'binary' : null;
}

/** By the byte order mark, else by the zero bytes beside ASCII letters. */
function wideEncodingOf([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (b === 0 && d === 0) return 'utf-16le';
  return a === 0 && c === 0 ? 'utf-16be' : null;
}

/** UTF-8 as long as it is well-formed; from the first other byte on Windows-1252, which takes every byte. */
function utf8OrWindows(onWindows: () => void): (bytes: Uint8Array) => string {
  let held: Uint8Array = new Uint8Array();
  let windows: InstanceType<typeof TextDecoder> | null = null;
  let first = true;
  return (chunk) => {
    if (windows) return windows.decode(chunk);
    const all = joined(held, chunk);
    const end = chunk.length === 0 ? all.length : all.length - unfinished(all);
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: !first }).decode(all.subarray(0, end));
      first = false;
      held = all.slice(end);
      return text;
    } catch {
      windows = new TextDecoder('windows-1252');
      onWindows();
      return windows.decode(all);
    }
  };
}

/** Bytes at the end that begin a letter of UTF-8 and do not end it (RFC 3629 3). */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
