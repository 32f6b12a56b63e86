/** Identity, validity, trust and chain of a TLS server as separate findings, and the verdict that follows. */
import { X509Certificate } from 'node:crypto';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { TlsFacts } from '../../../../shared/model.ts';
import { familyOf } from '../../base/ip.ts';
import { safeText } from '../../base/safe-text.ts';
import { faultOf, weaknessOf } from './fitness.ts';
import { isIssuedBy, isSelfSigned, type Roots } from './roots.ts';

type Findings = Pick<TlsFacts, 'identity' | 'validity' | 'trust'>;

/** Whom the certificate has to name. `trustedFingerprint`: the SHA-256 of one that the person accepts. */
export interface ExpectedServer {
  /** DNS name or IP literal. */
  servername: string;
  trustedFingerprint?: string;
  roots: Roots;
}

/** Certificates that are kept taken apart: those of the servers of a run, or of a batch. */
const keptCertificates = 64;

/**
 * Facts of a finished handshake. `verified`: the name fits (RFC 9525: subjectAltName only), the dates fit, the chain ends
 * at a root, and every certificate on that way is fit for it; or the person named this very certificate. `peer`: the chain
 * as the socket handed it out.
 */
export function readTlsFacts(socket: TLSSocket, expected: ExpectedServer, peer: PeerCertificate): TlsFacts {
  const session = { version: socket.getProtocol(), cipher: socket.getCipher()?.name ?? null };
  const chain = chainOf(peer);
  const [leaf] = chain;
  if (leaf === undefined) return { ...session, ...nobody };
  const code = verificationCode(socket);
  const findings: Findings = {
    identity: identityOf(leaf, expected.servername),
    validity: validityOf(leaf, code),
    trust: isPinned(leaf, expected) ? 'pinned' : trustOf(leaf, chain, code, expected.roots),
  };
  const fault = faultOn(chain, code, findings, expected.roots);
  const chainProblem = findings.trust === 'untrusted-issuer' && !fault ? chainProblemOf(chain) : null;
  const accepted = code === null && fault === null && findings.identity === 'match';
  const verified = findings.trust === 'pinned' || accepted;
  return {
    ...session,
    subject: oneLine(leaf.subject),
    altNames: altNamesOf(leaf),
    issuer: oneLine(leaf.issuer),
    validFrom: isoDate(leaf.validFrom),
    validTo: isoDate(leaf.validTo),
    verified,
    problem: verified ? null : problemOf(findings, fault),
    fingerprint: leaf.fingerprint256,
    ...findings,
    ...(chainProblem && { chainProblem }),
    ...(fault && { fault }),
    chain: withoutOurRoot(chain, findings.trust).map((certificate) => ({
      subject: oneLine(certificate.subject),
      issuer: oneLine(certificate.issuer),
      validTo: isoDate(certificate.validTo) ?? certificate.validTo,
    })),
  };
}

/** A session without any certificate proves nobody. */
const nobody: Omit<TlsFacts, 'version' | 'cipher'> = {
  subject: null,
  altNames: [],
  issuer: null,
  validFrom: null,
  validTo: null,
  verified: false,
  problem: 'tls-cert-untrusted-issuer',
  fingerprint: null,
  identity: 'mismatch',
  validity: 'valid',
  trust: 'untrusted-issuer',
  chain: [],
};

/**
 * The class to show when several findings are bad. Dates come first, for a certificate that is out of date says little else;
 * then the name, because a wrong server explains a strange issuer, but not the other way round.
 */
function problemOf(
  { identity, validity, trust }: Findings,
  fault: TlsFacts['fault'] | null,
): TlsFacts['problem'] {
  if (validity === 'expired') return 'tls-cert-expired';
  if (validity === 'not-yet-valid') return 'tls-cert-not-yet-valid';
  if (identity !== 'match') return 'tls-cert-name-mismatch';
  if (fault || trust === 'trusted') return 'tls-cert-unfit';
  return trust === 'self-signed' ? 'tls-cert-self-signed' : 'tls-cert-untrusted-issuer';
}

/** X.509 verification code by its common name, null when the chain is good. Both OpenSSL and BoringSSL use these. */
function verificationCode(socket: TLSSocket): string | null {
  if (socket.authorized) return null;
  // Typed as an Error; it is the code.
  return String(socket.authorizationError ?? 'UNSPECIFIED');
}

function identityOf(leaf: X509Certificate, servername: string): Findings['identity'] {
  if (familyOf(servername) !== null) return leaf.checkIP(servername) === undefined ? 'mismatch' : 'match';
  const rules = { wildcards: true, partialWildcards: false } as const;
  if (leaf.checkHost(servername, { ...rules, subject: 'never' }) !== undefined) return 'match';
  const byCommonName = leaf.checkHost(servername, { ...rules, subject: 'always' });
  return byCommonName === undefined ? 'mismatch' : 'common-name-only';
}

/** Our own dates count first; the code adds an issuer that is out of date. */
function validityOf(leaf: X509Certificate, code: string | null): Findings['validity'] {
  const own = datesOf(leaf);
  if (own !== 'valid') return own;
  if (code === 'CERT_HAS_EXPIRED') return 'expired';
  return code === 'CERT_NOT_YET_VALID' ? 'not-yet-valid' : 'valid';
}

function datesOf({ validFrom, validTo }: X509Certificate): Findings['validity'] {
  const now = Date.now();
  if (now > Date.parse(validTo)) return 'expired';
  return now < Date.parse(validFrom) ? 'not-yet-valid' : 'valid';
}

function isPinned(leaf: X509Certificate, { trustedFingerprint }: ExpectedServer): boolean {
  const plain = (fingerprint: string) => fingerprint.replaceAll(':', '').toUpperCase();
  return trustedFingerprint !== undefined && plain(leaf.fingerprint256) === plain(trustedFingerprint);
}

/** BoringSSL does not know MD5: then it is the signature that is unfit, whoever made it. */
const signatureFailure = 'CERT_SIGNATURE_FAILURE';

/** Codes that speak of the way to a root. Every other one hides what would have been said about it. */
const untrusted: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  signatureFailure,
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_CHAIN_TOO_LONG',
]);

function trustOf(
  leaf: X509Certificate,
  chain: X509Certificate[],
  code: string | null,
  roots: Roots,
): Findings['trust'] {
  if (code === null) return 'trusted';
  if (!untrusted.has(code) && pathTo(chain, roots) !== null) return 'trusted';
  return isSelfSigned(leaf) ? 'self-signed' : 'untrusted-issuer';
}

/**
 * A root that the server sends along is its own authority. Public authorities write into a certificate where their own one
 * can be had (RFC 5280 4.2.2.1): one that ends so and is not known was not sent in full (RFC 8446 4.4.2).
 */
function chainProblemOf(chain: X509Certificate[]): TlsFacts['chainProblem'] | null {
  const top = chain.at(-1);
  if (top === undefined) return null;
  if (isSelfSigned(top)) return 'private-authority';
  return /^CA Issuers - URI:/m.test(top.infoAccess ?? '') ? 'missing-intermediate' : null;
}

/** The certificates on the way to a root of ours, without it; null where there is no such way. */
function pathTo(chain: X509Certificate[], roots: Roots): X509Certificate[] | null {
  const last = chain.findIndex((certificate, depth) => {
    const issuer = chain[depth + 1];
    return roots.issuerOf(certificate) !== null || issuer === undefined || !isIssuedBy(certificate, issuer);
  });
  const top = chain[last];
  return top !== undefined && roots.issuerOf(top) !== null ? chain.slice(0, last + 1) : null;
}

/**
 * What is wrong with a certificate on a way that is trusted. The chain is as long as the server made it, the way to a root
 * may be shorter: it is looked for only when something is wrong, for it takes the longest.
 */
function faultOn(
  chain: X509Certificate[],
  code: string | null,
  { validity, trust }: Findings,
  roots: Roots,
): TlsFacts['fault'] | null {
  if (validity !== 'valid') return dateFault(chain, validity);
  if (trust !== 'trusted') return code === signatureFailure ? weaknessOf(chain) : null;
  if (code === null && weaknessOf(withoutOurRoot(chain, trust)) === null) return null;
  const path = pathTo(chain, roots) ?? chain;
  const weakness = weaknessOf(path);
  return weakness ?? (code === null ? null : faultOf(code, path));
}

/** The first certificate of the chain that is out of its time, whatever else the library may have said first. */
function dateFault(chain: X509Certificate[], validity: 'expired' | 'not-yet-valid'): TlsFacts['fault'] {
  const depth = chain.findIndex((certificate) => datesOf(certificate) === validity);
  const code = validity === 'expired' ? 'CERT_HAS_EXPIRED' : 'CERT_NOT_YET_VALID';
  return { code, ...(depth >= 0 && { depth }) };
}

/** The chain from the leaf upwards. The library completes it with a root of ours, a root points to itself. */
function chainOf(peer: PeerCertificate): X509Certificate[] {
  const seen = new Map<string, X509Certificate>();
  let next: PeerCertificate & { issuerCertificate?: PeerCertificate } = peer;
  while (next?.raw !== undefined && !seen.has(next.fingerprint256)) {
    seen.set(next.fingerprint256, certificateOf(next));
    if (next.issuerCertificate === undefined) break;
    next = next.issuerCertificate;
  }
  return [...seen.values()];
}

/** By SHA-256 of the bytes. The endpoints of one host show the same ones. */
const certificates = new Map<string, X509Certificate>();

function certificateOf({ fingerprint256, raw }: PeerCertificate): X509Certificate {
  const known = certificates.get(fingerprint256);
  if (known !== undefined) return known;
  const certificate = new X509Certificate(raw);
  if (certificates.size >= keptCertificates) certificates.clear();
  certificates.set(fingerprint256, certificate);
  return certificate;
}

/** Servers send no root (RFC 8446 4.4.2): the one at the end of a good chain is ours. */
function withoutOurRoot(chain: X509Certificate[], trust: Findings['trust']): X509Certificate[] {
  const top = chain.at(-1);
  const isOurs = trust === 'trusted' && chain.length > 1 && top !== undefined && isSelfSigned(top);
  return isOurs ? chain.slice(0, -1) : chain;
}

/** DNS names and IP addresses of the subjectAltName extension. */
function altNamesOf(leaf: X509Certificate): string[] {
  const text = leaf.subjectAltName ?? '';
  const entries = text.matchAll(/(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return [...entries].map(([, name = '']) => safeText(name.replace(/^"|"$/g, '')));
}

/** A name as one line: the text of a certificate is its maker's, and not trusted. */
function oneLine(name: string): string {
  return safeText(name.split('\n').join(', '));
}

function isoDate(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
