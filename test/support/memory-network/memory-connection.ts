/** One in-memory TCP connection: the client's `Connection` and the scripted peer at its other end. */

import { pause, startDeadline } from '../../../electron/engine/base/deadline.ts';
import type {
  Connection,
  ReadResult,
  TlsOptions,
  TlsResult,
  WriteResult,
} from '../../../electron/engine/network/network.ts';
import { Inbox } from '../../../electron/engine/network/tcp/inbox.ts';
import type { TlsFacts } from '../../../shared/model.ts';
import { type MemoryTlsFailure, withPin } from './memory-tls.ts';

const handshakeTimeoutMs = 15_000;
const never = new AbortController().signal;

/** The server's side of a connection, for scripts. */
export interface MemoryPeer {
  /** Address and port that the client dialled. */
  readonly ip: string;
  readonly port: number;
  /** Sends text or bytes as they are; a line needs its own CRLF. */
  send(data: string | Uint8Array): void;
  /** Next bytes of the client, null when it has closed. */
  read(): Promise<Uint8Array | null>;
  /** Next line of the client without CRLF, null when it has closed. */
  readLine(): Promise<string | null>;
  /**
   * Waits until the client starts TLS and gives it these facts, or a failure. True when TLS is up; false when it
   * failed, or when the client closed or sent clear text instead. `afterMs`: how long the handshake takes.
   */
  acceptTls(answer: MemoryTlsAnswer, afterMs?: number): Promise<boolean>;
  /** Ends the server's half (FIN). The client can still write. */
  end(): void;
  /** Breaks the connection. What was sent before can still be read. */
  reset(code?: string): void;
}

/** The same for everybody, or as the client's hello is. */
export type MemoryTlsAnswer =
  | TlsFacts
  | MemoryTlsFailure
  | ((options: TlsOptions) => TlsFacts | MemoryTlsFailure);

interface TlsOffer {
  answer: MemoryTlsAnswer;
  afterMs: number;
  done: (up: boolean) => void;
}

/** What both ends share. */
interface Wire {
  toClient: Inbox;
  toServer: Inbox;
  offer: TlsOffer | null;
  /** Told when the server offers TLS. */
  onOffer: () => void;
  /** Set when the server broke the connection. */
  broken: string | null;
}

export class MemoryConnection implements Connection {
  readonly remote: Connection['remote'];
  readonly local = { ip: '192.0.2.254' };
  tls: TlsFacts | null = null;
  readonly #wire: Wire;
  readonly #onClose: () => void;

  constructor(remote: Connection['remote'], wire: Wire, onClose: () => void) {
    this.remote = remote;
    this.#wire = wire;
    this.#onClose = onClose;
  }

  read(signal: AbortSignal): Promise<ReadResult> {
    return this.#wire.toClient.read(signal);
  }

  async write(bytes: Uint8Array, signal: AbortSignal): Promise<WriteResult> {
    if (signal.aborted) return { kind: 'stopped' };
    const code = this.#wire.broken ?? (this.#wire.toServer.ended ? 'EPIPE' : null);
    if (code !== null) return { kind: 'error', code };
    this.#wire.offer?.done(false);
    this.#wire.offer = null;
    this.#wire.toServer.push(bytes);
    return { kind: 'written' };
  }

  buffered(): number {
    return this.#wire.toClient.size;
  }

  async startTls(options: TlsOptions, signal: AbortSignal): Promise<TlsResult> {
    const started = performance.now();
    const deadline = startDeadline(options.timeoutMs ?? handshakeTimeoutMs, signal);
    const result = await this.#handshake(options, deadline.signal);
    const expired = deadline.expired;
    deadline.clear();
    const ms = Math.round(performance.now() - started);
    if ('facts' in result) {
      this.tls = result.facts;
      return { up: true, facts: result.facts, ms };
    }
    this.close();
    const reason = result.reason === 'stopped' && expired ? 'timeout' : result.reason;
    return {
      up: false,
      alert: null,
      firstBytes: new Uint8Array(),
      upTo: null,
      helloBytes: 0,
      code: null,
      ...result,
      reason,
      ms,
    };
  }

  async #handshake(
    options: TlsOptions,
    signal: AbortSignal,
  ): Promise<{ facts: TlsFacts } | HandshakeFailure> {
    const first = await this.#firstAnswer(signal);
    if ('kind' in first) return withoutTls(first);
    if (first.afterMs > 0) await pause(first.afterMs, signal);
    const answer = typeof first.answer === 'function' ? first.answer(options) : first.answer;
    const up = 'verified' in answer && !signal.aborted;
    first.done(up);
    if (signal.aborted) return { reason: 'stopped' };
    return 'verified' in answer ? { facts: withPin(answer, options.trustedFingerprint) } : answer;
  }

  /** The server's offer, or what it did instead. */
  async #firstAnswer(signal: AbortSignal): Promise<TlsOffer | ReadResult> {
    const offered = new AbortController();
    const stop = () => offered.abort();
    this.#wire.onOffer = stop;
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted || (this.#wire.offer && this.#wire.toClient.size === 0)) stop();
    const heard = await this.#wire.toClient.read(offered.signal);
    signal.removeEventListener('abort', stop);
    const { offer } = this.#wire;
    this.#wire.offer = null;
    return heard.kind === 'stopped' && offer && !signal.aborted ? offer : heard;
  }

  channelBinding(): null {
    return null;
  }

  handOver(): null {
    return null;
  }

  close(): void {
    this.#wire.offer?.done(false);
    this.#wire.offer = null;
    this.#wire.toServer.finish({ kind: 'end' });
    this.#wire.toClient.finish({ kind: 'error', code: 'ERR_SOCKET_CLOSED' });
    this.#onClose();
  }
}

type HandshakeFailure = Pick<Extract<TlsResult, { up: false }>, 'reason'> & {
  alert?: number;
  firstBytes?: Uint8Array;
  code?: string;
  helloBytes?: number;
  upTo?: Extract<TlsResult, { up: false }>['upTo'];
};

function withoutTls(heard: ReadResult): HandshakeFailure {
  if (heard.kind === 'data') return { reason: 'not-tls', firstBytes: heard.bytes };
  if (heard.kind === 'stopped') return { reason: 'stopped' };
  return heard.kind === 'end' ? { reason: 'closed' } : { reason: 'reset', code: heard.code };
}

/** Makes both ends. `onClose` is called every time the client closes. */
export function connectInMemory(
  remote: Connection['remote'],
  onClose: () => void,
): { connection: MemoryConnection; peer: MemoryPeer } {
  const wire: Wire = {
    toClient: new Inbox(),
    toServer: new Inbox(),
    offer: null,
    onOffer: () => {},
    broken: null,
  };
  return { connection: new MemoryConnection(remote, wire, onClose), peer: scriptedPeer(remote, wire) };
}

function scriptedPeer({ ip, port }: Connection['remote'], wire: Wire): MemoryPeer {
  let line = '';
  const read = async () => {
    const result = await wire.toServer.read(never);
    return result.kind === 'data' ? result.bytes : null;
  };
  return {
    ip,
    port,
    send: (data) => wire.toClient.push(typeof data === 'string' ? Buffer.from(data) : data),
    read,
    async readLine() {
      for (;;) {
        const end = line.indexOf('\r\n');
        if (end >= 0) {
          const found = line.slice(0, end);
          line = line.slice(end + 2);
          return found;
        }
        const bytes = await read();
        if (bytes === null) return null;
        line += Buffer.from(bytes).toString('utf8');
      }
    },
    acceptTls: (answer, afterMs = 0) =>
      new Promise((resolve) => {
        if (wire.toServer.ended || wire.toServer.size > 0) return resolve(false);
        wire.offer = { answer, afterMs, done: resolve };
        wire.onOffer();
      }),
    end: () => wire.toClient.finish({ kind: 'end' }),
    reset(code = 'ECONNRESET') {
      wire.broken = code;
      wire.toClient.finish({ kind: 'error', code });
    },
  };
}
