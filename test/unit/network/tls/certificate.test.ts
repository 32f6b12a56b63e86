/** What is found out about a certificate, and which ones are refused. */
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type CertificateOptions,
  certificate,
  publicLookingCertificate,
  unknownAuthority,
} from '../../../support/certificates.ts';

import { factsOf, host, rsaAuthority, signal, withCard } from './support.ts';

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
    { validity: 'expired', trust: 'untrusted-issuer', ...bad, fault: { code: 'CERT_HAS_EXPIRED', depth: 0 } },
  ],
  [
    'expired and self-signed',
    { names: [host], by: 'self', fromDays: -40, toDays: -2 },
    { validity: 'expired', trust: 'self-signed', ...bad, fault: { code: 'CERT_HAS_EXPIRED', depth: 0 } },
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
