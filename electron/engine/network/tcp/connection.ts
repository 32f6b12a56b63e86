/** A `Connection` over a socket of the system. */
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import type { TlsFacts } from '../../../../shared/model.ts';
import { errorCode } from '../errors.ts';
import type { Connection, ReadResult, TlsOptions, TlsResult, WriteResult } from '../network.ts';
import { tlsExporter, tlsServerEndPoint, tlsUnique } from '../tls/channel-binding.ts';
import type { Roots } from '../tls/roots.ts';
import { readServerHello } from '../tls/tls-records.ts';
import { handshake } from '../tls/tls-start.ts';
import type { TlsTap } from '../tls/tls-tap.ts';
import { ConnectionStream } from './connection-stream.ts';
import type { Address, ConnectOne } from './dial.ts';
import { StreamReader } from './stream-reader.ts';

/** Connects to one address. Gives up when the signal fires. */
export function connectTcp(
  { ip, family }: Address,
  port: number,
  roots: Roots,
  signal: AbortSignal,
): ReturnType<ConnectOne> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ error: 'ABORTED' });
    const socket = net.connect({
      host: ip,
      port,
      noDelay: true,
      allowHalfOpen: true,
      autoSelectFamily: false,
    });
    const fail = (error: string) => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve({ error });
    };
    const abort = () => fail('ABORTED');
    signal.addEventListener('abort', abort, { once: true });
    socket.on('error', (error) => fail(errorCode(error)));
    socket.once('connect', () => {
      signal.removeEventListener('abort', abort);
      const local = { ip: socket.localAddress ?? '' };
      resolve({ connection: new SocketConnection(socket, { ip, family, port }, local, roots) });
    });
  });
}

/** Reads eagerly within a limit, so that what came before an error stays readable. */
export class SocketConnection implements Connection {
  readonly remote: Connection['remote'];
  readonly local: Connection['local'];
  readonly #raw: Duplex;
  readonly #roots: Roots;
  #reader: StreamReader;
  #secure: { socket: TLSSocket; tap: TlsTap; facts: TlsFacts } | null = null;

  constructor(raw: Duplex, remote: Connection['remote'], local: Connection['local'], roots: Roots) {
    this.#raw = raw;
    this.remote = remote;
    this.local = local;
    this.#roots = roots;
    this.#reader = new StreamReader(raw);
  }

  get tls(): TlsFacts | null {
    return this.#secure?.facts ?? null;
  }

  async read(signal: AbortSignal): Promise<ReadResult> {
    const result = await this.#reader.read(signal);
    const failure = this.#transportFailure();
    return result.kind === 'end' && failure !== null ? { kind: 'error', code: failure } : result;
  }

  async write(bytes: Uint8Array, signal: AbortSignal): Promise<WriteResult> {
    // A write to a broken connection throws away what the system has received for us: fetch that first.
    await setImmediate();
    await setImmediate();
    const result = await this.#write(bytes, signal);
    const failure = this.#transportFailure();
    return result.kind === 'written' && failure !== null ? { kind: 'error', code: failure } : result;
  }

  buffered(): number {
    return this.#reader.inbox.size;
  }

  async startTls(options: TlsOptions, signal: AbortSignal): Promise<TlsResult> {
    const received = this.#reader.detach();
    const { result, socket, tap } = await handshake(
      this.#secure?.socket ?? this.#raw,
      received,
      this.#roots,
      options,
      signal,
    );
    this.#reader = new StreamReader(socket);
    if (result.up) this.#secure = { socket, tap, facts: result.facts };
    else socket.destroy();
    return result;
  }

  channelBinding(type: 'tls-exporter' | 'tls-unique' | 'tls-server-end-point'): Uint8Array | null {
    if (this.#secure === null) return null;
    const { socket, tap } = this.#secure;
    if (type === 'tls-exporter') return tlsExporter(socket);
    if (type === 'tls-unique') return tlsUnique(socket, readServerHello(tap.firstBytes));
    return tlsServerEndPoint(socket);
  }

  handOver(signal: AbortSignal): ReturnType<Connection['handOver']> {
    return { stream: new ConnectionStream(this, signal), secureContext: this.#roots.context('modern') };
  }

  close(): void {
    this.#secure?.socket.destroy();
    this.#raw.destroy();
  }

  /** How the socket below TLS broke: TLS itself only sees an end. */
  #transportFailure(): string | null {
    const ended = this.#secure?.tap.ended ?? null;
    return ended === 'end' ? null : ended;
  }

  #write(bytes: Uint8Array, signal: AbortSignal): Promise<WriteResult> {
    return new Promise((resolve) => {
      const done = (result: WriteResult) => {
        signal.removeEventListener('abort', stop);
        resolve(result);
      };
      const stop = () => done({ kind: 'stopped' });
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      (this.#secure?.socket ?? this.#raw).write(bytes, (error) => {
        done(error ? { kind: 'error', code: errorCode(error) } : { kind: 'written' });
      });
      if (this.#secure) void this.#peerEnded().then(done);
    });
  }

  /** Inside TLS nothing is written any more once the peer has ended, and the library never calls back to say so. */
  async #peerEnded(): Promise<WriteResult> {
    const end = await this.#reader.inbox.over;
    await setImmediate();
    return { kind: 'error', code: end.kind === 'error' ? end.code : 'EPIPE' };
  }
}
