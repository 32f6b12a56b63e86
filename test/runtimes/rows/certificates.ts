/** Certificates: names, dates, chain, signatures, keys and what they are for (RFC 5280, RFC 9525). */
import type { Path, Wish } from '../authority.ts';
import type { Row } from '../row.ts';

const intermediate: Wish = { commonName: 'Issuing authority of the faults', authority: true };
/** Public authorities say where the certificate of the issuer can be had (RFC 5280 4.2.2.1). */
const published = ['authorityInfoAccess=caIssuers;URI:http://ca.faults.test/issuing.cer'];

const mustSign: Row['differs'] = {
  on: ['bun'],
  says: '76 tls-cert-unfit, usage',
  why: 'BoringSSL ends the handshake when a key signs that must not (RFC 5246 7.4.2); OpenSSL does not ask',
};

/** A certificate that the trusted root signed. */
function leaf(wish: Wish = {}): Path {
  return { path: [wish] };
}

/** The same, through an intermediate. */
function through(middle: Wish, wish: Wish = {}): Path {
  return { path: [wish, { ...intermediate, ...middle }] };
}

export const certificateRows: readonly Row[] = [
  { name: 'good', server: leaf(), says: 'works' },
  { name: 'good, RSA 2048', server: leaf({ key: 'rsa-2048' }), says: 'works' },
  { name: 'good, P-384', server: leaf({ key: 'P-384' }), says: 'works' },
  { name: 'good, through an intermediate', server: through({}), says: 'works' },
  { name: 'good, with STARTTLS', server: { ...leaf(), mode: 'starttls' }, says: 'works' },
  {
    name: 'good, without the extensions of use',
    server: leaf({ usage: null, purpose: null }),
    says: 'works',
  },
  { name: 'good, the root is sent along', server: { ...leaf(), sendsRoot: true }, says: 'works' },
  {
    name: 'good, 101 names',
    server: leaf({
      names: [...Array.from({ length: 100 }, (_, n) => `n${n}.faults.test`), 'mail.faults.test'],
    }),
    says: 'works',
  },

  // Names
  { name: 'a wildcard that fits', server: leaf({ names: ['*.faults.test'] }), says: 'works' },
  {
    name: 'a wildcard of another level',
    server: leaf({ commonName: '*.mail.faults.test', names: ['*.mail.faults.test'] }),
    says: '76 tls-cert-name-mismatch',
  },
  {
    name: 'another name',
    server: leaf({ commonName: 'other.test', names: ['other.test'] }),
    says: '76 tls-cert-name-mismatch',
  },
  {
    name: 'another name, with STARTTLS',
    server: { ...leaf({ commonName: 'other.test', names: ['other.test'] }), mode: 'starttls' },
    says: '76 tls-cert-name-mismatch',
  },
  {
    name: 'the name as common name only',
    server: leaf({ names: null }),
    says: '76 tls-cert-name-mismatch, common-name-only',
  },
  {
    name: 'the name as common name, other names as they should be',
    server: leaf({ commonName: 'mail.faults.test', names: ['other.test'] }),
    says: '76 tls-cert-name-mismatch, common-name-only',
  },

  // Dates
  { name: 'expired', server: leaf({ days: [-60, -7] }), says: '76 tls-cert-expired' },
  {
    name: 'expired, with STARTTLS',
    server: { ...leaf({ days: [-60, -7] }), mode: 'starttls' },
    says: '76 tls-cert-expired',
  },
  { name: 'not yet valid', server: leaf({ days: [7, 60] }), says: '76 tls-cert-not-yet-valid' },
  {
    name: 'expired intermediate',
    server: through({ days: [-60, -7] }),
    says: '76 tls-cert-expired, issuer, depth 1',
  },

  // Chain
  {
    name: 'missing intermediate',
    server: { ...through({}, { more: published }), sent: 1 },
    says: '76 tls-cert-untrusted-issuer, missing-intermediate',
  },
  {
    name: 'missing intermediate, of an authority that tells nothing',
    server: { ...through({}), sent: 1 },
    says: '76 tls-cert-untrusted-issuer',
  },
  {
    name: 'unknown authority',
    server: { ...leaf(), root: 'unknown' },
    says: '76 tls-cert-untrusted-issuer',
  },
  {
    name: 'unknown authority, sent along',
    server: { ...leaf(), root: 'unknown', sendsRoot: true },
    says: '76 tls-cert-untrusted-issuer, private-authority',
  },
  { name: 'self-signed', server: { ...leaf(), root: 'self' }, says: '76 tls-cert-self-signed' },
  {
    name: 'signed by a certificate that is no authority',
    server: through({ constraints: 'critical,CA:FALSE' }),
    says: '76 tls-cert-unfit, constraints, depth 1',
  },
  {
    name: 'signed by a key that must not sign certificates',
    server: through({ usage: 'critical,cRLSign' }),
    says: '76 tls-cert-untrusted-issuer',
    differs: {
      on: ['bun'],
      says: '76 tls-cert-untrusted-issuer, private-authority',
      why: 'Node hands out no certificate of a chain that may not have signed the one before it; Bun does',
    },
  },
  {
    name: 'path longer than the authority allows',
    server: {
      path: [
        {},
        intermediate,
        { commonName: 'Short path', authority: true, constraints: 'critical,CA:TRUE,pathlen:0' },
      ],
    },
    says: '76 tls-cert-unfit, constraints, depth 2',
  },
  {
    name: 'name outside of what the authority may sign',
    server: through({ more: ['nameConstraints=critical,permitted;DNS:other.test'] }),
    says: '76 tls-cert-unfit, constraints',
  },
  {
    name: 'name inside of what the authority may sign',
    server: through({ more: ['nameConstraints=critical,permitted;DNS:faults.test'] }),
    says: 'works',
  },

  // Keys and signatures
  { name: 'RSA 1024', server: leaf({ key: 'rsa-1024' }), says: '76 tls-cert-unfit, key' },
  {
    name: 'RSA 1024 in an intermediate',
    server: through({ key: 'rsa-1024' }),
    says: '76 tls-cert-unfit, key, depth 1',
  },
  {
    name: 'EC under 256 bit, for which TLS has no name',
    server: leaf({ key: 'P-224' }),
    says: '76 tls-handshake-other, no-common-cipher',
  },
  {
    name: 'EC under 256 bit in an intermediate',
    server: through({ key: 'P-224' }),
    says: '76 tls-cert-unfit, key, depth 1',
  },
  {
    name: 'signed with SHA-1',
    server: leaf({ digest: 'sha1' }),
    says: '76 tls-cert-unfit, signature',
  },
  {
    name: 'signed with MD5',
    server: { ...leaf({ digest: 'md5' }), root: 'trusted, by SHA-1' },
    says: '76 tls-cert-unfit, signature',
  },
  {
    name: 'intermediate signed with SHA-1',
    server: through({ digest: 'sha1' }),
    says: '76 tls-cert-unfit, signature, depth 1',
  },
  {
    name: 'a root that signed itself with SHA-1, which nobody has to check',
    server: { ...leaf(), root: 'trusted, by SHA-1' },
    says: 'works',
  },
  {
    name: 'an unused certificate with SHA-1 is sent along',
    server: {
      ...leaf(),
      sentAlong: [{ commonName: 'Not of this path', authority: true, digest: 'sha1', key: 'rsa-2048' }],
    },
    says: 'works',
  },
  { name: 'P-521', server: leaf({ key: 'P-521' }), says: 'works' },
  { name: 'Ed25519', server: leaf({ key: 'ed25519' }), says: 'works' },
  {
    name: 'RSA-PSS',
    server: leaf({ key: 'rsa-pss' }),
    says: 'works',
    differs: {
      on: ['bun'],
      says: '76 tls-handshake-other, no-common-cipher',
      why: 'BoringSSL knows no keys that are for RSA-PSS alone',
    },
  },

  // Use
  {
    name: 'for clients only',
    server: leaf({ purpose: 'clientAuth' }),
    says: '76 tls-cert-unfit, usage',
  },
  {
    name: 'an extension that must be understood and is not',
    server: leaf({ more: ['1.2.3.4.5.6=critical,ASN1:UTF8String:what is this'] }),
    says: '76 tls-cert-unfit, extension',
  },
  {
    name: 'RSA that may encipher keys and not sign (old appliances)',
    server: leaf({ key: 'rsa-2048', usage: 'critical,keyEncipherment' }),
    says: 'works',
    differs: mustSign,
  },
  {
    name: 'EC that may agree on keys and not sign',
    server: leaf({ usage: 'critical,keyAgreement' }),
    says: 'works',
    differs: mustSign,
  },
];
