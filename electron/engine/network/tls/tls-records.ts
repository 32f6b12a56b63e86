/** What the wire itself says about TLS (RFC 5246 6.2, RFC 8446 5.1): no wording of a library is asked. */

const alertType = 0x15;
const handshakeType = 0x16;
const recordTypes = new Set([0x14, alertType, handshakeType, 0x17]);
const headerLength = 5;

/** True when these can be the first bytes of a TLS server. */
export function looksLikeTls(bytes: Uint8Array): boolean {
  const [type, major] = bytes;
  return type !== undefined && recordTypes.has(type) && (major === undefined || major === 3);
}

/** Follows the record layer of a server and remembers the description of the last alert in clear. */
export class AlertWatch {
  #alert: number | null = null;
  #record: number[] = [];
  #skip = 0;

  /** RFC 8446 section 6; null when no alert was seen. */
  get alert(): number | null {
    return this.#alert;
  }

  feed(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const skipped = Math.min(this.#skip, bytes.length - at);
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
    this.#record = [];
  }
}

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
