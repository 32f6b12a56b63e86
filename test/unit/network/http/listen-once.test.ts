/** The one-shot listener against requests that fit, requests that do not, and attacks on an open port. */
import http from 'node:http';
import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listenOnce, type OneShotListener } from '../../../../electron/engine/network/http/listen-once.ts';

const page = '<!doctype html><title>Done</title>';

async function open(signal = new AbortController().signal): Promise<OneShotListener> {
  const listener = await listenOnce({ fits: (query) => query.has('state'), page: () => page }, signal);
  if (!listener) throw new Error('no port');
  onTestFinished(() => listener.close());
  return listener;
}

interface Answer {
  status: number | null;
  headers: http.IncomingHttpHeaders;
  body: string;
}

function get(port: number, path: string, options: http.RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? null, headers: response.headers, body }),
      );
    });
    request.on('error', () => resolve({ status: null, headers: {}, body: '' }));
    request.end();
  });
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe('listenOnce', () => {
  it('takes the first request that fits, answers it, and frees the port', async () => {
    const listener = await open();
    const answer = await get(listener.port, '/?code=abc&state=xyz');
    expect(answer).toMatchObject({ status: 200, body: page });
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await listener.taken)?.get('code')).toBe('abc');
    expect(await connects(listener.port)).toBe(false);
  });

  it('a second hit finds nothing', async () => {
    const listener = await open();
    const [first, second] = await Promise.all([
      get(listener.port, '/?code=first&state=1'),
      get(listener.port, '/?code=second&state=2'),
    ]);
    expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1);
    expect(await get(listener.port, '/?code=third&state=3')).toMatchObject({ status: null });
    expect((await listener.taken)?.get('code')).toBe(first.status === 200 ? 'first' : 'second');
  });

  it.each<[string, string, http.RequestOptions]>([
    ['an icon', '/favicon.ico', {}],
    ['another path', '/callback?state=1', {}],
    ['no query', '/', {}],
    ['a query that does not fit', '/?code=1', {}],
    ['a POST', '/?state=1', { method: 'POST' }],
    ['a HEAD', '/?state=1', { method: 'HEAD' }],
    ['a name made to lead here', '/?state=1', { headers: { host: 'attacker.example' } }],
    ['the right name at another port', '/?state=1', { headers: { host: 'localhost:1' } }],
    ['a picture on a hostile page', '/?state=1', { headers: { 'sec-fetch-dest': 'image' } }],
    ['a frame on a hostile page', '/?state=1', { headers: { 'sec-fetch-dest': 'iframe' } }],
    ['an absolute target', 'http://attacker.example/?state=1', {}],
    ['a very long line', `/?state=${'x'.repeat(40_000)}`, {}],
  ])('%s changes nothing', async (_, path, options) => {
    const listener = await open();
    const answer = await get(listener.port, path, options);
    expect(answer.status).not.toBe(200);
    expect(answer.body).toBe('');
    const { port } = listener;
    expect((await get(port, '/?state=1', { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  it('ends with the signal, with a client that says nothing still connected', async () => {
    const stopper = new AbortController();
    const listener = await open(stopper.signal);
    const socket = net.connect(listener.port, '127.0.0.1');
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve));
    const gone = new Promise((resolve) => socket.once('close', resolve));
    stopper.abort();
    expect(await listener.taken).toBeNull();
    await gone;
    expect(await connects(listener.port)).toBe(false);
  });

  it('closes at once when the signal has fired before', async () => {
    const listener = await open(AbortSignal.abort());
    expect(await listener.taken).toBeNull();
    expect(await connects(listener.port)).toBe(false);
  });
});
