/** The certificate authorities that count: bundled, the operating system's where the runtime can, and extra ones. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** The authorities that one run trusts. */
export interface Roots {
  /**
   * Settings of a TLS client with these roots: TLS 1.2 at least (RFC 8996), or older versions for a legacy probe, or
   * without post-quantum key shares.
   */
  context(kind: 'modern' | 'legacy' | 'classic-groups'): tls.SecureContext;
  /** The root that signed this certificate, if there is one. */
  issuerOf(certificate: X509Certificate): X509Certificate | null;
}

/** `extraPem`: PEM texts, each with one or more certificates. Throws when one cannot be read: check before. */
export function createRoots(extraPem: string[] = []): Roots {
  const ca = once(() => authorities(extraPem));
  const modern = once(() => tls.createSecureContext({ ca: ca(), minVersion: 'TLSv1.2' }));
  const classic = once(() =>
    tls.createSecureContext({ ca: ca(), minVersion: 'TLSv1.2', ecdhCurve: classicGroups }),
  );
  const old = once(() => legacyContext(ca()));
  const all = once(() => (ca() ?? [...tls.rootCertificates]).flatMap(readCertificates));
  return {
    context: (kind) => ({ modern, legacy: old, 'classic-groups': classic })[kind](),
    issuerOf: (certificate) => all().find((root) => isIssuedBy(certificate, root)) ?? null,
  };
}

/** RFC 8446 4.2.7, those that every library knows: the ClientHello stays in one segment. */
const classicGroups = 'X25519:P-256:P-384';

/** All authorities, or undefined for the bundled ones: that list is shared and quick, an own one costs 15 ms. */
function authorities(extraPem: string[]): string[] | undefined {
  const added = [...systemRoots(), ...environmentRoots(), ...extraPem];
  return added.length === 0 ? undefined : [...new Set([...tls.rootCertificates, ...added])];
}

/** The certificates of a PEM text; none when the text holds something else. */
export function readCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return [];
  }
}

/** True when `issuer` may sign others, is named as issuer of the certificate, and its key made the signature. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && isSignedBy(certificate, issuer);
}

const selfSigned = new WeakMap<X509Certificate, boolean>();

/** True when the certificate names itself as issuer and made its own signature. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  const known = selfSigned.get(certificate);
  if (known !== undefined) return known;
  const answer = certificate.subject === certificate.issuer && isSignedBy(certificate, certificate);
  selfSigned.set(certificate, answer);
  return answer;
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    // A key of a kind that the runtime does not know proves nothing.
    return false;
  }
}

/** TLS 1.0 and 1.1 need a lower security level in OpenSSL; BoringSSL does not know levels. */
function legacyContext(ca: string[] | undefined): tls.SecureContext {
  const options = { ca, minVersion: 'TLSv1' } as const;
  try {
    return tls.createSecureContext({ ...options, ciphers: 'DEFAULT@SECLEVEL=0' });
  } catch {
    return tls.createSecureContext(options);
  }
}

function systemRoots(): string[] {
  return roots('system');
}

/** NODE_EXTRA_CA_CERTS: Node forgets it as soon as a list of authorities is given. */
function environmentRoots(): string[] {
  if (typeof runtime.getCACertificates === 'function') return roots('extra');
  const file = process.env.NODE_EXTRA_CA_CERTS;
  if (file === undefined || file === '') return [];
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}

/** `tls.getCACertificates` came with Node 22.15; it is typed here because the oldest runtime has not got it. */
const runtime = tls as { getCACertificates?: (type: 'system' | 'extra') => string[] };

function roots(type: 'system' | 'extra'): string[] {
  return runtime.getCACertificates?.(type) ?? [];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
