/** What discovery saw of the network around this computer, for the ports that did not work. */
import type { DiscoveryOutcome } from '../discovery/types.ts';
import type { NetworkContext } from '../probe/observe.ts';

/** Certificates that stood in the way come from the trace, everything else from the signs. */
export function networkContextOf(
  { signs, trace }: Pick<DiscoveryOutcome, 'signs' | 'trace'>,
  tunnels: NetworkContext['tunnels'] = () => [],
): NetworkContext {
  const { webReachable, namesFound, captivePortal, reach } = signs;
  const certificates = trace.flatMap(({ target, card }) =>
    card ? [{ ...card, host: new URL(target).hostname }] : [],
  );
  return { webReachable, namesFound, captivePortal, reach, certificates, tunnels };
}
