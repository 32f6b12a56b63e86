/** TLS without cryptography for the in-memory network: what a certificate would have said. */

import type { TlsResult } from '../../../electron/engine/network/network.ts';
import type { TlsFacts } from '../../../shared/model.ts';

/** The reasons that a script can give; the others follow from what the script does. */
export interface MemoryTlsFailure {
  reason: Extract<TlsResult, { up: false }>['reason'];
  /** RFC 8446 section 6. */
  alert?: number;
  /** Of the client's first message; small where a script says nothing. */
  helloBytes?: number;
  /** What came in clear before the failure. */
  upTo?: Extract<TlsResult, { up: false }>['upTo'];
}

/** Facts of a session with a good certificate for `host`. */
export function verifiedTls(host: string, overrides: Partial<TlsFacts> = {}): TlsFacts {
  return {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    subject: `CN=${host}`,
    altNames: [host],
    issuer: 'CN=Example Public CA',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2036-01-01T00:00:00.000Z',
    verified: true,
    problem: null,
    fingerprint: Array(32).fill('AA').join(':'),
    identity: 'match',
    validity: 'valid',
    trust: 'trusted',
    chain: [{ subject: `CN=${host}`, issuer: 'CN=Example Public CA', validTo: '2036-01-01T00:00:00.000Z' }],
    ...overrides,
  };
}

type CertificateProblem = Extract<TlsFacts['problem'], `tls-cert-${string}`>;

const findings: Record<CertificateProblem, Partial<TlsFacts>> = {
  'tls-cert-expired': { validity: 'expired', validTo: '2026-02-01T00:00:00.000Z' },
  'tls-cert-not-yet-valid': { validity: 'not-yet-valid', validFrom: '2035-01-01T00:00:00.000Z' },
  'tls-cert-name-mismatch': {
    identity: 'mismatch',
    altNames: ['other.example'],
    subject: 'CN=other.example',
  },
  'tls-cert-self-signed': { trust: 'self-signed' },
  'tls-cert-untrusted-issuer': { trust: 'untrusted-issuer', issuer: 'CN=Unknown CA' },
  'tls-cert-unfit': {},
};

/** Facts of a session whose certificate has this problem and no other. */
export function unverifiedTls(
  host: string,
  problem: CertificateProblem,
  overrides: Partial<TlsFacts> = {},
): TlsFacts {
  const issuer = problem === 'tls-cert-self-signed' ? { issuer: `CN=${host}` } : {};
  return verifiedTls(host, { verified: false, problem, ...issuer, ...findings[problem], ...overrides });
}

/** The same facts, accepted because the person named this certificate's fingerprint. */
export function withPin(facts: TlsFacts, fingerprint: string | undefined): TlsFacts {
  if (fingerprint === undefined || facts.fingerprint !== fingerprint) return facts;
  return { ...facts, trust: 'pinned', verified: true, problem: null };
}
