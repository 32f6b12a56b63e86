/** Scripted servers on loopback, each on a free port. Call `close` in a `finally` or in `onTestFinished`. */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import type { Certificate } from './certificates.ts';

export interface LoopbackServer {
  readonly port: number;
  /** Sockets that are open at the moment. */
  open(): number;
  /** Closes the server and every socket. */
  close(): Promise<void>;
}

/** Serves TCP. Errors of a socket are ignored: tests break connections on purpose. */
export async function startTcpServer(
  serve: (socket: net.Socket) => void,
  host = '127.0.0.1',
): Promise<LoopbackServer> {
  return listen(net.createServer({ allowHalfOpen: true, noDelay: true }, serve), host);
}

/** Serves implicit TLS with this certificate. */
export async function startTlsServer(
  { cert, key }: Certificate,
  serve: (socket: tls.TLSSocket) => void,
  options: tls.TlsOptions = {},
): Promise<LoopbackServer> {
  const server = tls.createServer({ cert, key, ...options }, serve);
  server.on('tlsClientError', () => {});
  return listen(server, '127.0.0.1');
}

/** Takes a server that a test made, such as one of node:http. */
export async function listen(server: net.Server, host = '127.0.0.1'): Promise<LoopbackServer> {
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  server
    .on('connection', keep)
    .on('secureConnection', (socket: tls.TLSSocket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return {
    port: address.port,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * A port of 127.0.0.1 that refuses whoever connects. It is the near end of an open connection: nobody listens there, and the
 * system gives it to no other program until `close`, as it would a port that was merely free.
 */
export async function startRefusingPort(): Promise<LoopbackServer> {
  const server = await startTcpServer(() => {});
  const held = net.connect(server.port, '127.0.0.1').on('error', () => {});
  await once(held, 'connect');
  const { localPort } = held;
  if (localPort === undefined) throw new Error('not connected');
  return { ...server, port: localPort };
}

/** Calls back with every line a client sends, without CRLF. */
export function onLine(socket: net.Socket, take: (line: string) => void): void {
  let text = '';
  socket.on('data', (bytes) => {
    const lines = (text + bytes.toString('latin1')).split('\r\n');
    text = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
