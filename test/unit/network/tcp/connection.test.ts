import type net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connectTcp, type SocketConnection } from '../../../../electron/engine/network/tcp/connection.ts';
import { createRoots } from '../../../../electron/engine/network/tls/roots.ts';
import { startRefusingPort, startTcpServer } from '../../../support/loopback.ts';

const { signal } = new AbortController();
const roots = createRoots();

async function connectTo(serve: (socket: net.Socket) => void) {
  const server = await startTcpServer(serve);
  const result = await connectTcp({ ip: '127.0.0.1', family: 4 }, server.port, roots, signal);
  if (!('connection' in result)) throw new Error(result.error);
  const connection = result.connection as SocketConnection;
  onTestFinished(() => {
    connection.close();
    return server.close();
  });
  return { connection, server };
}

/** Everything that can be read, and how it ended. */
async function readAll(connection: SocketConnection) {
  let text = '';
  for (;;) {
    const result = await connection.read(signal);
    if (result.kind !== 'data') return { text, end: result };
    text += Buffer.from(result.bytes).toString();
  }
}

test('tells both ends of the connection', async () => {
  const { connection, server } = await connectTo(() => {});
  expect(connection.remote).toEqual({ ip: '127.0.0.1', family: 4, port: server.port });
  expect(connection.local.ip).toBe('127.0.0.1');
  expect(connection.tls).toBeNull();
});

test('reading is pulled, and nothing is lost when a read is stopped', async () => {
  let server: net.Socket | undefined;
  const { connection } = await connectTo((socket) => {
    server = socket;
  });
  const stopping = new AbortController();
  const stopped = connection.read(stopping.signal);
  stopping.abort();
  expect(await stopped).toEqual({ kind: 'stopped' });
  server?.write('220 hello\r\n');
  await expect.poll(() => connection.buffered()).toBe(11);
  expect(await connection.read(stopping.signal)).toEqual({ kind: 'stopped' });
  expect(await connection.read(signal)).toEqual({ kind: 'data', bytes: Buffer.from('220 hello\r\n') });
  expect(connection.buffered()).toBe(0);
});

test('a half-closed server can still be written to', async () => {
  let received = '';
  const { connection } = await connectTo((socket) => {
    socket.on('data', (bytes) => {
      received += bytes;
    });
    socket.end('220 bye\r\n');
  });
  expect(await readAll(connection)).toEqual({ text: '220 bye\r\n', end: { kind: 'end' } });
  expect(await connection.write(Buffer.from('QUIT\r\n'), signal)).toEqual({ kind: 'written' });
  await expect.poll(() => received).toBe('QUIT\r\n');
});

test('what came before a reset is kept', async () => {
  const { connection } = await connectTo((socket) => {
    socket.once('data', () => socket.write('554 go away\r\n', () => socket.resetAndDestroy()));
  });
  await connection.write(Buffer.from('EHLO x\r\n'), signal);
  // Some kernels tell an end of file here instead of ECONNRESET.
  expect((await readAll(connection)).text).toBe('554 go away\r\n');
});

test('a write error does not take away the reply that explains it', async () => {
  let server: net.Socket | undefined;
  const { connection } = await connectTo((socket) => {
    server = socket;
  });
  await expect.poll(() => server).toBeDefined();
  server?.write('421 too many connections\r\n');
  server?.resetAndDestroy();
  const written = await connection.write(Buffer.from('EHLO x\r\n'), signal);
  expect(written.kind).toBe('error');
  expect((await readAll(connection)).text).toBe('421 too many connections\r\n');
});

test('a flood waits in the network, not in memory', async () => {
  let sent = 0;
  const block = Buffer.alloc(65_536);
  const { connection } = await connectTo((socket) => {
    const pump = () => {
      while (sent < 64 && socket.write(block)) sent += 1;
      if (sent < 64) socket.once('drain', pump);
    };
    pump();
  });
  await expect.poll(() => connection.buffered()).toBeGreaterThanOrEqual(65_536);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(connection.buffered()).toBeLessThan(3 * 65_536);
});

test('a write that the other side does not take ends with the signal', async () => {
  const { connection } = await connectTo((socket) => socket.pause());
  const stopping = new AbortController();
  const writing = connection.write(Buffer.alloc(50_000_000), stopping.signal);
  setTimeout(() => stopping.abort(), 20);
  expect(await writing).toEqual({ kind: 'stopped' });
});

test('close frees the socket at once and ends a waiting read', async () => {
  const { connection, server } = await connectTo((socket) => socket.on('end', () => socket.end()).resume());
  const reading = connection.read(signal);
  connection.close();
  connection.close();
  expect(await reading).toEqual({ kind: 'error', code: 'ERR_SOCKET_CLOSED' });
  expect((await connection.write(Buffer.from('x'), signal)).kind).toBe('error');
  await expect.poll(() => server.open()).toBe(0);
});

test('connecting tells the system code, and ends with the signal', async () => {
  const server = await startRefusingPort();
  onTestFinished(server.close);
  const address = { ip: '127.0.0.1', family: 4 } as const;
  expect(await connectTcp(address, server.port, roots, signal)).toEqual({ error: 'ECONNREFUSED' });
  expect(await connectTcp(address, server.port, roots, AbortSignal.abort())).toEqual({ error: 'ABORTED' });
});
