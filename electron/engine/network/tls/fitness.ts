/**
 * Whether certificates may be used for what they are used for (RFC 5280 4.2, 6.1): strength of keys and signatures, purpose,
 * limits. Keys and signatures are ours to refuse, whatever the TLS library thinks of them, so that OpenSSL and BoringSSL
 * agree; of everything else the library is the judge, and we find the reason and the place.
 */
import type { X509Certificate } from 'node:crypto';
import type { TlsFacts } from '../../../../shared/model.ts';
import { basicConstraintsIn, certificateParts, firstBits, identifiersIn } from './der.ts';
import { isSelfSigned } from './roots.ts';

type Fault = NonNullable<TlsFacts['fault']>;
type Place = Pick<Fault, 'reason' | 'depth'>;

/** Names of OpenSSL's checks, which everybody searches for; the library itself often says `UNSPECIFIED`. */
const codes = {
  signature: () => 'CA_MD_TOO_WEAK',
  key: (depth) => (depth === 0 ? 'EE_KEY_TOO_SMALL' : 'CA_KEY_TOO_SMALL'),
  usage: (depth) => (depth === 0 ? 'INVALID_PURPOSE' : 'KEYUSAGE_NO_CERTSIGN'),
  constraints: (depth) => (depth === 0 ? 'PERMITTED_VIOLATION' : 'INVALID_CA'),
  revoked: () => 'CERT_REVOKED',
  extension: () => 'UNHANDLED_CRITICAL_EXTENSION',
} as const satisfies Record<NonNullable<Fault['reason']>, (depth: number) => string>;

/** The first weak key or signature of a path, from the server's own certificate up; the root is not part of it. */
export function weaknessOf(path: readonly X509Certificate[]): Fault | null {
  const depth = path.findIndex((certificate) => weaknessOfOne(certificate) !== null);
  const reason = path[depth] && weaknessOfOne(path[depth]);
  return reason ? { reason, depth, code: codes[reason](depth) } : null;
}

/** Why the library refuses a path that ends at a known root: its code, the reason where one is found, and the place. */
export function faultOf(code: string, path: readonly X509Certificate[]): Fault {
  const place = placeOf(code, path);
  const unnamed = code === 'UNSPECIFIED' && place.reason !== undefined;
  return { ...place, code: unnamed ? codes[place.reason ?? 'extension'](place.depth ?? 0) : code };
}

function placeOf(code: string, path: readonly X509Certificate[]): Place {
  const authorities = path.slice(1);
  const at = (test: (certificate: X509Certificate) => boolean) => path.findIndex(test);
  const among = (test: (certificate: X509Certificate) => boolean) => authorities.findIndex(test) + 1;
  switch (code) {
    case 'CERT_REVOKED':
      return { reason: 'revoked' };
    case 'PATH_LENGTH_EXCEEDED':
      return { reason: 'constraints', depth: lengthLimitOf(path) };
    default: {
      const notSigning = among(mayNotSign);
      if (notSigning > 0) return { reason: 'usage', depth: notSigning };
      const noAuthority = among((certificate) => !constraintsOf(certificate).authority);
      if (noAuthority > 0) return { reason: 'constraints', depth: noAuthority };
      const unknown = at(hasUnknownRule);
      if (unknown >= 0) return { reason: 'extension', depth: unknown };
      const purpose = at(isForOthers);
      if (purpose >= 0) return { reason: 'usage', depth: purpose };
      if (code === 'INVALID_PURPOSE') return { reason: 'usage' };
      return among(limitsNames) > 0 ? { reason: 'constraints', depth: 0 } : {};
    }
  }
}

const weaknesses = new WeakMap<X509Certificate, 'key' | 'signature' | null>();

function weaknessOfOne(certificate: X509Certificate): 'key' | 'signature' | null {
  const known = weaknesses.get(certificate);
  if (known !== undefined) return known;
  const answer = hasShortKey(certificate) ? 'key' : hasWeakSignature(certificate) ? 'signature' : null;
  weaknesses.set(certificate, answer);
  return answer;
}

/** NIST SP 800-57 part 1, 5.6.1.1: 112 bits of strength; and for elliptic curves the 256 bits that TLS names. */
const shortest = { factoring: 2048, curve: 256 };

function hasShortKey(certificate: X509Certificate): boolean {
  const { asymmetricKeyType = '', asymmetricKeyDetails = {} } = keyOf(certificate);
  const { modulusLength, namedCurve } = asymmetricKeyDetails;
  if (asymmetricKeyType === 'ec') {
    const bits = /\d{3}/.exec(namedCurve ?? '')?.[0];
    return bits !== undefined && Number(bits) < shortest.curve;
  }
  return modulusLength !== undefined && modulusLength < shortest.factoring;
}

/** A key of a kind that the runtime does not know tells nothing. */
function keyOf(certificate: X509Certificate): Partial<X509Certificate['publicKey']> {
  try {
    return certificate.publicKey;
  } catch {
    return {};
  }
}

/** MD2, MD4, MD5 and SHA-1 with RSA, SHA-1 with DSA and ECDSA (RFC 8017 A.2.4, RFC 3279 2.2). */
const weakSignatures: ReadonlySet<string> = new Set([
  '2a864886f70d010102',
  '2a864886f70d010103',
  '2a864886f70d010104',
  '2a864886f70d010105',
  '2b0e03021d',
  '2a8648ce380403',
  '2a8648ce3d0401',
]);
/** RSASSA-PSS names its hash in parameters, and SHA-1 when it names none (RFC 4055 3.1). */
const rsaPss = '2a864886f70d01010a';
const sha1 = '2b0e03021a';

/** What signed itself is believed, or not, without its signature. */
function hasWeakSignature(certificate: X509Certificate): boolean {
  const { algorithm, hash } = certificateParts(certificate.raw).signature;
  const isWeak = algorithm === rsaPss ? (hash ?? sha1) === sha1 : weakSignatures.has(algorithm);
  return isWeak && !isSelfSigned(certificate);
}

/** RFC 5280 4.2.1, and two of Netscape's time that libraries still read. */
const extension = {
  keyUsage: '551d0f',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
  nameConstraints: '551d1e',
  extendedKeyUsage: '551d25',
};
const knownExtensions: ReadonlySet<string> = new Set([
  ...Object.values(extension),
  '551d1f', // CRL distribution points
  '551d20', // certificate policies
  '551d21', // policy mappings
  '551d24', // policy constraints
  '551d36', // inhibit any policy
  '6086480186f8420101', // Netscape certificate type
]);
const serverAuth = '2b06010505070301';
const anyPurpose = '551d2500';
const keyCertSign = 0x04;

function extensionsOf({ raw }: X509Certificate) {
  return certificateParts(raw).extensions;
}

/** RFC 5280 4.2.1.3. */
function mayNotSign(certificate: X509Certificate): boolean {
  const usage = extensionsOf(certificate).get(extension.keyUsage);
  return usage !== undefined && (firstBits(usage.value) & keyCertSign) === 0;
}

/** RFC 5280 4.2.1.9. */
function constraintsOf(certificate: X509Certificate): ReturnType<typeof basicConstraintsIn> {
  const constraints = extensionsOf(certificate).get(extension.basicConstraints);
  return constraints ? basicConstraintsIn(constraints.value) : { authority: false, pathLength: null };
}

/** RFC 5280 4.2.1.12: a certificate with purposes is for these only. */
function isForOthers(certificate: X509Certificate): boolean {
  const purposes = extensionsOf(certificate).get(extension.extendedKeyUsage);
  if (purposes === undefined) return false;
  return !identifiersIn(purposes.value).some((purpose) => purpose === serverAuth || purpose === anyPurpose);
}

/** RFC 5280 4.2: whoever does not know a critical extension must refuse the certificate. */
function hasUnknownRule(certificate: X509Certificate): boolean {
  return [...extensionsOf(certificate)].some(([id, { critical }]) => critical && !knownExtensions.has(id));
}

function limitsNames(certificate: X509Certificate): boolean {
  return extensionsOf(certificate).has(extension.nameConstraints);
}

/** The authority whose limit on authorities below it (RFC 5280 4.2.1.9) is not kept. */
function lengthLimitOf(path: readonly X509Certificate[]): number | undefined {
  const depth = path.findIndex((certificate, place) => {
    const { pathLength } = constraintsOf(certificate);
    return place > 0 && pathLength !== null && place - 1 > pathLength;
  });
  return depth < 0 ? undefined : depth;
}
