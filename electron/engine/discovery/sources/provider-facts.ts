/** Built-in facts by mail domain. Nothing is contacted. */
import type { MailAddress } from '../../base/address.ts';
import { directProvenance } from '../consent.ts';
import { providerByDomain, serversOf } from '../providers.ts';
import type { DiscoveryOptions } from '../types.ts';
import { report, type Work } from '../work.ts';

export function providerFactsWork(address: MailAddress, options: DiscoveryOptions): Work[] {
  const target = address.domain;
  return [
    {
      source: 'provider-facts',
      target,
      tier: 'provider-facts',
      deadlineMs: 1_000,
      web: false,
      run: async () => {
        if (!options.offlineDb) return report(target, 'skipped', 'switched off');
        const provider = providerByDomain(address.domain);
        if (!provider) return report(target, 'absent', 'not in the built-in list');
        return report(target, 'found', `${provider.name}, ${provider.date}`, {
          provider,
          answer: {
            source: 'provider-facts',
            tier: 'provider-facts',
            provenance: directProvenance,
            outgoing: serversOf(provider, address),
            incoming: null,
            asOf: provider.date,
          },
        });
      },
    },
  ];
}
