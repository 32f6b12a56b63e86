/** Built-in facts by mail domain. Nothing is contacted. */
import type { MailAddress } from '../../base/address.ts';
import { factsProvenance, factsTier, incomingOf, providerByDomain, serversOf } from '../providers.ts';
import type { DiscoveryOptions } from '../types.ts';
import { report, type Work } from '../work.ts';

/**
 * The servers of the provider that the mail domain belongs to, under the day when the facts were read; skipped with
 * `offlineDb` off.
 */
export function providerFactsWork(address: MailAddress, options: DiscoveryOptions): Work[] {
  const target = address.domain;
  const provider = providerByDomain(target);
  const tier = provider ? factsTier(provider) : 'provider-facts';
  return [
    {
      source: 'provider-facts',
      target,
      tier,
      deadlineMs: 1_000,
      web: false,
      run: async () => {
        if (!options.offlineDb) return report(target, 'skipped', 'switched off');
        if (!provider) return report(target, 'absent', 'not in the built-in list');
        return report(target, 'found', `${provider.name}, ${provider.proof.readOn}`, {
          provider,
          answer: {
            source: 'provider-facts',
            tier,
            provenance: factsProvenance(provider),
            outgoing: serversOf(provider, address),
            incoming: incomingOf(provider, address),
            asOf: provider.proof.readOn,
          },
        });
      },
    },
  ];
}
