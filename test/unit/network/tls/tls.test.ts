import { createHash, X509Certificate } from 'node:crypto';
import type tls from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Connection, TlsOptions } from '../../../../electron/engine/network/network.ts';
import { connectTcp } from '../../../../electron/engine/network/tcp/connection.ts';
import { createRoots } from '../../../../electron/engine/network/tls/roots.ts';
import { readServerHello } from '../../../../electron/engine/network/tls/tls-records.ts';
import {
  type Certificate,
  type CertificateOptions,
  certificate,
  publicLookingCertificate,
  testAuthority,
  unknownAuthority,
} from '../../../support/certificates.ts';
import { type LoopbackServer, startTcpServer, startTlsServer } from '../../../support/loopback.ts';

const { signal } = new AbortController();
const host = 'smtp.example.test';
const rsaAuthority = await certificate({ commonName: 'RSA', by: 'self', authority: true, rsaBits: 2048 });
const roots = createRoots([(await testAuthority()).cert, rsaAuthority.cert]);

async function connectTo(starting: Promise<LoopbackServer>): Promise<Connection> {
  const server = await starting;
  const result = await connectTcp({ ip: '127.0.0.1', family: 4 }, server.port, roots, signal);
  if (!('connection' in result)) throw new Error(result.error);
  onTestFinished(() => {
    result.connection.close();
    return server.close();
  });
  return result.connection;
}

function withCard(card: Certificate, serve: (socket: tls.TLSSocket) => void = () => {}, options = {}) {
  return connectTo(startTlsServer(card, serve, options));
}

async function factsOf(card: CertificateOptions | Certificate, options: TlsOptions = { servername: host }) {
  // A server of the lowest security level shows what ours would refuse to show.
  const anything = { ciphers: 'DEFAULT@SECLEVEL=0' };
  const connection = await withCard('cert' in card ? card : await certificate(card), () => {}, anything);
  const result = await connection.startTls(options, signal);
  if (!result.up) throw new Error(result.reason);
  expect(connection.tls).toEqual(result.facts);
  return result.facts;
}

async function failureOf(connection: Connection, options: Partial<TlsOptions> = {}) {
  const result = await connection.startTls({ servername: host, ...options }, signal);
  if (result.up) throw new Error('TLS is up');
  return result;
}

async function readText(connection: Connection): Promise<string> {
  const result = await connection.read(signal);
  return result.kind === 'data' ? Buffer.from(result.bytes).toString() : result.kind;
}

test('a good certificate: every finding is good, the chain is what the server sent', async () => {
  const card = await certificate({ names: [host, 'mail.example.test'], ips: ['192.0.2.1'] });
  const facts = await factsOf(card);
  const x509 = new X509Certificate(card.cert);
  expect(facts).toEqual({
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    subject: `CN=${host}`,
    altNames: [host, 'mail.example.test', '192.0.2.1'],
    issuer: 'CN=Test Authority',
    validFrom: new Date(x509.validFrom).toISOString(),
    validTo: new Date(x509.validTo).toISOString(),
    verified: true,
    problem: null,
    fingerprint: x509.fingerprint256,
    identity: 'match',
    validity: 'valid',
    trust: 'trusted',
    chain: [
      { subject: `CN=${host}`, issuer: 'CN=Test Authority', validTo: new Date(x509.validTo).toISOString() },
    ],
  });
});

const unknown = await unknownAuthority();
const bad = { verified: false };
test.each<[string, CertificateOptions, object]>([
  [
    'expired',
    { names: [host], fromDays: -40, toDays: -2 },
    { validity: 'expired', problem: 'tls-cert-expired', trust: 'trusted', ...bad },
  ],
  [
    'not yet valid',
    { names: [host], fromDays: 2 },
    { validity: 'not-yet-valid', problem: 'tls-cert-not-yet-valid', trust: 'trusted', ...bad },
  ],
  [
    'another name',
    { names: ['web.example.test'] },
    { identity: 'mismatch', problem: 'tls-cert-name-mismatch', trust: 'trusted', ...bad },
  ],
  [
    'self-signed',
    { names: [host], by: 'self' },
    { trust: 'self-signed', problem: 'tls-cert-self-signed', ...bad },
  ],
  [
    'unknown authority',
    { names: [host], by: unknown },
    { trust: 'untrusted-issuer', problem: 'tls-cert-untrusted-issuer', ...bad },
  ],
  [
    'only a common name',
    { commonName: host },
    { identity: 'common-name-only', problem: 'tls-cert-name-mismatch', ...bad },
  ],
  [
    'a common name beside other names',
    { commonName: host, names: ['web.example.test'] },
    { identity: 'common-name-only', ...bad },
  ],
  ['wildcard', { names: ['*.example.test'] }, { identity: 'match', verified: true, problem: null }],
  ['wildcard over two labels', { names: ['*.test'] }, { identity: 'mismatch', ...bad }],
  ['part of a label as wildcard', { names: ['smt*.example.test'] }, { identity: 'mismatch', ...bad }],
  [
    'expired and unknown',
    { names: [host], by: unknown, fromDays: -40, toDays: -2 },
    { validity: 'expired', trust: 'untrusted-issuer', ...bad },
  ],
  [
    'expired and self-signed',
    { names: [host], by: 'self', fromDays: -40, toDays: -2 },
    { validity: 'expired', trust: 'self-signed', ...bad },
  ],
  [
    'everything wrong',
    { names: ['web.example.test'], by: 'self', fromDays: -40, toDays: -2 },
    { validity: 'expired', identity: 'mismatch', trust: 'self-signed', problem: 'tls-cert-expired' },
  ],
])('certificate: %s', async (_, card, expected) => {
  expect(await factsOf(card)).toMatchObject(expected);
});

test('a name that turns the writing direction is shown without that', async () => {
  const facts = await factsOf({ names: [host], commonName: 'mail\u202etset.elpmaxe' });
  expect(facts.subject).toBe('CN=mailtset.elpmaxe');
});

test('an address is compared with addresses, and sent without SNI', async () => {
  let sni: unknown = 'none';
  const card = await certificate({ ips: ['127.0.0.1'] });
  const connection = await withCard(card, (socket) => {
    sni = socket.servername;
  });
  const result = await connection.startTls({ servername: '127.0.0.1' }, signal);
  expect(result).toMatchObject({ up: true, facts: { identity: 'match', verified: true } });
  await expect.poll(() => sni).toBe(false);
  expect(await factsOf({ names: ['127.0.0.1'] }, { servername: '127.0.0.1' })).toMatchObject({
    identity: 'mismatch',
  });
});

test('the name that was asked for is sent as SNI', async () => {
  let sni: unknown;
  const connection = await withCard(await certificate({ names: [host] }), (socket) => {
    sni = socket.servername;
  });
  await connection.startTls({ servername: host }, signal);
  await expect.poll(() => sni).toBe(host);
});

test('a missing intermediate is an untrusted issuer, a sent one completes the chain', async () => {
  const intermediate = await certificate({ commonName: 'Test Intermediate', authority: true });
  const leaf = await certificate({ names: [host], by: intermediate });
  expect(await factsOf(leaf)).toMatchObject({
    trust: 'untrusted-issuer',
    chain: [{ subject: `CN=${host}` }],
  });
  const facts = await factsOf({ cert: `${leaf.cert}\n${intermediate.cert}`, key: leaf.key });
  expect(facts).toMatchObject({ verified: true });
  expect(facts.chain.map(({ subject }) => subject)).toEqual([`CN=${host}`, 'CN=Test Intermediate']);
});

test('why an issuer is not known: a part was not sent, a private authority, or nobody can tell', async () => {
  expect(await factsOf(publicLookingCertificate)).toMatchObject({
    trust: 'untrusted-issuer',
    chainProblem: 'missing-intermediate',
  });
  const leaf = await certificate({ names: [host], by: unknown });
  const withRoot = { cert: `${leaf.cert}\n${unknown.cert}`, key: leaf.key };
  expect(await factsOf(withRoot)).toMatchObject({
    trust: 'untrusted-issuer',
    chainProblem: 'private-authority',
  });
  for (const other of [
    leaf,
    await certificate({ names: [host] }),
    await certificate({ names: [host], by: 'self' }),
  ])
    expect(await factsOf(other)).not.toHaveProperty('chainProblem');
});

test('an intermediate that is out of date makes the chain expired, though the leaf is fine', async () => {
  const intermediate = await certificate({ commonName: 'Old', authority: true, fromDays: -40, toDays: -2 });
  const leaf = await certificate({ names: [host], by: intermediate });
  const facts = await factsOf({ cert: `${leaf.cert}\n${intermediate.cert}`, key: leaf.key });
  expect(facts).toMatchObject({ validity: 'expired', verified: false, problem: 'tls-cert-expired' });
});

test('a fingerprint that the person named accepts this certificate and no other', async () => {
  const card = await certificate({ names: ['web.example.test'], by: 'self' });
  const fingerprint = new X509Certificate(card.cert).fingerprint256;
  expect(await factsOf(card, { servername: host, trustedFingerprint: fingerprint })).toMatchObject({
    verified: true,
    trust: 'pinned',
    identity: 'mismatch',
    problem: null,
  });
  const plain = fingerprint.replaceAll(':', '').toLowerCase();
  expect(await factsOf(card, { servername: host, trustedFingerprint: plain })).toMatchObject({
    verified: true,
  });
  const other = `00${fingerprint.slice(2)}`;
  expect(await factsOf(card, { servername: host, trustedFingerprint: other })).toMatchObject({
    verified: false,
  });
});

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

describe('what may not be used', () => {
  const names = [host];

  test('a short key and a weak signature are refused, whatever the library thinks of them', async () => {
    expect(await factsOf({ names, by: rsaAuthority, rsaBits: 1024 })).toMatchObject({
      verified: false,
      problem: 'tls-cert-unfit',
      trust: 'trusted',
      fault: { reason: 'key', depth: 0, code: 'EE_KEY_TOO_SMALL' },
    });
    expect(await factsOf({ names, by: rsaAuthority, rsaBits: 2048, digest: 'sha1' })).toMatchObject({
      verified: false,
      problem: 'tls-cert-unfit',
      fault: { reason: 'signature', depth: 0, code: 'CA_MD_TOO_WEAK' },
    });
  });

  test("a certificate that is sent along and not used is nobody's fault", async () => {
    const unused = await certificate({ commonName: 'Unused', authority: true, by: 'self', digest: 'sha1' });
    const card = await certificate({ names });
    const facts = await factsOf({ cert: `${card.cert}\n${unused.cert}`, key: card.key });
    expect(facts).toMatchObject({ verified: true, problem: null });
    expect(facts.fault).toBeUndefined();
  });

  test('the certificate that ran out is named by its place', async () => {
    const middle = await certificate({ commonName: 'Middle', authority: true, fromDays: -60, toDays: -7 });
    const card = await certificate({ names, by: middle });
    const facts = await factsOf({ cert: `${card.cert}\n${middle.cert}`, key: card.key });
    expect(facts).toMatchObject({ problem: 'tls-cert-expired', fault: { depth: 1 } });
    expect(await factsOf({ names, fromDays: -60, toDays: -7 })).toMatchObject({ fault: { depth: 0 } });
  });

  test('an unknown authority counts before a short key', async () => {
    const unknown = await certificate({ commonName: 'Who', by: 'self', authority: true, rsaBits: 2048 });
    const facts = await factsOf({ names, by: unknown, rsaBits: 1024 });
    expect(facts).toMatchObject({ problem: 'tls-cert-untrusted-issuer', trust: 'untrusted-issuer' });
  });
});
