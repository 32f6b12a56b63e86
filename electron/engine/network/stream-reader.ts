/** Reads a stream eagerly into an inbox, so that a later error cannot take away what was received before it. */
import type { Duplex } from 'node:stream';
import { Inbox } from './inbox.ts';
import type { ReadResult } from './network.ts';

/** Above this the stream is paused until somebody reads: TCP then slows the sender down. */
const highWaterMark = 65_536;

export class StreamReader {
  readonly inbox = new Inbox();
  readonly #stream: Duplex;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', this.#data).on('end', this.#end).on('error', this.#error).on('close', this.#close);
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

  #error = (error: Error) => this.inbox.finish({ kind: 'error', code: errorCode(error) });

  #close = () => this.inbox.finish({ kind: 'error', code: 'ERR_SOCKET_CLOSED' });
}

/** The system's or library's code of an error, for the details. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
