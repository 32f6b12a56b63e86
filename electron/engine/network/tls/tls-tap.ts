/**
 * A pipe between a socket and the TLS library that remembers what the server sent first and how the socket ended. First
 * bytes decide: so Node (OpenSSL) and Electron (BoringSSL) come to the same classes.
 * Socket errors reach the library as an end of file, so that it hands out everything that came before.
 */
import { Duplex } from 'node:stream';
import { errorCode } from '../errors.ts';
import { type HandshakeReach, RecordWatch } from './tls-records.ts';

/** Enough for a greeting, an HTTP error page's head or a ServerHello. */
const keptBytes = 512;

/**
 * The duplex that the TLS library gets as its socket. It keeps 512 bytes at most of what the server sent, and reads
 * the records in clear (RFC 8446 5.1); it changes none.
 */
export class TlsTap extends Duplex {
  /** How the socket ended: `end`, or a system code. Null while it is open. */
  ended: string | null = null;
  /** Bytes of the ClientHello, which is the first thing that is written. */
  helloBytes = 0;
  readonly #socket: Duplex;
  readonly #watch = new RecordWatch();
  #first: Uint8Array = new Uint8Array();

  /** `received`: bytes that were taken from the socket already. */
  constructor(socket: Duplex, received: Uint8Array) {
    super();
    this.#socket = socket;
    if (received.length > 0) this.#take(received);
    socket.on('data', (bytes: Uint8Array) => {
      if (!this.#take(bytes)) socket.pause();
    });
    socket.on('end', () => this.#finish('end'));
    socket.on('error', (error) => this.#finish(errorCode(error)));
    socket.on('close', () => this.#finish('ERR_SOCKET_CLOSED'));
    if (socket.errored) this.#finish(errorCode(socket.errored));
    else if (socket.readableEnded) this.#finish('end');
    else if (socket.closed) this.#finish('ERR_SOCKET_CLOSED');
  }

  get firstBytes(): Uint8Array {
    return this.#first;
  }

  get alert(): number | null {
    return this.#watch.alert;
  }

  /** How far the handshake came in clear. */
  get upTo(): HandshakeReach | null {
    return this.#watch.upTo;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Uint8Array, _encoding: string, done: () => void): void {
    this.helloBytes ||= bytes.length;
    this.#socket.write(bytes, (error) => {
      if (error) this.#finish(errorCode(error));
      done();
    });
  }

  override _final(done: () => void): void {
    // Called back with an error when the socket is gone already: then there is nothing left to end.
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #take(bytes: Uint8Array): boolean {
    if (this.#first.length < keptBytes)
      this.#first = Buffer.concat([this.#first, bytes]).subarray(0, keptBytes);
    this.#watch.feed(bytes);
    return this.push(bytes);
  }

  #finish(how: string): void {
    if (this.ended !== null) return;
    this.ended = how;
    this.push(null);
  }
}
