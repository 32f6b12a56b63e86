/** Names of the mail domain that are an alias of a known provider's service: asked where MX names no provider. */
import { providerServices } from '../../../../shared/providers/services.ts';
import type { MailAddress } from '../../base/address.ts';
import { noRecordLine } from '../dns.ts';
import { DNS_MS } from '../limits.ts';
import { providerByService } from '../providers.ts';
import { report, type Work } from '../work.ts';
import { providerAnswer } from './provider-answer.ts';

/**
 * One DNS question for each name that a known provider gives its customers (`autodiscover.D` and the like). An alias
 * of its service names the provider; servers are its built-in ones. Nothing is fetched.
 */
export function aliasWork({ domain }: MailAddress): Work[] {
  const labels = [...new Set(providerServices.map(({ label }) => label))];
  return labels.map((label) => {
    const name = `${label}.${domain}`;
    return {
      source: 'mx-provider',
      target: name,
      tier: 'mx',
      deadlineMs: DNS_MS,
      web: false,
      async run(asked) {
        const answer = await asked.network.aliases(name, asked.signal);
        if (answer.outcome !== 'found' && answer.outcome !== 'absent')
          return { lines: [noRecordLine(name, answer)] };
        const aliases = answer.outcome === 'found' ? answer.records : [];
        const [named] = aliases.flatMap((host) => {
          const provider = providerByService(label, host);
          return provider ? [{ host, provider }] : [];
        });
        if (!named) return report(name, 'absent', 'no alias of a known provider');
        return providerAnswer(named.provider, name, asked, `alias of ${named.host}`);
      },
    };
  });
}
