import { expect, test } from 'vitest';
import { readServerHello } from '../../../../electron/engine/network/tls/tls-records.ts';
import { certificate } from '../../../support/certificates.ts';
import { startTcpServer } from '../../../support/loopback.ts';

import { connectTo, failureOf, host, signal, withCard } from './support.ts';

test('a server that speaks first in clear is not TLS; its words are kept', async () => {
  const connection = await connectTo(
    startTcpServer((socket) => socket.write('220 smtp.example.test ESMTP\r\n')),
  );
  const failure = await failureOf(connection);
  expect(failure).toMatchObject({ reason: 'not-tls', alert: null });
  expect(Buffer.from(failure.firstBytes).toString()).toBe('220 smtp.example.test ESMTP\r\n');
});

test('words that arrived before TLS began count as first bytes', async () => {
  const connection = await connectTo(startTcpServer((socket) => socket.write('* OK IMAP4rev1\r\n')));
  await expect.poll(() => connection.buffered()).toBeGreaterThan(0);
  expect(await failureOf(connection)).toMatchObject({
    reason: 'not-tls',
    firstBytes: Buffer.from('* OK IMAP4rev1\r\n'),
  });
});

test('an alert is told by its number', async () => {
  const alert = Buffer.from([0x15, 3, 3, 0, 2, 2, 40]);
  const connection = await connectTo(
    startTcpServer((socket) => socket.once('data', () => socket.end(alert))),
  );
  expect(await failureOf(connection)).toMatchObject({ reason: 'alert', alert: 40, firstBytes: alert });
});

test.each([
  ['closed', (socket: { end(): void }) => socket.end()],
  ['timeout', () => {}],
] as const)('no answer at all: %s', async (reason, act) => {
  const connection = await connectTo(startTcpServer((socket) => socket.once('data', () => act(socket))));
  const failure = await failureOf(connection, { timeoutMs: 100 });
  expect(failure).toMatchObject({ reason, alert: null });
  expect(failure.firstBytes).toHaveLength(0);
});

test('a reset is told as such', async () => {
  const connection = await connectTo(
    startTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
  );
  expect(['reset', 'closed']).toContain((await failureOf(connection)).reason);
});

test.each([
  ['TLSv1.3', 116],
  ['TLSv1.2', 40],
] as const)('a server that wants a certificate of ours says so by an alert (%s)', async (version, alert) => {
  const options = { requestCert: true, rejectUnauthorized: true, minVersion: version, maxVersion: version };
  const connection = await withCard(await certificate({ names: [host] }), () => {}, options);
  const result = await connection.startTls({ servername: host }, signal);
  if (version === 'TLSv1.2' && !result.up) expect(result).toMatchObject({ reason: 'alert', alert });
  else expect(await connection.read(signal)).toEqual({ kind: 'error', code: `TLS_ALERT_${alert}` });
});

test('a stop ends the handshake and frees the socket', async () => {
  const server = await startTcpServer((socket) => socket.on('end', () => socket.end()).resume());
  const connection = await connectTo(Promise.resolve(server));
  const stopping = new AbortController();
  const result = connection.startTls({ servername: host }, stopping.signal);
  stopping.abort();
  expect(await result).toMatchObject({ up: false, reason: 'stopped' });
  await expect.poll(() => server.open()).toBe(0);
});

test('a server with old TLS only: its hello names the version, a legacy look proves it', async () => {
  const card = await certificate({ names: [host] });
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
  const failure = await failureOf(await withCard(card, () => {}, old));
  expect(failure.alert ?? readServerHello(failure.firstBytes)?.version).toSatisfy(
    (seen) => seen === 70 || seen === 'TLSv1.1',
  );
  const connection = await withCard(card, () => {}, old);
  const legacy = await connection.startTls({ servername: host, legacy: true }, signal);
  expect(legacy).toMatchObject({ up: true, facts: { version: 'TLSv1.1' } });
});
