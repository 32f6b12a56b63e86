import type tls from 'node:tls';
import { expect, onTestFinished } from 'vitest';
import type { Connection, TlsOptions } from '../../../../electron/engine/network/network.ts';
import { connectTcp } from '../../../../electron/engine/network/tcp/connection.ts';
import { createRoots } from '../../../../electron/engine/network/tls/roots.ts';
import {
  type Certificate,
  type CertificateOptions,
  certificate,
  testAuthority,
} from '../../../support/certificates.ts';
import { type LoopbackServer, startTlsServer } from '../../../support/loopback.ts';

export const { signal } = new AbortController();
export const host = 'smtp.example.test';
export const rsaAuthority = await certificate({
  commonName: 'RSA',
  by: 'self',
  authority: true,
  rsaBits: 2048,
});
const roots = createRoots([(await testAuthority()).cert, rsaAuthority.cert]);

export async function connectTo(starting: Promise<LoopbackServer>): Promise<Connection> {
  const server = await starting;
  const result = await connectTcp({ ip: '127.0.0.1', family: 4 }, server.port, roots, signal);
  if (!('connection' in result)) throw new Error(result.error);
  onTestFinished(() => {
    result.connection.close();
    return server.close();
  });
  return result.connection;
}

export function withCard(card: Certificate, serve: (socket: tls.TLSSocket) => void = () => {}, options = {}) {
  return connectTo(startTlsServer(card, serve, options));
}

export async function factsOf(
  card: CertificateOptions | Certificate,
  options: TlsOptions = { servername: host },
) {
  // A server of the lowest security level shows what ours would refuse to show.
  const anything = { ciphers: 'DEFAULT@SECLEVEL=0' };
  const connection = await withCard('cert' in card ? card : await certificate(card), () => {}, anything);
  const result = await connection.startTls(options, signal);
  if (!result.up) throw new Error(result.reason);
  expect(connection.tls).toEqual(result.facts);
  return result.facts;
}

export async function failureOf(connection: Connection, options: Partial<TlsOptions> = {}) {
  const result = await connection.startTls({ servername: host, ...options }, signal);
  if (result.up) throw new Error('TLS is up');
  return result;
}

export async function readText(connection: Connection): Promise<string> {
  const result = await connection.read(signal);
  return result.kind === 'data' ? Buffer.from(result.bytes).toString() : result.kind;
}
