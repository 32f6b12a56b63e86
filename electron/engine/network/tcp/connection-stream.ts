import { Duplex } from 'node:stream';
import type { Connection } from '../network.ts';

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
    void this.#connection.read(this.#signal).then((result) => {
      if (result.kind === 'data') this.push(result.bytes);
      else if (result.kind === 'end') this.push(null);
      else this.destroy(failure(result));
    });
  }

  override _write(bytes: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    void this.#connection.write(bytes, this.#signal).then((result) => {
      done(result.kind === 'written' ? undefined : failure(result));
    });
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
