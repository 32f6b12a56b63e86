/** A provider that DNS or the web named: its servers are built in, so whoever named it chose among facts that are ours. */
import type { Provider } from '../../../../shared/providers/types.ts';
import { directProvenance } from '../consent.ts';
import { incomingOf, serversOf } from '../providers.ts';
import type { Asked, TraceLine, WorkReport } from '../work.ts';

/** `target`: what named it. `by`: how, where that was not an MX record. */
export function providerAnswer(
  provider: Provider,
  target: string,
  { address }: Pick<Asked, 'address'>,
  by?: string,
): WorkReport & { lines: [TraceLine] } {
  const detail = [`${provider.name}, ${provider.proof.readOn}`, ...(by ? [by] : [])].join('; ');
  return {
    lines: [{ source: 'mx-provider', target, outcome: 'found', detail }],
    provider,
    answer: {
      source: 'mx-provider',
      tier: 'mx',
      provenance: directProvenance,
      outgoing: serversOf(provider, address),
      incoming: incomingOf(provider, address),
      asOf: provider.proof.readOn,
    },
  };
}
