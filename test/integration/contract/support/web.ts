/** Web servers of a world: pages by URL, one address for each host, certificates that can be wrong. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import type { Certificate } from '../../../support/certificates.ts';
import { listenAt, type OpenServer } from './listen.ts';

export interface Page {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A page may depend on the request; null: never answered. */
export type PageScript = Page | null | ((url: URL, body: string) => Page | null);

export interface WebRequest {
  method: string;
  url: string;
  body: string;
}

/** Opens the ports that the pages of one host need. Keys of `pages` are URLs without query. */
export async function openWebHost(
  host: string,
  ip: string,
  pages: Readonly<Record<string, PageScript>>,
  certificate: Certificate,
  requests: WebRequest[],
): Promise<OpenServer[]> {
  const serve = (scheme: string) => (request: IncomingMessage, response: ServerResponse) =>
    void answer(`${scheme}://${request.headers.host ?? host}`, request, response, pages, requests);
  const secure = https.createServer({ cert: certificate.cert, key: certificate.key }, serve('https'));
  return Promise.all([listenAt(http.createServer(serve('http')), ip, 80), listenAt(secure, ip, 443)]);
}

async function answer(
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
  pages: Readonly<Record<string, PageScript>>,
  requests: WebRequest[],
): Promise<void> {
  const url = new URL(request.url ?? '/', origin);
  const body = await text(request);
  requests.push({ method: request.method ?? '', url: url.href, body });
  const script = pages[`${url.origin}${url.pathname}`];
  const page = typeof script === 'function' ? script(url, body) : script;
  if (page === null) return;
  const { status = 200, type = 'text/xml', headers = {}, body: content = '' } = page ?? { status: 404 };
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(content);
}
