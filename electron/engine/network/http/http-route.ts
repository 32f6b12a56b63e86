/** The way to a web server: straight, or through the system's proxy (RFC 9110 9.3.6, RFC 9112 3.2.2). */

import { withoutBrackets } from '../../base/ip.ts';
import type { Connection, DialResult, DialTarget, TlsResult } from '../network.ts';
import type { HttpFailure, HttpStep } from './http-redirects.ts';

/** Bytes of a proxy's answer to CONNECT. */
const maxConnectReply = 16_384;

/** A connection that is ready for one request. */
export interface HttpRoute {
  connection: Connection;
  /** Request target: a path, or the whole URL towards a proxy. */
  target: string;
  headers: Record<string, string>;
}

export type Dial = (target: DialTarget, signal: AbortSignal) => Promise<DialResult>;

/** Connects straight to the server of a URL, with verified TLS for https. */
export async function openDirectly(
  dial: Dial,
  { url, why, connect, publicOnly, onProgress }: HttpStep,
  signal: AbortSignal,
): Promise<HttpRoute | HttpFailure> {
  const { connection, ...dialled } = await dial(
    { ...placeOf(url), ...connect, why, publicOnly, everyFamily: false },
    signal,
  );
  if (connection === null) return dialFailure(dialled);
  onProgress();
  return (await secure(connection, url, signal)) ?? { connection, target: pathOf(url), headers: {} };
}

/** Connects through an http or https proxy: CONNECT for https, the absolute form for http. */
export async function openThroughProxy(
  dial: Dial,
  proxy: URL,
  { url, connect, onProgress }: HttpStep,
  signal: AbortSignal,
): Promise<HttpRoute | HttpFailure> {
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') return proxyFailure('unsupported');
  const place = { ...placeOf(proxy), ...connect, why: 'proxy', everyFamily: false } as const;
  const dialled = await dial(place, signal);
  const { connection } = dialled;
  if (connection === null) {
    const failure = dialFailure(dialled);
    return failure.outcome === 'timeout'
      ? failure
      : proxyFailure('detail' in failure ? failure.detail : failure.outcome);
  }
  onProgress();
  const insecure = await secure(connection, proxy, signal);
  if (insecure !== null) return proxyFailure('tls-error');
  const headers = proxyAuthorization(proxy);
  if (url.protocol === 'http:') return { connection, target: url.href, headers };
  const refused = await openTunnel(connection, url, headers, signal);
  if (refused !== null) {
    connection.close();
    return refused;
  }
  return (await secure(connection, url, signal)) ?? { connection, target: pathOf(url), headers: {} };
}

/** Starts TLS for an https URL and insists on a verified certificate. Null when all is well. */
async function secure(connection: Connection, url: URL, signal: AbortSignal): Promise<HttpFailure | null> {
  if (url.protocol !== 'https:') return null;
  const result = await connection.startTls({ servername: placeOf(url).host }, signal);
  if (!result.up) return tlsFailure(result);
  const { facts } = result;
  if (facts.verified) return null;
  connection.close();
  return { outcome: 'tls-error', detail: facts.problem ?? 'unverified', facts };
}

function tlsFailure(result: Extract<TlsResult, { up: false }>): HttpFailure {
  const { reason, alert } = result;
  if (reason === 'timeout' || reason === 'stopped') return { outcome: 'timeout' };
  if (reason === 'closed' || reason === 'reset') return { outcome: 'connection-error', detail: 'ECONNRESET' };
  return { outcome: 'tls-error', detail: alert === null ? reason : `alert-${alert}`, facts: null };
}

function dialFailure({ lookup, attempts }: Omit<DialResult, 'connection'>): HttpFailure {
  if (lookup.outcome === 'absent') return { outcome: 'dns-absent' };
  if (lookup.outcome === 'dns-error') return { outcome: 'dns-error', detail: lookup.code };
  const errors = attempts.map(({ error }) => error);
  if (lookup.outcome === 'timeout' || errors.every((error) => error === 'ETIMEDOUT'))
    return { outcome: 'timeout' };
  if (errors.every((error) => error === 'ECONNREFUSED')) return { outcome: 'refused' };
  return { outcome: 'connection-error', detail: errors.find((error) => error !== null) ?? 'ABORTED' };
}

function proxyFailure(detail: string): HttpFailure {
  return { outcome: 'connection-error', detail: `proxy-${detail}` };
}

/** Asks the proxy for a tunnel; null when it is there. */
async function openTunnel(
  connection: Connection,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<HttpFailure | null> {
  const authority = `${url.hostname}:${placeOf(url).port}`;
  const lines = Object.entries({ host: authority, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  await connection.write(Buffer.from(`CONNECT ${authority} HTTP/1.1\r\n${lines.join('')}\r\n`), signal);
  let reply = '';
  while (!reply.includes('\r\n\r\n')) {
    const result = await connection.read(signal);
    if (result.kind === 'stopped') return { outcome: 'timeout' };
    if (result.kind !== 'data' || reply.length > maxConnectReply) return proxyFailure('closed');
    reply += Buffer.from(result.bytes).toString('latin1');
  }
  const [, status = 'malformed'] = /^HTTP\/1\.[01] (\d{3})/.exec(reply) ?? [];
  return status.startsWith('2') ? null : proxyFailure(status);
}

function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  return { 'proxy-authorization': `Basic ${credentials.toString('base64')}` };
}

/** Host without brackets and the port, stated or usual. */
export function placeOf(url: URL): { host: string; port: number } {
  const usual = url.protocol === 'http:' ? 80 : 443;
  return { host: withoutBrackets(url.hostname), port: url.port === '' ? usual : Number(url.port) };
}

function pathOf(url: URL): string {
  return `${url.pathname}${url.search}`;
}
