import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../../../electron/engine/network/network.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';
import { unverifiedTls, verifiedTls } from '../../support/memory-network/memory-tls.ts';

const { signal } = new AbortController();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function readText(connection: Connection): Promise<string> {
  const result = await connection.read(signal);
  return result.kind === 'data' ? text(result.bytes) : result.kind;
}

async function connected(network: ReturnType<typeof createMemoryNetwork>, port: number): Promise<Connection> {
  const { connection } = await network.dial({ host: 'smtp.example.test', port, why: 'probe' }, signal);
  if (connection === null) throw new Error('not connected');
  return connection;
}

test('a scripted server speaks, listens, upgrades to TLS and closes', async () => {
  const facts = verifiedTls('smtp.example.test');
  const network = createMemoryNetwork({
    tcp: {
      'smtp.example.test:587': async (peer) => {
        peer.send('220 hello\r\n');
        expect(await peer.readLine()).toBe('STARTTLS');
        peer.send('220 go\r\n');
        expect(await peer.acceptTls(facts, 20)).toBe(true);
        expect(await peer.readLine()).toBe('EHLO');
        peer.send('250 fine\r\n');
        peer.end();
      },
    },
  });
  const connection = await connected(network, 587);
  expect(await readText(connection)).toBe('220 hello\r\n');
  await connection.write(Buffer.from('STARTTLS\r\n'), signal);
  expect(await readText(connection)).toBe('220 go\r\n');
  const upgrade = connection.startTls({ servername: 'smtp.example.test' }, signal);
  await vi.advanceTimersByTimeAsync(20);
  expect(await upgrade).toEqual({ up: true, facts, ms: 20 });
  expect(connection.tls).toEqual(facts);
  await connection.write(Buffer.from('EHLO\r\n'), signal);
  expect(await readText(connection)).toBe('250 fine\r\n');
  expect(await readText(connection)).toBe('end');
  expect(network.openConnections()).toBe(1);
  connection.close();
  expect(network.openConnections()).toBe(0);
  expect(network.contacted()).toEqual([{ host: 'smtp.example.test', port: 587, why: 'probe' }]);
});

test('TLS fails as the script says: clear text, silence, an alert, an end, a reset', async () => {
  const network = createMemoryNetwork({
    tcp: {
      'smtp.example.test:1': (peer) => peer.send('220 hello\r\n'),
      'smtp.example.test:2': () => {},
      'smtp.example.test:3': (peer) => void peer.acceptTls({ reason: 'alert', alert: 40 }),
      'smtp.example.test:4': (peer) => peer.end(),
      'smtp.example.test:5': 'reset',
    },
  });
  const results = [];
  for (const port of [1, 2, 3, 4, 5]) {
    const handshake = (await connected(network, port)).startTls({ servername: 'smtp.example.test' }, signal);
    await vi.advanceTimersByTimeAsync(15_000);
    results.push(await handshake);
  }
  expect(results.map((result) => !result.up && result.reason)).toEqual([
    'not-tls',
    'timeout',
    'alert',
    'closed',
    'reset',
  ]);
  expect(results[0]).toMatchObject({ firstBytes: Buffer.from('220 hello\r\n') });
  expect(results[2]).toMatchObject({ alert: 40 });
  expect(network.openConnections()).toBe(0);
});

test('a pinned certificate is accepted, any other problem is told', async () => {
  const facts = unverifiedTls('smtp.example.test', 'tls-cert-self-signed', { fingerprint: 'AB:CD' });
  const network = createMemoryNetwork({
    tcp: { 'smtp.example.test:465': (peer) => void peer.acceptTls(facts) },
  });
  const plain = await (await connected(network, 465)).startTls({ servername: 'smtp.example.test' }, signal);
  expect(plain).toMatchObject({ up: true, facts: { verified: false, problem: 'tls-cert-self-signed' } });
  const pinned = await (await connected(network, 465)).startTls(
    { servername: 'smtp.example.test', trustedFingerprint: 'AB:CD' },
    signal,
  );
  expect(pinned).toMatchObject({ up: true, facts: { verified: true, trust: 'pinned', problem: null } });
});

test('doors refuse, drop and lack a route; every address is reported', async () => {
  const network = createMemoryNetwork({
    addresses: { 'smtp.example.test': ['192.0.2.1', '2001:db8::1'] },
    tcp: { '[2001:db8::1]:587': 'silent', 'smtp.example.test:587': () => {} },
  });
  const dialling = network.dial({ host: 'smtp.example.test', port: 587, why: 'probe' }, signal);
  await vi.advanceTimersByTimeAsync(250);
  const { connection, attempts, settled } = await dialling;
  expect(connection?.remote).toEqual({ ip: '192.0.2.1', family: 4, port: 587 });
  expect(attempts).toEqual([
    { ip: '2001:db8::1', family: 6, connectMs: null, error: null },
    { ip: '192.0.2.1', family: 4, connectMs: 0, error: null },
  ]);
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await settled)[0]).toMatchObject({ ip: '2001:db8::1', error: 'ETIMEDOUT' });
  const refused = await network.dial({ host: 'smtp.example.test', port: 25, why: 'probe' }, signal);
  expect(refused.connection).toBeNull();
  expect(refused.attempts.map(({ error }) => error)).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
});

test('names: records, absence, delays and silence', async () => {
  const network = createMemoryNetwork({
    mx: { 'example.test': [{ preference: 1, exchange: 'mx.example.test' }] },
    txt: {
      'signed.example.test': { outcome: 'found', records: ['v=1'], authenticated: true, delayMs: 100 },
      'dead.example.test': 'silent',
    },
    addresses: { 'broken.example.test': { outcome: 'dns-error', code: 'SERVFAIL' } },
  });
  expect(await network.resolve('Example.test', 'MX', signal)).toMatchObject({ outcome: 'found' });
  expect(await network.resolve('example.test', 'SRV', signal)).toMatchObject({ kind: 'no-such-name' });
  const signed = network.resolve('signed.example.test', 'TXT', signal);
  const dead = network.resolve('dead.example.test', 'TXT', signal);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await signed).toEqual({ outcome: 'found', records: ['v=1'], authenticated: true });
  expect(await dead).toEqual({ outcome: 'timeout' });
  expect(await network.resolveAddresses('broken.example.test', signal)).toMatchObject({ code: 'SERVFAIL' });
  expect(await network.resolveAddresses('[2001:db8::7]', signal)).toMatchObject({
    addresses: [{ ip: '2001:db8::7', family: 6 }],
  });
  expect(network.questions).toContain('SRV example.test');
});

test('pages: found, missing, redirected, too large, silent', async () => {
  const network = createMemoryNetwork({
    http: {
      'https://a.example.test/': { body: 'hello' },
      'https://a.example.test/moved': { status: 302, headers: { Location: 'https://b.example.test/new' } },
      'https://b.example.test/new': { body: 'moved' },
      'https://a.example.test/down': { status: 301, headers: { Location: 'http://a.example.test/' } },
      'https://a.example.test/loop': { status: 302, headers: { Location: '/loop' } },
      'https://a.example.test/big': { body: 'x'.repeat(300_000) },
      'https://a.example.test/silent': 'silent',
    },
  });
  const outcome = async (path: string) => {
    const result = network.fetch({ url: `https://a.example.test${path}`, why: 'autoconfig' }, signal);
    await vi.advanceTimersByTimeAsync(7_000);
    return result;
  };
  const found = await outcome('/');
  expect(found.outcome === 'answer' && text(found.body)).toBe('hello');
  expect(await outcome('/none')).toMatchObject({ outcome: 'answer', status: 404 });
  expect(await outcome('/moved')).toMatchObject({
    outcome: 'answer',
    url: 'https://b.example.test/new',
    hops: [
      { url: 'https://a.example.test/moved', status: 302 },
      { url: 'https://b.example.test/new', status: 200 },
    ],
  });
  expect(await outcome('/down')).toMatchObject({ outcome: 'redirect-refused', to: 'http://a.example.test/' });
  expect(await outcome('/loop')).toMatchObject({ outcome: 'too-many-redirects' });
  expect(await outcome('/big')).toMatchObject({ outcome: 'too-large' });
  expect(await outcome('/silent')).toMatchObject({ outcome: 'timeout', ms: 7_000 });
  const unknown = await network.fetch({ url: 'https://none.example.test/', why: 'autoconfig' }, signal);
  expect(unknown.outcome).toBe('dns-absent');
});
