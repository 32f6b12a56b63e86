/** What discovery saw of the network around this computer, for the ports that did not work. */
import type { Contact } from '../../../shared/model.ts';
import type { DiscoveryOutcome } from '../discovery/types.ts';
import type { NetworkContext } from '../probe/observe.ts';

/**
 * Certificates that stood in the way, and web servers that answered, come from the trace, everything else from the signs.
 * `contacted`: what the run contacted so far.
 */
export function networkContextOf(
  { signs, trace }: Pick<DiscoveryOutcome, 'signs' | 'trace'>,
  contacted: readonly Contact[] = [],
  tunnels: NetworkContext['tunnels'] = () => [],
): NetworkContext {
  const { webReachable, namesFound, captivePortal, reach } = signs;
  const certificates = trace.flatMap(({ target, card }) =>
    card ? [{ ...card, host: new URL(target).hostname }] : [],
  );
  const answered = trace.filter(({ target, sign }) => sign?.kind === 'web-reachable' && URL.canParse(target));
  const webHosts = answered.map(({ target }) => new URL(target).hostname);
  const behindProxy = contacted.some(({ why }) => why === 'proxy');
  return { webReachable, namesFound, captivePortal, reach, certificates, behindProxy, webHosts, tunnels };
}
