/** Certificates of a practice world, made anew at each start: its authority and one certificate for its mail host. */
import { type CertificateExtension, generate, type SelfsignedOptions } from 'selfsigned';
import type { KeyPair } from '../base/key-pair.ts';

export interface PracticeCertificates {
  caPem: string;
  server: KeyPair;
}

const dayMs = 86_400_000;

/** Elliptic curve keys: made in a few milliseconds, where RSA takes seconds. */
const keyOptions = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } satisfies SelfsignedOptions;

const authorityExtensions: CertificateExtension[] = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
];

/** Days from now on which the server's certificate begins and ends to be valid. */
const validity = { good: { from: -1, to: 30 }, expired: { from: -60, to: -7 } } as const;

/** Makes the authority and a server certificate for `hosts` (RFC 5280; the names stand in the SAN, RFC 9525). */
export async function makeCertificates(
  hosts: readonly string[],
  kind: keyof typeof validity,
): Promise<PracticeCertificates> {
  const authority = await generate([{ name: 'commonName', value: 'Sendwell Practice Authority' }], {
    ...keyOptions,
    ...validFor({ from: -90, to: 90 }),
    extensions: authorityExtensions,
  });
  const server = await generate([{ name: 'commonName', value: hosts[0] ?? '' }], {
    ...keyOptions,
    ...validFor(validity[kind]),
    extensions: serverExtensions(hosts),
    ca: { key: authority.private, cert: authority.cert },
  });
  return { caPem: authority.cert, server: { certPem: server.cert, keyPem: server.private } };
}

function validFor(days: { from: number; to: number }): SelfsignedOptions {
  const now = Date.now();
  return { notBeforeDate: new Date(now + days.from * dayMs), notAfterDate: new Date(now + days.to * dayMs) };
}

function serverExtensions(hosts: readonly string[]): CertificateExtension[] {
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
  ];
}
