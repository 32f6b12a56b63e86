/** Certificates for tests: one authority per process, and cards of every kind, each made once. */
import { type CertificateExtension, generate, type SelfsignedOptions } from 'selfsigned';

export interface Certificate {
  /** PEM. May hold a chain, leaf first. */
  cert: string;
  key: string;
}

export interface CertificateOptions {
  /** DNS names and IP addresses of the subjectAltName extension. */
  names?: string[];
  ips?: string[];
  /** Default: the first name. */
  commonName?: string;
  /** Days from now on. Default: from yesterday to a month ahead. */
  fromDays?: number;
  toDays?: number;
  /** Who signs. Default: the test authority. `self`: nobody else. */
  by?: Certificate | 'self';
  /** May sign others. */
  authority?: boolean;
  /** Bits of an RSA key. Default: P-256. */
  rsaBits?: 1024 | 2048;
  /** Of the signature. Default: sha256. */
  digest?: 'sha1';
}

const dayMs = 86_400_000;
const made = new Map<string, Promise<Certificate>>();

/** The authority of this process. Its PEM goes where `--ca` would. */
export function testAuthority(): Promise<Certificate> {
  return certificate({
    commonName: 'Test Authority',
    by: 'self',
    authority: true,
    fromDays: -3000,
    toDays: 3000,
  });
}

/** An authority that nobody knows. */
export function unknownAuthority(): Promise<Certificate> {
  return certificate({ commonName: 'Unknown Authority', by: 'self', authority: true });
}

/** A certificate with these properties; equal wishes get the same one. */
export function certificate(options: CertificateOptions): Promise<Certificate> {
  const key = JSON.stringify(options);
  const known = made.get(key) ?? make(options);
  made.set(key, known);
  return known;
}

async function make(options: CertificateOptions): Promise<Certificate> {
  const {
    names = [],
    ips = [],
    fromDays = -1,
    toDays = 30,
    by,
    authority = false,
    rsaBits,
    digest = 'sha256',
  } = options;
  const signer = by ?? (await testAuthority());
  const now = Date.now();
  const settings: SelfsignedOptions = {
    ...(rsaBits ? { keyType: 'rsa', keySize: rsaBits } : { keyType: 'ec', curve: 'P-256' }),
    algorithm: digest,
    notBeforeDate: new Date(now + fromDays * dayMs),
    notAfterDate: new Date(now + toDays * dayMs),
    extensions: extensionsFor(names, ips, authority),
    ...(signer === 'self' ? {} : { ca: signer }),
  };
  const commonName = options.commonName ?? names[0] ?? 'server';
  const result = await generate([{ name: 'commonName', value: commonName }], settings);
  return { cert: result.cert, key: result.private };
}

function extensionsFor(names: string[], ips: string[], authority: boolean): CertificateExtension[] {
  if (authority)
    return [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ];
  const altNames = [
    ...names.map((value) => ({ type: 2 as const, value })),
    ...ips.map((ip) => ({ type: 7 as const, ip })),
  ];
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    ...(altNames.length === 0 ? [] : [{ name: 'subjectAltName' as const, altNames }]),
  ];
}

/**
 * A card for smtp.example.test as a public authority makes it: it says where the card of its issuer can be had
 * (RFC 5280 4.2.2.1). Made once with openssl, because the library above cannot say that; valid for a hundred years.
 */
export const publicLookingCertificate: Certificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIICLzCCAdWgAwIBAgICA+gwCgYIKoZIzj0EAwIwQjEhMB8GA1UECgwYRXhhbXBs
ZSBQdWJsaWMgQXV0aG9yaXR5MR0wGwYDVQQDDBRFeGFtcGxlIElzc3VpbmcgQ0Eg
MTAgFw0yNjExMjIwMjMzMzlaGA8yMTI2MTAyOTAyMzMzOVowHDEaMBgGA1UEAwwR
c210cC5leGFtcGxlLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASPmg/0
26MGYT84Sfz9sY2G4WkyKpNHatEUHHc2eHgmBNLEf+w3q/adF7mgi11Te0klZFgq
D3CZUJpLmWdoglnPo4HeMIHbMBwGA1UdEQQVMBOCEXNtdHAuZXhhbXBsZS50ZXN0
MGYGCCsGAQUFBwEBBFowWDAkBggrBgEFBQcwAYYYaHR0cDovL29jc3AuZXhhbXBs
ZS50ZXN0MDAGCCsGAQUFBzAChiRodHRwOi8vY2EuZXhhbXBsZS50ZXN0L2lzc3Vp
bmctMS5jZXIwEwYDVR0lBAwwCgYIKwYBBQUHAwEwHQYDVR0OBBYEFPzuG+gMXOUf
99MvSVtwGd/XlDtnMB8GA1UdIwQYMBaAFCT8gn8r3MZVzF7DfnvAKBm1vfyfMAoG
CCqGSM49BAMCA0gAMEUCIEWTtAVvaHyXee4RvMaU4fQ2RGGKZCtTFm0RVYeKW2DP
AiEAz9sDL6Lgl27xjf4v3IodFx43GYmSnVQHhgUo7kQOqA8=
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0ccUiJP6vVCS0ixy
kSIFss1qp26u/QlKN8cbEpLC7pmhRANCAASPmg/026MGYT84Sfz9sY2G4WkyKpNH
atEUHHc2eHgmBNLEf+w3q/adF7mgi11Te0klZFgqD3CZUJpLmWdoglnP
-----END PRIVATE KEY-----
`,
};
