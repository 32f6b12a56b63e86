/** A connection under TLS: bytes, its end, alerts, channel binding. */
import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificate } from '../../../support/certificates.ts';

import { host, readText, signal, withCard } from './support.ts';

test('bytes cross in both directions, and what came before an end is kept', async () => {
  const connection = await withCard(await certificate({ names: [host] }), (socket) => {
    socket.write('220 hello\r\n');
    socket.on('data', (bytes) => socket.end(`250 ${bytes}`));
  });
  await connection.startTls({ servername: host }, signal);
  expect(await readText(connection)).toBe('220 hello\r\n');
  expect(await connection.write(Buffer.from('EHLO x\r\n'), signal)).toEqual({ kind: 'written' });
  expect(await readText(connection)).toBe('250 EHLO x\r\n');
  expect(await readText(connection)).toBe('end');
});

test('a connection that breaks under TLS gives what was received first', async () => {
  const connection = await withCard(await certificate({ names: [host] }), (socket) => {
    socket.once('data', () => socket.write('421 bye\r\n', () => socket.destroy()));
  });
  await connection.startTls({ servername: host }, signal);
  await connection.write(Buffer.from('EHLO x\r\n'), signal);
  expect(await readText(connection)).toBe('421 bye\r\n');
  expect(['end', 'error']).toContain(await readText(connection));
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a write after the peer has ended tells how it ended (%s)',
  async (version) => {
    const card = await certificate({ names: [host] });
    const options = { minVersion: version, maxVersion: version };
    const connection = await withCard(card, (socket) => socket.end(), options);
    await connection.startTls({ servername: host }, signal);
    expect(await connection.read(signal)).toEqual({ kind: 'end' });
    expect(await connection.write(Buffer.from('EHLO x\r\n'), signal)).toMatchObject({ kind: 'error' });
  },
);

test('a write behind an alert tells the alert', async () => {
  const card = await certificate({ names: [host] });
  const options = { minVersion: 'TLSv1.3', requestCert: true, rejectUnauthorized: true };
  const connection = await withCard(card, () => {}, options);
  await connection.startTls({ servername: host }, signal);
  expect(await connection.read(signal)).toEqual({ kind: 'error', code: 'TLS_ALERT_116' });
  expect(await connection.write(Buffer.from('EHLO x\r\n'), signal)).toEqual({
    kind: 'error',
    code: 'TLS_ALERT_116',
  });
});

test('channel binding on TLS 1.3 is the exporter of RFC 9266', async () => {
  let server: Buffer | undefined;
  const card = await certificate({ names: [host] });
  const connection = await withCard(card, (socket) => {
    server = socket.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0));
  });
  expect(connection.channelBinding('tls-exporter')).toBeNull();
  await connection.startTls({ servername: host }, signal);
  await expect.poll(() => server).toBeDefined();
  expect(connection.channelBinding('tls-exporter')).toEqual(server);
  expect(connection.channelBinding('tls-unique')).toBeNull();
  expect(connection.channelBinding('tls-server-end-point')).toEqual(
    createHash('sha256').update(new X509Certificate(card.cert).raw).digest(),
  );
});

test('channel binding on TLS 1.2 is the first Finished message, as the extended master secret is there', async () => {
  let server: Buffer | undefined;
  const connection = await withCard(
    await certificate({ names: [host] }),
    (socket) => {
      server = socket.getPeerFinished();
    },
    { maxVersion: 'TLSv1.2' },
  );
  expect(await connection.startTls({ servername: host }, signal)).toMatchObject({
    facts: { version: 'TLSv1.2' },
  });
  await expect.poll(() => server).toBeDefined();
  expect(connection.channelBinding('tls-unique')).toEqual(server);
  expect(connection.channelBinding('tls-exporter')).toBeNull();
});
