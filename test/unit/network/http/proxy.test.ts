import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { proxyFromEnvironment } from '../../../../electron/engine/network/http/proxy-env.ts';
import { createSystemNetwork } from '../../../../electron/engine/network/system.ts';
import { certificate, testAuthority } from '../../../support/certificates.ts';
import { listen, startRefusingPort } from '../../../support/loopback.ts';

const { signal } = new AbortController();
const host = 'autoconfig.example.test';
const card = await certificate({ names: [host, 'proxy.example.test'], ips: ['127.0.0.1'] });
const authority = await testAuthority();

/** A proxy that sends every tunnel and every request to one port on loopback. */
async function startProxy(targetPort: number, { status = 200, secure = false } = {}) {
  const seen: string[] = [];
  const forward: http.RequestListener = (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('by proxy');
  };
  const server = secure ? https.createServer(card, forward) : http.createServer(forward);
  server.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
    seen.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`);
    if (status !== 200) return client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const target = net.connect(targetPort, '127.0.0.1');
    target.on('error', () => {});
    client.on('error', () => {}).on('close', () => target.destroy());
    client.pipe(target).pipe(client);
  });
  const started = await listen(server);
  onTestFinished(started.close);
  return { ...started, seen };
}

async function startTarget() {
  const target = await listen(https.createServer(card, (_, response) => response.end('hello')));
  onTestFinished(target.close);
  return target;
}

function through(proxy: string) {
  return createSystemNetwork({ extraCaPem: authority.cert, proxyFor: async () => proxy });
}

test.each([false, true])('https goes through a tunnel, TLS to the proxy: %s', async (secure) => {
  const target = await startTarget();
  const proxy = await startProxy(target.port, { secure });
  const network = through(`${secure ? 'https' : 'http'}://user:p%40ss@127.0.0.1:${proxy.port}`);
  const result = await network.fetch({ url: `https://${host}/`, why: 'autoconfig' }, signal);
  expect(result).toMatchObject({ outcome: 'answer', status: 200, proxy: `127.0.0.1:${proxy.port}` });
  const credentials = Buffer.from('user:p@ss').toString('base64');
  expect(proxy.seen).toEqual([`CONNECT ${host}:443 Basic ${credentials}`]);
  expect(network.contacted()).toEqual([
    { host, port: 443, why: 'autoconfig' },
    { host: '127.0.0.1', port: proxy.port, why: 'proxy' },
  ]);
});

test('http is sent to the proxy with the whole URL', async () => {
  const proxy = await startProxy(0);
  const network = through(`http://127.0.0.1:${proxy.port}`);
  const result = await network.fetch({ url: `http://${host}/x?y=1`, why: 'autoconfig' }, signal);
  expect(result).toMatchObject({ outcome: 'answer', proxy: `127.0.0.1:${proxy.port}` });
  expect(proxy.seen).toEqual([`GET http://${host}/x?y=1`]);
});

test('a proxy that refuses, is not there or cannot be used is told apart from the server', async () => {
  const refusing = await startProxy(0, { status: 407 });
  const url = `https://${host}/`;
  const outcome = (proxy: string) => through(proxy).fetch({ url, why: 'autoconfig' }, signal);
  expect(await outcome(`http://127.0.0.1:${refusing.port}`)).toMatchObject({
    outcome: 'connection-error',
    detail: 'proxy-407',
  });
  const absent = await startRefusingPort();
  onTestFinished(absent.close);
  expect(await outcome(`http://127.0.0.1:${absent.port}`)).toMatchObject({ detail: 'proxy-refused' });
  expect(await outcome('socks5://127.0.0.1:1080')).toMatchObject({ detail: 'proxy-unsupported' });
  expect(await outcome('::')).toMatchObject({ detail: 'proxy-unusable' });
});

test('a certificate for another name counts through a proxy too', async () => {
  const target = await startTarget();
  const proxy = await startProxy(target.port);
  const network = through(`http://127.0.0.1:${proxy.port}`);
  const result = await network.fetch({ url: 'https://other.example.test/', why: 'autoconfig' }, signal);
  expect(result).toMatchObject({ outcome: 'tls-error', detail: 'tls-cert-name-mismatch' });
});

test('SMTP never uses the proxy', async () => {
  const target = await startTarget();
  const proxy = await startProxy(target.port);
  const network = through(`http://127.0.0.1:${proxy.port}`);
  const { connection } = await network.dial({ host: '127.0.0.1', port: target.port, why: 'probe' }, signal);
  connection?.close();
  expect(connection?.remote.port).toBe(target.port);
  expect(proxy.seen).toEqual([]);
});

test.each([
  ['https://a.test/', { HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128'],
  ['https://a.test/', { HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128'],
  ['https://a.test/', { https_proxy: 'http://small', HTTPS_PROXY: 'http://large' }, 'http://small'],
  ['https://a.test/', { HTTP_PROXY: 'http://proxy' }, null],
  ['http://a.test/', { HTTP_PROXY: 'http://proxy' }, 'http://proxy'],
  ['http://a.test/', { ALL_PROXY: 'http://all' }, 'http://all'],
  ['https://a.test/', {}, null],
])('the environment names the proxy of %s: %j', async (url, env, proxy) => {
  expect(await proxyFromEnvironment(env)(url)).toBe(proxy);
});

test.each([
  ['*', 'https://a.test/', true],
  ['a.test', 'https://a.test/', true],
  ['a.test', 'https://www.A.test/', true],
  ['.a.test', 'https://www.a.test/', true],
  ['*.a.test', 'https://www.a.test/', true],
  ['a.test', 'https://ba.test/', false],
  ['b.test, a.test', 'https://a.test/', true],
  ['b.test a.test', 'https://a.test/', true],
  ['a.test:8443', 'https://a.test/', false],
  ['a.test:8443', 'https://a.test:8443/', true],
  ['127.0.0.1', 'https://127.0.0.1/', true],
  ['10.0.0.0/8', 'https://10.1.2.3/', true],
  ['10.0.0.0/8', 'https://11.1.2.3/', false],
  ['10.0.0.0/99', 'https://10.1.2.3/', false],
  ['::1', 'https://[::1]/', true],
  ['[::1]:443', 'https://[::1]/', true],
  ['fd00::/8', 'https://[fd12::1]/', true],
  ['', 'https://a.test/', false],
])('NO_PROXY=%s exempts %s: %s', async (list, url, exempt) => {
  const env = { HTTPS_PROXY: 'http://proxy', NO_PROXY: list };
  expect(await proxyFromEnvironment(env)(url)).toBe(exempt ? null : 'http://proxy');
});
