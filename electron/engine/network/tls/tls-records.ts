/** What the wire itself says about TLS (RFC 5246 6.2, RFC 8446 5.1): no wording of a library is asked. */

const changeCipherSpecType = 0x14;
const alertType = 0x15;
const handshakeType = 0x16;
const recordTypes = new Set([changeCipherSpecType, alertType, handshakeType, 0x17]);
const headerLength = 5;

/** Bytes from which a ClientHello may take two segments; known to get lost on some ways (openssl issue 27557). */
export const largeHelloBytes = 1_200;

/** True when these can be the first bytes of a TLS server. */
export function looksLikeTls(bytes: Uint8Array): boolean {
  const [type, major] = bytes;
  return type !== undefined && recordTypes.has(type) && (major === undefined || major === 3);
}

/** How far a handshake came in clear. TLS 1.3 hides everything after the ServerHello. */
export type HandshakeReach = 'server-hello' | 'certificate-request';

/** RFC 5246 7.4. */
const serverHelloMessage = 2;
const certificateRequestMessage = 13;

/**
 * Follows the record layer of a server and remembers the description of the last alert in clear, and which messages of the
 * handshake came before the server began to encrypt.
 */
export class RecordWatch {
  #alert: number | null = null;
  #record: number[] = [];
  #skip = 0;
  #inHandshake = false;
  #encrypted = false;
  readonly #messages = new MessageWatch();

  /** RFC 8446 section 6; null when no alert was seen. */
  get alert(): number | null {
    return this.#alert;
  }

  get upTo(): HandshakeReach | null {
    const { types } = this.#messages;
    if (types.has(certificateRequestMessage)) return 'certificate-request';
    return types.has(serverHelloMessage) ? 'server-hello' : null;
  }

  feed(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const skipped = Math.min(this.#skip, bytes.length - at);
      if (this.#inHandshake) this.#messages.feed(bytes.subarray(at, at + skipped));
      this.#skip -= skipped;
      at += skipped;
      const byte = bytes[at];
      if (byte === undefined) return;
      this.#take(byte);
      at += 1;
    }
  }

  #take(byte: number): void {
    this.#record.push(byte);
    const [type, , , high = 0, low = 0, , description = null] = this.#record;
    const isAlert = type === alertType && high * 256 + low === 2;
    if (this.#record.length < (isAlert ? headerLength + 2 : headerLength)) return;
    if (isAlert) this.#alert = description;
    else this.#skip = high * 256 + low;
    if (type === changeCipherSpecType) this.#encrypted = true;
    this.#inHandshake = type === handshakeType && !this.#encrypted;
    this.#record = [];
  }
}

/** The types of handshake messages in clear: a byte of type, three of length, and what is skipped (RFC 5246 7.4). */
class MessageWatch {
  readonly types = new Set<number>();
  #header: number[] = [];
  #skip = 0;

  feed(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const skipped = Math.min(this.#skip, bytes.length - at);
      this.#skip -= skipped;
      at += skipped;
      const byte = bytes[at];
      if (byte === undefined) return;
      at += 1;
      this.#header.push(byte);
      const [type = 0, high = 0, middle = 0, low = 0] = this.#header;
      if (this.#header.length < 4) continue;
      this.types.add(type);
      this.#skip = high * 65_536 + middle * 256 + low;
      this.#header = [];
    }
  }
}

/** What a ServerHello (RFC 8446 4.1.3) shows in clear. */
export interface ServerHello {
  version: string;
  /** RFC 7627: binds the session to its handshake. */
  extendedMasterSecret: boolean;
}

const versions: Record<number, string> = {
  768: 'SSLv3',
  769: 'TLSv1',
  770: 'TLSv1.1',
  771: 'TLSv1.2',
  772: 'TLSv1.3',
};
const extendedMasterSecretExtension = 23;
const supportedVersionsExtension = 43;

/** Reads the ServerHello at the start of a server's bytes (RFC 8446 4.1.3), null when there is none. */
export function readServerHello(bytes: Uint8Array): ServerHello | null {
  const view = Buffer.from(bytes);
  if (view.length < 44 || view[0] !== handshakeType || view[5] !== 2) return null;
  let version = view.readUInt16BE(9);
  let extendedMasterSecret = false;
  const extensionsAt = 44 + (view[43] ?? 0) + 5;
  for (let at = extensionsAt; at + 4 <= view.length; at += 4 + view.readUInt16BE(at + 2)) {
    const extension = view.readUInt16BE(at);
    if (extension === extendedMasterSecretExtension) extendedMasterSecret = true;
    if (extension === supportedVersionsExtension && at + 6 <= view.length)
      version = view.readUInt16BE(at + 4);
  }
  const name = versions[version];
  return name === undefined ? null : { version: name, extendedMasterSecret };
}
