import { Duplex } from 'node:stream';
import type { Connection, ReadResult, WriteResult } from '../network.ts';

/** A `Connection` as a Node stream, for a protocol that a library speaks. */
export class ConnectionStream extends Duplex {
  readonly #connection: Connection;
  readonly #signal: AbortSignal;

  constructor(connection: Connection, signal: AbortSignal) {
    super();
    this.#connection = connection;
    this.#signal = signal;
  }

  override _read(): void {
    const take = (result: ReadResult) => {
      if (result.kind === 'data') this.push(result.bytes);
      else if (result.kind === 'end') this.push(null);
      else this.destroy(failure(result));
    };
    this.#connection.read(this.#signal).then(take, (fault: Error) => this.destroy(fault));
  }

  override _write(bytes: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    const written = (result: WriteResult) => done(result.kind === 'written' ? undefined : failure(result));
    this.#connection.write(bytes, this.#signal).then(written, done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#connection.close();
    done(error);
  }
}

function failure(result: { kind: 'error'; code: string } | { kind: 'stopped' }): Error {
  const code = result.kind === 'error' ? result.code : 'ABORTED';
  return Object.assign(new Error(code), { code });
}
