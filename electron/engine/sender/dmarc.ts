/** DMARC (RFC 7489): what a domain asks others to do with mail that does not prove to come from it. */
import { registrableDomain } from '../base/names.ts';
import type { Network } from '../network/network.ts';

type DmarcPolicy = 'none' | 'quarantine' | 'reject';

/** The policy that holds for `domain`; null where there is none, or where it could not be asked. */
export async function readDmarc(
  domain: string,
  network: Pick<Network, 'resolve'>,
  signal: AbortSignal,
): Promise<DmarcPolicy | null> {
  const own = await tagsOf(domain, network, signal);
  if (own) return policy(own.get('p'));
  const owner = registrableDomain(domain);
  if (owner === null || owner === domain) return null;
  const above = await tagsOf(owner, network, signal);
  return above && (policy(above.get('sp')) ?? policy(above.get('p')));
}

async function tagsOf(
  domain: string,
  network: Pick<Network, 'resolve'>,
  signal: AbortSignal,
): Promise<Map<string, string> | null> {
  const answer = await network.resolve(`_dmarc.${domain}`, 'TXT', signal);
  const text =
    answer.outcome === 'found' ? answer.records.find((one) => /^v=DMARC1\s*(;|$)/.test(one)) : null;
  if (!text) return null;
  const tags = text.split(';').map((tag) => tag.split('=', 2).map((part) => part.trim().toLowerCase()));
  return new Map(tags.map(([name = '', value = '']) => [name, value]));
}

function policy(value: string | undefined): DmarcPolicy | null {
  return value === 'none' || value === 'quarantine' || value === 'reject' ? value : null;
}
