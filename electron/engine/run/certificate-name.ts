/**
 * The right host name is often on the certificate that did not fit (shared hosting). A name from a certificate is only
 * proposed when it resolves to the same address, and only used after the person agreed to it.
 */
import type { Endpoint, PortFinding } from '../../../shared/model.ts';
import { normaliseHost } from '../base/hosts.ts';
import type { Network } from '../network/network.ts';

/** Names of one certificate that are looked up; a certificate with hundreds of names proves nothing about this one. */
const maxNames = 5;

/** The endpoint under the name of its certificate; null when no finding failed by name alone or no name fits. */
export async function endpointNamedByCertificate(
  findings: readonly PortFinding[],
  network: Network,
  signal: AbortSignal,
): Promise<Endpoint | null> {
  for (const { endpoint, tls, addresses, diagnosis } of findings) {
    if (
      diagnosis?.class !== 'tls-cert-name-mismatch' ||
      !tls ||
      tls.trust !== 'trusted' ||
      tls.validity !== 'valid' ||
      tls.fault !== undefined
    )
      continue;
    const reached = new Set(addresses.filter(({ connectMs }) => connectMs !== null).map(({ ip }) => ip));
    for (const host of concreteNames(tls.altNames, endpoint.host)) {
      const answer = await network.resolveAddresses(host, signal);
      if (answer.outcome === 'found' && answer.addresses.some(({ ip }) => reached.has(ip)))
        return { ...endpoint, host };
    }
  }
  return null;
}

function concreteNames(altNames: readonly string[], asked: string): string[] {
  const names = altNames.flatMap((name) => normaliseHost(name) ?? []);
  return [...new Set(names)].filter((name) => name !== asked).slice(0, maxNames);
}
