/** Reads a stream eagerly into an inbox, so that a later error cannot take away what was received before it. */
import type { Duplex } from 'node:stream';
import { errorCode } from '../errors.ts';
import type { ReadResult } from '../network.ts';
import { Inbox } from './inbox.ts';

/** Above this the stream is paused until somebody reads: TCP then slows the sender down. */
const highWaterMark = 65_536;

/**
 * Owns the events of a stream from the beginning on, also of one that has ended already. At most 64 KiB wait, and
 * what was under way when it paused.
 */
export class StreamReader {
  readonly inbox = new Inbox();
  readonly #stream: Duplex;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', this.#data).on('end', this.#end).on('error', this.#error).on('close', this.#close);
    // A peer that ends with the last message of a handshake has told its events to nobody.
    if (stream.errored) this.#error(stream.errored);
    else if (stream.readableEnded) this.#end();
    else if (stream.closed) this.#close();
  }

  read(signal: AbortSignal): Promise<ReadResult> {
    if (this.inbox.size < highWaterMark) this.#stream.resume();
    return this.inbox.read(signal);
  }

  /** Stops reading and gives back what nobody has read. Errors of the stream stay harmless. */
  detach(): Uint8Array {
    this.#stream.off('data', this.#data).off('end', this.#end).off('close', this.#close).pause();
    return this.inbox.drain();
  }

  #data = (bytes: Uint8Array) => {
    this.inbox.push(bytes);
    if (this.inbox.size >= highWaterMark) this.#stream.pause();
  };

  #end = () => this.inbox.finish({ kind: 'end' });

  #error = (error: Error) => this.inbox.finish({ kind: 'error', code: alertCode(error) ?? errorCode(error) });

  #close = () => this.inbox.finish({ kind: 'error', code: 'ERR_SOCKET_CLOSED' });
}

/** Both TLS libraries number their errors; a received alert is 1000 and its own number (RFC 8446 6). */
const packedError = /\berror:([0-9a-f]{8}):/i;
const alertOffset = 1000;

/**
 * `TLS_ALERT_116` for an alert inside an encrypted session. A server that refuses our certificate in TLS 1.3 says so only
 * after the handshake (RFC 8446 4.4.2.4).
 */
function alertCode(error: Error): string | null {
  const packed = packedError.exec(error.message)?.[1];
  const alert = packed === undefined ? -1 : (Number.parseInt(packed, 16) & 0xfff) - alertOffset;
  return alert >= 0 && alert <= 255 ? `TLS_ALERT_${alert}` : null;
}
