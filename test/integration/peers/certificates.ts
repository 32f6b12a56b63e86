/** An authority and server certificates for example.test, as files. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CertificateExtension, generate, type SelfsignedOptions } from 'selfsigned';

export type CertificateKind = 'good' | 'expired' | 'wrong-host' | 'self-signed';

export interface CertificateFiles {
  caPem: string;
  caFile: string;
  certFile: string;
  keyFile: string;
}

const names = ['mail.example.test', 'smtp.example.test', 'example.test', 'localhost'];
const dayMs = 86_400_000;
const keys = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } satisfies SelfsignedOptions;

/** Writes ca.pem, server.pem and server.key into `folder`. A self-signed certificate is not from the authority. */
export async function writeCertificates(folder: string, kind: CertificateKind): Promise<CertificateFiles> {
  const authority = await generate([{ name: 'commonName', value: 'Sendwell test authority' }], {
    ...keys,
    ...validDays(-90, 90),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const serverNames = kind === 'wrong-host' ? ['other.example.test'] : names;
  const server = await generate([{ name: 'commonName', value: serverNames[0] }], {
    ...keys,
    ...(kind === 'expired' ? validDays(-60, -7) : validDays(-1, 30)),
    ca: kind === 'self-signed' ? undefined : { key: authority.private, cert: authority.cert },
    extensions: serverExtensions(serverNames),
  });
  const files = {
    caPem: authority.cert,
    caFile: path.join(folder, 'ca.pem'),
    certFile: path.join(folder, 'server.pem'),
    keyFile: path.join(folder, 'server.key'),
  };
  writeFileSync(files.caFile, authority.cert);
  writeFileSync(files.certFile, server.cert);
  writeFileSync(files.keyFile, server.private, { mode: 0o600 });
  return files;
}

function validDays(from: number, to: number): SelfsignedOptions {
  const now = Date.now();
  return { notBeforeDate: new Date(now + from * dayMs), notAfterDate: new Date(now + to * dayMs) };
}

function serverExtensions(dnsNames: string[]): CertificateExtension[] {
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: dnsNames.map((value) => ({ type: 2 as const, value })) },
  ];
}
