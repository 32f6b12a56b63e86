import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import {
  createRoots,
  isSelfSigned,
  readCertificates,
} from '../../../../electron/engine/network/tls/roots.ts';
import { certificate, testAuthority } from '../../../support/certificates.ts';

const authority = await testAuthority();
const [leaf] = readCertificates((await certificate({ names: ['smtp.example.test'] })).cert);
if (leaf === undefined) throw new Error('no certificate');

test('a PEM text holds any number of certificates, or none', () => {
  expect(readCertificates(`${authority.cert}\n# words between\n${authority.cert}`)).toHaveLength(2);
  expect(readCertificates(authority.key)).toEqual([]);
  expect(readCertificates('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toEqual([]);
});

test('an extra authority counts beside the bundled ones', () => {
  expect(createRoots([authority.cert]).issuerOf(leaf)?.subject).toBe('CN=Test Authority');
  expect(createRoots().issuerOf(leaf)).toBeNull();
  const [bundled = ''] = tls.rootCertificates;
  const [root] = readCertificates(bundled);
  expect(root && createRoots([authority.cert]).issuerOf(root)?.subject).toBe(root?.subject);
});

test('only a certificate that signed itself is self-signed', () => {
  expect(readCertificates(authority.cert).map(isSelfSigned)).toEqual([true]);
  expect(isSelfSigned(leaf)).toBe(false);
});

// Newer runtimes read the variable when they start and tell the result themselves.
test.skipIf('getCACertificates' in tls)('NODE_EXTRA_CA_CERTS keeps its meaning', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-'));
  const file = path.join(folder, 'extra.pem');
  writeFileSync(file, authority.cert);
  onTestFinished(() => {
    delete process.env.NODE_EXTRA_CA_CERTS;
    rmSync(folder, { recursive: true });
  });
  process.env.NODE_EXTRA_CA_CERTS = file;
  expect(createRoots().issuerOf(leaf)).not.toBeNull();
  process.env.NODE_EXTRA_CA_CERTS = path.join(folder, 'none.pem');
  expect(createRoots().issuerOf(leaf)).toBeNull();
});
