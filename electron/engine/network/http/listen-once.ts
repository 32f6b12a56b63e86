/**
 * A one-shot web server on 127.0.0.1 for the way back from a sign-in page (RFC 8252 7.3). The first request that fits is
 * taken and answered with a page; then the port is closed. Everything else gets a bare refusal and changes nothing.
 */
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback, loopback } from '../loopback.ts';

/** Bytes of all header lines: the address of a redirect with a long code fits. */
const maxHeaderSize = 32_768;
/** Milliseconds for a client to say what it wants. */
const headersTimeout = 10_000;
/** A browser opens a handful of connections; more is somebody else. */
const maxConnections = 16;

/** Which request is waited for, and what answers it. */
export interface ListenOnceOptions {
  /** Default: `/`. */
  path?: string | undefined;
  /** Says whether a request is the one that is waited for. It already came to the path of this very listener. */
  fits: (query: URLSearchParams) => boolean;
  /** The whole page (HTML) that answers it. Nothing of the request may be in it. */
  page: (query: URLSearchParams) => string;
}

/** A listener that ends with the first request that fits. */
export interface OneShotListener {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Query of the request that fitted; null when the listener was closed before. */
  readonly taken: Promise<URLSearchParams | null>;
  /** Frees the port and every connection. May be called again. */
  close(): Promise<void>;
}

/** Listens on a free port. Null when the system gives none. Closes when the signal fires. */
export async function listenOnce(
  options: ListenOnceOptions,
  signal: AbortSignal,
): Promise<OneShotListener | null> {
  const listener = new Listener(options);
  if (!(await listener.open())) return null;
  if (signal.aborted) await listener.close();
  signal.addEventListener('abort', () => void listener.close(), { once: true });
  return listener;
}

class Listener implements OneShotListener {
  port = 0;
  readonly taken: Promise<URLSearchParams | null>;
  readonly #options: ListenOnceOptions;
  readonly #server: http.Server;
  #take: (query: URLSearchParams | null) => void = () => {};
  #over = false;

  constructor(options: ListenOnceOptions) {
    this.#options = options;
    this.#server = http.createServer({ maxHeaderSize, headersTimeout, requestTimeout: headersTimeout });
    this.#server.maxConnections = maxConnections;
    this.#server.on('request', (request, response) => this.#answer(request, response));
    this.#server.on('clientError', (_error, socket) => socket.destroy());
    this.taken = new Promise((resolve) => {
      this.#take = resolve;
    });
  }

  async open(): Promise<boolean> {
    try {
      this.port = await listenOnLoopback(this.#server);
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.#over = true;
    this.#take(null);
    this.#server.closeAllConnections();
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const query = this.#over ? null : this.#queryOf(request);
    if (!query || !this.#options.fits(query)) {
      response.writeHead(404, refusalHeaders).end();
      return;
    }
    this.#over = true;
    this.#server.close();
    response.once('close', () => {
      this.#server.closeAllConnections();
      this.#take(query);
    });
    response.writeHead(200, pageHeaders).end(this.#options.page(query));
  }

  /** Null for anything but a navigation of a browser to the path of this listener. */
  #queryOf({ method, url = '', headers }: IncomingMessage): URLSearchParams | null {
    // Any other Host is a name that somebody made lead here (DNS rebinding).
    const ours = headers.host === `${loopback}:${this.port}` || headers.host === `localhost:${this.port}`;
    // Browsers say what a request is for: pictures, scripts and frames of a page are not the way back.
    const destination = headers['sec-fetch-dest'] ?? 'document';
    if (method !== 'GET' || !ours || destination !== 'document') return null;
    const [path, query] = url.split('?', 2);
    return path === (this.#options.path ?? '/') && query !== undefined ? new URLSearchParams(query) : null;
  }
}

const refusalHeaders = { connection: 'close', 'content-length': '0' };
const pageHeaders = {
  connection: 'close',
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
