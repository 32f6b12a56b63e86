/** What a server's ID card proves: four findings apart from one another (RFC 5280 6, RFC 9525 6). */
import type { PortFinding, TlsFacts } from '../../../shared/model.ts';

/** How the card is linked to somebody that everyone knows. */
type ChainState = 'complete' | 'missing-intermediate' | 'private-authority' | 'alone' | 'unknown' | 'pinned';

/** `none`: neither good nor bad. */
type CertificateMark = 'ok' | 'bad' | 'none';

export type CertificateCheck =
  | { check: 'identity'; value: TlsFacts['identity']; mark: CertificateMark }
  | { check: 'validity'; value: TlsFacts['validity']; mark: CertificateMark }
  | { check: 'trust'; value: TlsFacts['trust']; mark: CertificateMark }
  | { check: 'chain'; value: ChainState; mark: CertificateMark };

/** Name, dates, maker and the way up, in this order. */
export function certificateChecks(certificate: TlsFacts): CertificateCheck[] {
  const { identity, validity, trust } = certificate;
  const chain = chainOf(certificate);
  const trusted = trust === 'trusted' || trust === 'pinned';
  return [
    { check: 'identity', value: identity, mark: identity === 'match' ? 'ok' : 'bad' },
    { check: 'validity', value: validity, mark: validity === 'valid' ? 'ok' : 'bad' },
    { check: 'trust', value: trust, mark: trusted ? 'ok' : 'bad' },
    { check: 'chain', value: chain, mark: markOfChain(chain) },
  ];
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

/** The finding whose card is worth a look: that of the door in use, else the first that showed one. */
export function findingWithCertificate(
  findings: readonly PortFinding[],
  isUsed: (finding: PortFinding) => boolean,
): PortFinding | null {
  const withCard = findings.filter(({ tls }) => tls !== null);
  return withCard.find(isUsed) ?? withCard[0] ?? null;
}
