/**
 * The evidence of a failed probe, made once, when everything is known that this run will know:
 *
 * 1. failure-evidence.ts: what the failure says by itself.
 * 2. What its own session showed beside that.
 * 3. What further connections to the same port showed.
 * 4. observe.ts: what the other endpoints and the network around this computer say about it.
 * 5. odd-name.ts: where its name leads.
 */
import { isLoopbackLiteral } from '../base/hosts.ts';
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { printable, serviceOf } from '../diagnosis/first-bytes.ts';
import type { Further, Probed } from './both-modes.ts';
import { evidenceOfProbeFailure } from './failure-evidence.ts';
import { aroundComputer, type NetworkContext, otherEndpoints } from './observe.ts';
import { oddName } from './odd-name.ts';
import type { Probe } from './probe-endpoint.ts';

/** Null when the endpoint is usable. `probes` are all probes that count as second observations. */
export function evidenceOf(
  { probe, further = {} }: Probed,
  probes: readonly Probe[],
  context: NetworkContext,
): Evidence | null {
  const { endpoint, provider, failure, record } = probe;
  if (failure === null) return null;
  const seen = evidenceOfProbeFailure(failure, { ...endpoint, provider });
  return {
    ...seen,
    greeting: record?.greetingText ?? null,
    tls: record?.connection.tls ?? null,
    observations: [
      ...seen.observations,
      ...inItsSession(probe),
      ...onFurtherConnections(further),
      ...(probe.cutOffAfterMs === null
        ? []
        : [{ kind: 'race-ended', waitedMs: probe.cutOffAfterMs } as const]),
      ...otherEndpoints(probe, seen, probes, context),
      ...aroundComputer(probe, seen, probes, context),
      ...oddName(probe, probes),
    ],
  };
}

/** What explains the failure, in the same connection. */
function inItsSession({ endpoint: { host }, addresses, failure, record }: Probe): Observation[] {
  switch (failure?.kind) {
    case 'not-connected': {
      const here = addresses.length > 0 && addresses.every(({ ip }) => isLoopbackLiteral(ip));
      return here ? [{ kind: 'local-host' }] : [];
    }
    case 'certificate':
      // A gateway on this computer, such as Proton Mail Bridge or DavMail.
      return host === 'localhost' || isLoopbackLiteral(host) ? [{ kind: 'local-host' }] : [];
    case 'in-clear':
      return host === 'localhost' ? [{ kind: 'local-host' }] : [];
    case 'auth-not-offered':
      return record?.capabilities ? whyNoSignIn(record.capabilities, failure.tls) : [];
    case 'no-address':
    case 'mechanisms-not-spoken':
      return [];
    default:
      return record && record.greetingText !== null && !record.connection.tls
        ? [{ kind: 'greeted-in-clear' }]
        : [];
  }
}

/** Signs of a place that is not made for people, or of something in front of the server. */
function whyNoSignIn(capabilities: { has(keyword: string): boolean }, tls: boolean): Observation[] {
  if (capabilities.has('X-EXPS')) return [{ kind: 'exchange-servers-only' }];
  return tls && capabilities.has('STARTTLS') ? [{ kind: 'starttls-inside-tls' }] : [];
}

function onFurtherConnections(further: Further): Observation[] {
  const { cutOffAgain, otherService, oldVersion, filteredByName, ownCrowd, refusedBefore } = further;
  const service = otherService && serviceOf(otherService);
  return [
    ...(cutOffAgain ? [{ kind: 'cut-off-again' } as const] : []),
    ...(service ? [{ kind: 'first-bytes', service, text: printable(otherService) } as const] : []),
    ...(oldVersion ? [{ kind: 'old-tls-only', version: oldVersion } as const] : []),
    ...(filteredByName ? [{ kind: 'filtered-by-name' } as const] : []),
    ...(ownCrowd ? [{ kind: 'own-crowd' } as const] : []),
    ...(refusedBefore ? [{ kind: 'refused-before' } as const] : []),
  ];
}
