import http from 'node:http';
import https from 'node:https';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { HttpRequest, HttpResult } from '../../../../electron/engine/network/network.ts';
import {
  createSystemNetwork,
  type SystemNetworkOptions,
} from '../../../../electron/engine/network/system.ts';
import { certificate, testAuthority } from '../../../support/certificates.ts';
import { startDnsServer } from '../../../support/dns-server.ts';
import { listen, startRefusingPort, startTcpServer } from '../../../support/loopback.ts';

const { signal } = new AbortController();
const host = 'autoconfig.example.test';
const authority = await testAuthority();

/** Every name under example.test is on loopback, no other name exists. */
async function network(options: SystemNetworkOptions = {}) {
  const dns = await startDnsServer(({ name, type }) => {
    if (!name.endsWith('example.test')) return { rcode: name.startsWith('broken') ? 2 : 3 };
    return { answers: type === 'A' ? [{ type: 'A', name, data: '127.0.0.1' }] : [] };
  });
  onTestFinished(dns.close);
  return createSystemNetwork({
    dns: { ip: '127.0.0.1', port: dns.port },
    extraCaPem: authority.cert,
    ...options,
  });
}

async function fetchFrom(url: string, request: Partial<HttpRequest> = {}): Promise<HttpResult> {
  return (await network()).fetch({ url, why: 'autoconfig', ...request }, signal);
}

type Serve = (request: http.IncomingMessage, response: http.ServerResponse) => void;

async function startHttps(serve: Serve, card = certificate({ names: [host] })) {
  const server = await listen(https.createServer(await card, serve));
  onTestFinished(server.close);
  return { ...server, url: `https://${host}:${server.port}` };
}

async function startHttp(serve: Serve) {
  const server = await listen(http.createServer(serve));
  onTestFinished(server.close);
  return { ...server, url: `http://${host}:${server.port}` };
}

const bodyOf = (result: HttpResult) =>
  result.outcome === 'answer' ? Buffer.from(result.body).toString() : result.outcome;

test('https with a private authority: answer, headers, one hop', async () => {
  let seen: http.IncomingHttpHeaders = {};
  const { url, port } = await startHttps((request, response) => {
    seen = request.headers;
    response.setHeader('Content-Type', 'text/xml').setHeader('Set-Cookie', ['a=1', 'b=2']).end('<xml/>');
  });
  const result = await fetchFrom(`${url}/mail?x=1`, { headers: { 'X-Test': 'yes' } });
  expect(result).toMatchObject({
    outcome: 'answer',
    status: 200,
    url: `${url}/mail?x=1`,
    hops: [{ url: `${url}/mail?x=1`, status: 200 }],
    proxy: null,
    headers: { 'content-type': 'text/xml', 'set-cookie': 'a=1, b=2' },
  });
  expect(bodyOf(result)).toBe('<xml/>');
  expect(seen).toMatchObject({ host: `${host}:${port}`, 'x-test': 'yes', connection: 'close' });
});

test('what was contacted is listed, the DNS server too', async () => {
  const { url, port } = await startHttps((_, response) => response.end());
  const net = await network();
  await net.fetch({ url, why: 'autoconfig' }, signal);
  await net.fetch({ url, why: 'autoconfig' }, signal);
  expect(net.contacted()).toEqual([
    { host: '127.0.0.1', port: expect.any(Number), why: 'dns' },
    { host, port, why: 'autoconfig' },
  ]);
});

test('a POST sends its body and keeps it over redirects, except 303', async () => {
  const seen: string[] = [];
  const { url } = await startHttps((request, response) => {
    let body = '';
    request.on('data', (bytes) => {
      body += bytes;
    });
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${request.headers['content-length'] ?? '-'} ${body}`);
      const to = { '/a': 302, '/b': 303 }[request.url ?? ''];
      if (to) response.writeHead(to, { location: request.url === '/a' ? '/b' : '/c' });
      response.end();
    });
  });
  await fetchFrom(`${url}/a`, { method: 'POST', body: '<x/>' });
  expect(seen).toEqual(['POST /a 4 <x/>', 'POST /b 4 <x/>', 'GET /c - ']);
});

test('redirects: every hop is kept, https to http is not followed', async () => {
  const { url } = await startHttps((request, response) => {
    const location = request.url === '/a' ? '/b' : `http://${host}/plain`;
    response.writeHead(301, { location }).end();
  });
  const result = await fetchFrom(`${url}/a`);
  expect(result).toMatchObject({ outcome: 'redirect-refused', to: `http://${host}/plain` });
  expect(result.hops).toEqual([
    { url: `${url}/a`, status: 301 },
    { url: `${url}/b`, status: 301 },
  ]);
});

test('redirects: a rule of the caller decides, other schemes are never followed', async () => {
  const plain = await startHttp((_, response) => response.end('plain'));
  const { url } = await startHttps((request, response) => {
    response.writeHead(302, { location: request.url === '/file' ? 'file:///etc/passwd' : plain.url }).end();
  });
  expect(bodyOf(await fetchFrom(url, { mayFollow: () => true }))).toBe('plain');
  expect(await fetchFrom(`${url}/file`, { mayFollow: () => true })).toMatchObject({
    outcome: 'redirect-refused',
  });
});

test('redirect loops end', async () => {
  let asked = 0;
  const { url } = await startHttps((_, response) => {
    asked += 1;
    response.writeHead(302, { location: '/again' }).end();
  });
  const result = await fetchFrom(url);
  expect(result.outcome).toBe('too-many-redirects');
  expect(result.hops).toHaveLength(6);
  expect(asked).toBe(6);
});

test('a redirect without a usable place is an answer', async () => {
  const { url } = await startHttps((_, response) => response.writeHead(302, { location: 'http://[' }).end());
  expect(await fetchFrom(url)).toMatchObject({ outcome: 'answer', status: 302 });
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)('a %s body is decoded', async (encoding, compress) => {
  const { url } = await startHttps((_, response) =>
    response.setHeader('content-encoding', encoding).end(compress('hello')),
  );
  expect(bodyOf(await fetchFrom(url))).toBe('hello');
});

test('limits count after decoding: a bomb, a big body, an endless body', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const { url } = await startHttps((request, response) => {
    if (request.url === '/bomb') response.setHeader('content-encoding', 'gzip').end(bomb);
    else if (request.url === '/big') response.end(Buffer.alloc(10_000_000));
    else if (request.url === '/error') response.writeHead(404).end(Buffer.alloc(300_000));
    else {
      const pump = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        response.once('drain', pump);
      };
      pump();
    }
  });
  for (const path of ['/bomb', '/big', '/endless'])
    expect(await fetchFrom(url + path)).toMatchObject({ outcome: 'too-large', hops: [{ status: 200 }] });
  expect(await fetchFrom(`${url}/big`, { maxBytes: 10_000_000 })).toMatchObject({ outcome: 'answer' });
  expect(await fetchFrom(`${url}/error`)).toMatchObject({ outcome: 'answer', status: 404 });
});

test('damaged and unknown encodings are connection errors', async () => {
  const { url } = await startHttps((request, response) =>
    response.setHeader('content-encoding', request.url === '/x' ? 'x-magic' : 'gzip').end('no gzip at all'),
  );
  expect(await fetchFrom(`${url}/x`)).toMatchObject({
    outcome: 'connection-error',
    detail: 'content-encoding',
  });
  expect(await fetchFrom(url)).toMatchObject({ outcome: 'connection-error', detail: 'Z_DATA_ERROR' });
});

test('a dripping server cannot stretch the time limit', async () => {
  const { url } = await startHttps((_, response) => {
    const drip = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(drip));
  });
  const result = await fetchFrom(url, { timeoutMs: 150 });
  expect(result.outcome).toBe('timeout');
  expect(result.ms).toBeLessThan(1_000);
});

test('silence, a dripping head and a silent handshake are timeouts; a stop is a stop', async () => {
  const silent = await startTcpServer((socket) => socket.resume());
  onTestFinished(silent.close);
  const { url } = await startHttps(() => {});
  expect((await fetchFrom(url, { timeoutMs: 100 })).outcome).toBe('timeout');
  expect((await fetchFrom(`https://${host}:${silent.port}`, { timeoutMs: 100 })).outcome).toBe('timeout');
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(), 50);
  const stopped = await (await network()).fetch({ url, why: 'autoconfig' }, stopping.signal);
  expect(stopped.outcome).toBe('stopped');
});

test('every connection is closed in the end', async () => {
  const { url, open } = await startHttps((request, response) => {
    if (request.url === '/ok') response.end('x');
  });
  await fetchFrom(`${url}/ok`);
  await fetchFrom(`${url}/silent`, { timeoutMs: 50 });
  await expect.poll(open).toBe(0);
});

test('certificate problems are tls-errors with the facts', async () => {
  const wrongName = await startHttps(() => {}, certificate({ names: ['hoster.example'] }));
  expect(await fetchFrom(wrongName.url)).toMatchObject({
    outcome: 'tls-error',
    detail: 'tls-cert-name-mismatch',
    facts: { altNames: ['hoster.example'], identity: 'mismatch' },
    hops: [],
  });
  const selfSigned = await startHttps(() => {}, certificate({ names: [host], by: 'self' }));
  expect(await fetchFrom(selfSigned.url)).toMatchObject({ detail: 'tls-cert-self-signed' });
  const plain = await startHttp((_, response) => response.end());
  expect(await fetchFrom(plain.url.replace('http:', 'https:'))).toMatchObject({
    outcome: 'tls-error',
    detail: 'not-tls',
    facts: null,
  });
});

test('names and ports that fail have outcomes of their own', async () => {
  const closed = await startRefusingPort();
  onTestFinished(closed.close);
  expect(await fetchFrom(`https://${host}:${closed.port}/`)).toMatchObject({ outcome: 'refused' });
  expect(await fetchFrom('https://unknown.test/')).toMatchObject({ outcome: 'dns-absent' });
  expect(await fetchFrom('https://broken.test/')).toMatchObject({ outcome: 'dns-error', detail: 'SERVFAIL' });
  expect(await fetchFrom('not a url')).toMatchObject({ outcome: 'connection-error', detail: 'bad-url' });
});

test.each([
  ['nothing', ''],
  ['something else', '220 smtp.example.test ESMTP\r\n'],
  ['half an answer', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
  ['a protocol switch', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
  ['an endless head', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
])('a server that answers %s is a connection error', async (_, answer) => {
  const server = await startTcpServer((socket) => socket.once('data', () => socket.end(answer)));
  onTestFinished(server.close);
  expect(await fetchFrom(`http://${host}:${server.port}/`)).toMatchObject({ outcome: 'connection-error' });
});
