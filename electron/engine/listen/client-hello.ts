/** Reads the ClientHello of a device by itself (RFC 8446 4.1.2, RFC 5246 7.4.1.2): no TLS library has to know its version. */
import { suiteName } from './cipher-suites.ts';

/** What a ClientHello offers (RFC 8446 4.1.2). */
export interface ClientHello {
  /** Newest first. */
  versions: string[];
  suites: string[];
  /** RFC 6066 3. */
  sni: string | null;
}

/** Bytes; a ClientHello with a post-quantum key share has about 1,800. */
export const largestHello = 16_384;

const recordHeader = 5;
const handshakeRecord = 0x16;
const clientHelloMessage = 1;
const serverNameExtension = 0;
const supportedVersionsExtension = 43;
const hostName = 0;
const mostSuites = 200;
const names = new Map([
  [0x0002, 'SSLv2'],
  [0x0300, 'SSLv3'],
  [0x0301, 'TLSv1'],
  [0x0302, 'TLSv1.1'],
  [0x0303, 'TLSv1.2'],
  [0x0304, 'TLSv1.3'],
]);

/** True when these can be the first bytes of a TLS client, of SSLv2 too (RFC 5246 appendix E.2). */
export function startsTls(bytes: Uint8Array): boolean {
  const [first = 0, second, third = 0] = bytes;
  if (first === handshakeRecord) return second === undefined || second === 3;
  return isOldHello(first, third);
}

/** A two-byte length with its highest bit set, then the message type 1. */
function isOldHello(first: number, third: number): boolean {
  return (first & 0x80) !== 0 && third === clientHelloMessage;
}

/** `more`: not all of it has come. `malformed`: this is none, or more than `largestHello`. */
export function readClientHello(bytes: Uint8Array): ClientHello | 'more' | 'malformed' {
  const [first = 0, second = 0, third = 0] = bytes;
  if (bytes.length < recordHeader) return 'more';
  if (isOldHello(first, third)) return readOldHello(bytes, ((first & 0x7f) << 8) + second);
  const message = handshakeMessage(bytes);
  if (typeof message === 'string') return message;
  try {
    return readMessage(new Reader(message));
  } catch (end) {
    if (end === outOfBounds) return 'malformed';
    throw end;
  }
}

/** The handshake message, put together from as many records as it takes. */
function handshakeMessage(bytes: Uint8Array): Buffer | 'more' | 'malformed' {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const pieces: Buffer[] = [];
  let have = 0;
  for (let at = 0; ; ) {
    const length = at + recordHeader <= view.length ? view.readUInt16BE(at + 3) : 0;
    if (at + recordHeader + length > view.length || length === 0)
      return view.length > largestHello || (length === 0 && at + recordHeader <= view.length)
        ? 'malformed'
        : 'more';
    if (view[at] !== handshakeRecord) return 'malformed';
    pieces.push(view.subarray(at + recordHeader, at + recordHeader + length));
    have += length;
    at += recordHeader + length;
    const whole = have < 4 ? null : Buffer.concat(pieces);
    if (whole === null) continue;
    if (whole[0] !== clientHelloMessage) return 'malformed';
    const needed = 4 + whole.readUIntBE(1, 3);
    if (needed > largestHello) return 'malformed';
    if (have >= needed) return whole.subarray(4, needed);
  }
}

function readMessage(reader: Reader): ClientHello {
  const legacy = reader.number(2);
  reader.skip(32);
  reader.skip(reader.number(1));
  const suites = reader.part(reader.number(2)).numbers(2).slice(0, mostSuites).map(suiteName);
  reader.skip(reader.number(1));
  const offered: number[] = [];
  let sni: string | null = null;
  const extensions = reader.left >= 2 ? reader.part(reader.number(2)) : new Reader(Buffer.alloc(0));
  while (extensions.left >= 4) {
    const type = extensions.number(2);
    const body = extensions.part(extensions.number(2));
    if (type === supportedVersionsExtension) offered.push(...body.part(body.number(1)).numbers(2));
    if (type === serverNameExtension && body.left > 5) sni = readServerName(body.part(body.number(2)));
  }
  return { versions: versionNames(offered, legacy), suites, sni };
}

function readServerName(list: Reader): string | null {
  const type = list.number(1);
  const name = list.text(list.number(2));
  return type === hostName && /^[\x21-\x7e]{1,253}$/.test(name) ? name : null;
}

/** Without the extension a client offers its version and, as servers of old read it, all below (RFC 5246 E.1). */
function versionNames(offered: readonly number[], legacy: number): string[] {
  const numbers = offered.length > 0 ? offered : [legacy];
  const known = [...new Set(numbers)].sort((one, other) => other - one);
  return known.flatMap((number) => names.get(number) ?? []);
}

/** SSLv2: what newer versions it can speak stands in its version (RFC 5246 E.2). */
function readOldHello(bytes: Uint8Array, length: number): ClientHello | 'more' {
  if (bytes.length < length + 2) return 'more';
  const version = ((bytes[3] ?? 0) << 8) + (bytes[4] ?? 0);
  return { versions: [...new Set([names.get(version) ?? 'SSLv2', 'SSLv2'])], suites: [], sni: null };
}

const outOfBounds = Symbol('out of bounds');

/** Walks over bytes and never past their end. */
class Reader {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  number(length: 1 | 2): number {
    return this.#take(length).readUIntBE(0, length);
  }

  numbers(length: 1 | 2): number[] {
    const found: number[] = [];
    while (this.left >= length) found.push(this.number(length));
    return found;
  }

  part(length: number): Reader {
    return new Reader(this.#take(length));
  }

  text(length: number): string {
    return this.#take(length).toString('latin1');
  }

  skip(length: number): void {
    this.#take(length);
  }

  #take(length: number): Buffer {
    if (length > this.left) throw outOfBounds;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
