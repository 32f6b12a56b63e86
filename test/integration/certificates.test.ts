/** Certificates that must stop a sign-in, shown by a real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsFacts } from '../../shared/model.ts';
import { account, type CertificateKind, type MailPeer, runSwaks, skipsPeers, startPostfix } from './peers.ts';
import { submit } from './submit.ts';

interface Bad {
  certificate: CertificateKind;
  facts: Partial<TlsFacts>;
  /** swaks of Debian 12 checks the chain, not the name. */
  swaksRefuses: boolean;
}

const cards: Bad[] = [
  {
    certificate: 'expired',
    facts: { problem: 'tls-cert-expired', validity: 'expired', identity: 'match', trust: 'trusted' },
    swaksRefuses: true,
  },
  {
    certificate: 'wrong-host',
    facts: {
      problem: 'tls-cert-name-mismatch',
      identity: 'mismatch',
      trust: 'trusted',
      altNames: ['other.example.test'],
    },
    swaksRefuses: false,
  },
  {
    certificate: 'self-signed',
    facts: { problem: 'tls-cert-self-signed', trust: 'self-signed', identity: 'match' },
    swaksRefuses: true,
  },
];

describe.skipIf(skipsPeers()).each(cards)('a certificate that is $certificate', (card) => {
  let peer: MailPeer;

  beforeAll(async () => {
    peer = await startPostfix({ certificate: card.certificate });
  });
  afterAll(() => peer?.stop());

  it.each(['tls', 'starttls'] as const)('is named, and no password leaves (%s)', async (security) => {
    const port = security === 'tls' ? peer.submissions : peer.submission;
    const result = await submit({ port, security, caPem: peer.caPem, password: account.password });
    expect(result).toMatchObject({ step: 'tls', tls: { ...card.facts, verified: false } });
    expect(result.signIn).toMatchObject({ ok: false, tried: [], failure: { kind: 'not-protected' } });
    expect(result.transcript).not.toMatch(/^AUTH /m);
    const { caFile } = peer;
    const reference = await runSwaks({ port, security, caFile, from: account.address, to: account.address });
    expect(reference.step === 'tls').toBe(card.swaksRefuses);
  });
});
