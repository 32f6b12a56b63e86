/**
 * Reads an accepted message just far enough to show it in the practice inbox: sender, recipient, subject and the first
 * plain text part (RFC 5322, RFC 2045 to 2047). What it cannot read it leaves out; nothing is ever shown as markup.
 */
import type { PracticeMessage } from './world.ts';

/** Parts inside parts: deeper than any mail program makes them. */
const maxDepth = 5;

interface Entity {
  headers: Map<string, string>;
  body: string;
}

/** Reads `raw` (CRLF or LF lines). */
export function readMessage(raw: Uint8Array, receivedAt: Date): PracticeMessage {
  // Latin-1 keeps every byte as one character until the charset of a part is known.
  const message = readEntity(Buffer.from(raw).toString('latin1'));
  const header = (name: string) => decodeWords(message.headers.get(name) ?? '');
  return {
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    text: findText(message, maxDepth) ?? '',
    receivedAt: receivedAt.toISOString(),
  };
}

function readEntity(source: string): Entity {
  const lines = source.split(/\r?\n/);
  const end = lines.indexOf('');
  const head = end < 0 ? lines : lines.slice(0, end);
  const unfolded = head.join('\n').replace(/\n(?=[ \t])/g, '');
  const headers = new Map<string, string>();
  for (const line of unfolded.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : lines.slice(end + 1).join('\n') };
}

function findText(entity: Entity, depth: number): string | null {
  const type = entity.headers.get('content-type') ?? 'text/plain';
  if (/^text\/plain\b/i.test(type)) return decodeBody(entity, parameter(type, 'charset') ?? 'us-ascii');
  const boundary = parameter(type, 'boundary');
  if (!/^multipart\//i.test(type) || boundary === null || depth === 0) return null;
  for (const part of splitParts(entity.body, boundary)) {
    const text = findText(readEntity(part), depth - 1);
    if (text !== null) return text;
  }
  return null;
}

/** RFC 2046 5.1.1: the preamble stands before the first delimiter line, the epilogue after the last. */
function splitParts(body: string, boundary: string): string[] {
  const parts: string[][] = [];
  for (const line of body.split('\n')) {
    const delimiter = line.trimEnd();
    if (delimiter === `--${boundary}--`) break;
    if (delimiter === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n'));
}

function parameter(value: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]*))`, 'i').exec(value);
  return match?.[1] ?? match?.[2] ?? null;
}

function decodeBody({ headers, body }: Entity, charset: string): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return decodeText(Buffer.from(body, 'base64'), charset);
  if (encoding !== 'quoted-printable') return decodeText(Buffer.from(body, 'latin1'), charset);
  return decodeText(fromHexEscapes(body.replace(/[ \t]+$/gm, '').replace(/=\n/g, '')), charset);
}

/** `=41` is the byte 0x41 (RFC 2045 6.7 and the Q encoding of RFC 2047 4.2). */
function fromHexEscapes(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** Encoded words (RFC 2047 2); white space between two of them is not shown (6.2). */
function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?([^?*\s]+)\?([BQ])\?([^?\s]*)\?=/gi, (_, charset: string, kind: string, text: string) =>
      decodeText(
        kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : fromHexEscapes(text.replaceAll('_', ' ')),
        charset,
      ),
    );
}

function decodeText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
