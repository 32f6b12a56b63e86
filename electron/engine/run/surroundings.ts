/** What the look-ups of discovery say about the network around this computer. Pure: reads the trace, asks nobody. */
import { getDomain } from 'tldts';
import type { TraceEntry } from '../../../shared/model.ts';
import type { Surroundings } from '../probe/observe.ts';

/** The surroundings as the trace shows them, and a way to ask for interfaces of a VPN. */
export function surroundingsOf(
  trace: readonly TraceEntry[],
  tunnels: Surroundings['tunnels'] = () => [],
): Surroundings {
  const asked = trace.filter(({ source, outcome }) => source !== 'provider-facts' && outcome !== 'skipped');
  const webReachable = asked.some(answeredByWeb);
  return {
    webReachable,
    offline:
      asked.length > 0 && asked.every(({ outcome }) => outcome === 'timeout' || outcome === 'dns-error'),
    captivePortal: webReachable ? null : portalIn(asked),
    cards: asked.flatMap(({ target, card }) => (card ? [{ ...card, host: new URL(target).hostname }] : [])),
    tunnels,
  };
}

/** An https source that found its file, or got an answer with a status, shows that the computer is online. */
function answeredByWeb({ target, outcome, detail }: TraceEntry): boolean {
  if (!target.startsWith('https://')) return false;
  return outcome === 'found' || outcome === 'malformed' || (detail?.startsWith('HTTP ') ?? false);
}

/**
 * The sign-in page of the network: status 511 (RFC 6585 6), or an http request that was sent on to a foreign host while
 * no https source showed its own certificate.
 */
function portalIn(trace: readonly TraceEntry[]): string | null {
  const told = trace.find(({ detail }) => detail?.includes('HTTP 511'));
  if (told) return told.target;
  if (!trace.some(({ target, outcome }) => target.startsWith('https://') && outcome === 'tls-error'))
    return null;
  const sentOn = trace
    .filter(({ target, outcome }) => target.startsWith('http://') && outcome !== 'found')
    .flatMap(({ target, detail }) => foreignUrls(target, detail ?? ''));
  return sentOn[0] ?? null;
}

function foreignUrls(target: string, detail: string): string[] {
  const urls = detail.match(/https?:\/\/[^\s;>]+/g) ?? [];
  return urls.filter((url) => getDomain(url) !== getDomain(target));
}
