/** What a server's ID card proves: findings apart from one another (RFC 5280 6, RFC 9525 6). */
import type { PortFinding, TlsFacts } from '../../../shared/model.ts';

/** How the card is linked to somebody that everyone knows. */
type ChainState = 'complete' | 'missing-intermediate' | 'private-authority' | 'alone' | 'unknown' | 'pinned';

/** `none`: neither good nor bad. */
type CertificateMark = 'ok' | 'bad' | 'none';

export type CertificateCheck =
  | { check: 'identity'; value: TlsFacts['identity']; mark: CertificateMark }
  | { check: 'validity'; value: TlsFacts['validity']; mark: CertificateMark }
  | { check: 'trust'; value: TlsFacts['trust']; mark: CertificateMark }
  | { check: 'chain'; value: ChainState; mark: CertificateMark }
  /** One rule that a certificate on the way to a known authority breaks. */
  | { check: 'fitness'; value: Fitness; mark: CertificateMark };

/** `issuer-dates`: not the server's own certificate is out of its time, but one of those that vouch for it. */
type Fitness = NonNullable<NonNullable<TlsFacts['fault']>['reason']> | 'issuer-dates' | 'other';

/** Name, dates, maker and the way up, in this order; and what else is wrong, where something is. */
export function certificateChecks(certificate: TlsFacts): CertificateCheck[] {
  const { identity, validity, trust } = certificate;
  const chain = chainOf(certificate);
  const unfit = unfitnessOf(certificate);
  const trusted = trust === 'trusted' || trust === 'pinned';
  return [
    { check: 'identity', value: identity, mark: identity === 'match' ? 'ok' : 'bad' },
    { check: 'validity', value: validity, mark: validity === 'valid' ? 'ok' : 'bad' },
    { check: 'trust', value: trust, mark: trusted ? 'ok' : 'bad' },
    { check: 'chain', value: chain, mark: markOfChain(chain) },
    ...(unfit ? [{ check: 'fitness', value: unfit, mark: 'bad' } as const] : []),
  ];
}

/** Null where the other findings say everything. */
function unfitnessOf({ fault, problem, verified }: TlsFacts): Fitness | null {
  if (verified || !fault) return null;
  if (fault.reason) return fault.reason;
  if (problem === 'tls-cert-unfit') return 'other';
  return (fault.depth ?? 0) > 0 ? 'issuer-dates' : null;
}

function chainOf({ trust, chainProblem }: TlsFacts): ChainState {
  if (chainProblem) return chainProblem;
  switch (trust) {
    case 'trusted':
      return 'complete';
    case 'pinned':
      return 'pinned';
    case 'self-signed':
      return 'alone';
    case 'untrusted-issuer':
      return 'unknown';
  }
}

function markOfChain(chain: ChainState): CertificateMark {
  if (chain === 'complete') return 'ok';
  return chain === 'pinned' ? 'none' : 'bad';
}

/** The finding whose certificate is shown: that of the endpoint in use, else the first that showed one. */
export function findingWithCertificate(
  findings: readonly PortFinding[],
  isUsed: (finding: PortFinding) => boolean,
): PortFinding | null {
  const withCertificate = findings.filter(({ tls }) => tls !== null);
  return withCertificate.find(isUsed) ?? withCertificate[0] ?? null;
}
