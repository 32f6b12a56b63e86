/** Counts the bytes of a message and keeps the names of its header lines (RFC 5322 2.2); all else is thrown away. */
import type { DeviceRecord } from './device-record.ts';
import type { Piece } from './line-reader.ts';

/** Bytes that are counted; told with SIZE (RFC 1870). */
export const largestMessage = 33_554_432;

/** Bytes over which common providers refuse a message; base64 makes an attachment a third larger. */
const large = 25_000_000;
const longestHeaderName = 76;
const colon = 0x3a;

/** Counts a message and keeps the names of its header fields (RFC 5322 2.2). */
export class MessageCounter {
  readonly #record: DeviceRecord;
  #bytes = 0;
  #inHeader = true;

  constructor(record: DeviceRecord) {
    this.#record = record;
  }

  /** `done` with the line that is a dot alone (RFC 5321 4.1.1.4). */
  take({ bytes, ended, continued }: Piece): 'more' | 'done' | 'too-large' {
    if (ended && !continued && bytes.length === 1 && bytes[0] === 0x2e) {
      this.#record.setSize(this.#bytes);
      if (this.#bytes > large) this.#record.sign('message-large', { bytes: String(this.#bytes) });
      return 'done';
    }
    this.#bytes += bytes.length + (ended ? 2 : 0);
    if (this.#inHeader) this.#header(bytes, ended, continued);
    if (this.#bytes <= largestMessage) return 'more';
    this.#record.setSize(this.#bytes);
    this.#record.sign('message-large', { bytes: String(this.#bytes) });
    return 'too-large';
  }

  #header(bytes: Uint8Array, ended: boolean, continued: boolean): void {
    if (ended && !continued && bytes.length === 0) {
      this.#inHeader = false;
      return;
    }
    if (bytes.some((byte) => byte > 127)) this.#record.sign('header-8bit');
    const end = bytes.subarray(0, longestHeaderName + 1).indexOf(colon);
    if (continued || end < 1) return;
    const name = new TextDecoder().decode(bytes.subarray(0, end));
    if (/^[!-9;-~]+$/.test(name)) this.#record.addHeader(name);
  }
}
