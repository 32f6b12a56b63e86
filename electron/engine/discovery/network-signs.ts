/**
 * What the questions of discovery show of the network around this computer, read from outcomes and hops as they come
 * in: one sign for each line of the trace, and what all signs together say.
 */
import type { NetworkSign, TraceEntry } from '../../../shared/model.ts';
import { publicDatabases } from '../../../shared/provider-databases.ts';
import { registrableDomain } from '../base/names.ts';
import type { AddressAnswer, DnsFailure, HttpResult, Network, Reach } from '../network/network.ts';
import { noRouteCodes } from '../network/network.ts';

/** What answers of strangers, and this computer itself, show of the way out. */
export interface NetworkSigns {
  /** A web server answered over https. */
  webReachable: boolean;
  /** A name led somewhere. */
  namesFound: boolean;
  /** Nothing could be asked because of this computer: it has no network, or no DNS server that it could reach. */
  offline: 'no-network' | 'no-dns-server' | null;
  /** Where the network's own sign-in page showed up instead of the page that was asked for. */
  captivePortal: string | null;
  /** The DNS server gives one answer to every name, whatever it is. */
  everyName: boolean;
  /** No name could be looked up: the DNS server refuses (SERVFAIL, REFUSED), or denies even names that surely exist. */
  names: 'refused' | 'denied' | null;
  reach: Reach;
}

/** `network`, which tells `note` the sign in every answer, by what was asked: a URL or a name. */
export function watchSigns(network: Network, note: (asked: string, sign: NetworkSign) => void): Network {
  return {
    resolve: (async (name: string, type: 'SRV', signal: AbortSignal) => {
      const answer = await network.resolve(name, type, signal);
      note(name, answer.outcome === 'found' ? { kind: 'name-found' } : signOfDns(answer));
      return answer;
    }) as Network['resolve'],
    async resolveAddresses(host, signal) {
      const answer: AddressAnswer = await network.resolveAddresses(host, signal);
      note(host, answer.outcome === 'found' ? { kind: 'name-found' } : signOfDns(answer));
      return answer;
    },
    async aliases(name, signal) {
      const answer = await network.aliases(name, signal);
      note(name, answer.outcome === 'found' ? { kind: 'name-found' } : signOfDns(answer));
      return answer;
    },
    fetch: async (request, signal) => {
      const result = await network.fetch(request, signal);
      const sign = signOfWeb(request.url, result);
      if (sign) note(request.url, sign);
      return result;
    },
    dial: (target, signal) => network.dial(target, signal),
    tunnels: () => network.tunnels(),
    reach: () => network.reach(),
    contacted: () => network.contacted(),
  };
}

function signOfDns(failure: DnsFailure): NetworkSign {
  if (failure.outcome === 'timeout') return { kind: 'names-silent' };
  if (failure.outcome === 'dns-error') return signOfDnsError(failure.code);
  return { kind: failure.kind === 'no-such-name' ? 'name-denied' : 'name-found' };
}

/** ECONNREFUSED: at the address of the DNS server nobody answers, which is so where none is set. */
function signOfDnsError(code: string): NetworkSign {
  const nobody = noRouteCodes.includes(code) || code === 'no-server' || code === 'ECONNREFUSED';
  return { kind: nobody ? 'no-way-out' : 'names-refused' };
}

/** Status 511 (RFC 6585 6) is the network's own page; an http request sent on to a foreign host may be its work. */
function signOfWeb(asked: string, result: HttpResult): NetworkSign | null {
  const { hops } = result;
  const portal = hops.find(({ status }) => status === 511);
  if (portal) return { kind: 'portal', url: portal.url };
  if (hops.some(({ url }) => url.startsWith('https:'))) return { kind: 'web-reachable' };
  const seen = [...hops.map(({ url }) => url), ...(result.outcome === 'redirect-refused' ? [result.to] : [])];
  const foreign = seen.find((url) => domainOf(url) !== domainOf(asked));
  if (foreign) return { kind: 'sent-elsewhere', url: foreign };
  switch (result.outcome) {
    case 'dns-absent':
      return { kind: 'name-denied' };
    case 'dns-error':
      return signOfDnsError(result.detail);
    case 'connection-error':
      return noRouteCodes.includes(result.detail) ? { kind: 'no-way-out' } : null;
    case 'timeout':
    case 'stopped':
      return null;
    case 'tls-error':
      return { kind: 'tls-refused' };
    default:
      return { kind: 'name-found' };
  }
}

function domainOf(url: string): string | null {
  const { hostname } = new URL(url);
  return registrableDomain(hostname) ?? hostname;
}

/** Everything together. `reach` decides whether it lies with this computer that nothing could be asked. */
export function networkSigns(trace: readonly TraceEntry[], reach: Reach): NetworkSigns {
  const kinds = new Set(trace.flatMap(({ sign }) => sign?.kind ?? []));
  const webReachable = kinds.has('web-reachable');
  const namesFound = [...kinds].some((kind) => foundKinds.has(kind));
  const failed = kinds.has('no-way-out') || kinds.has('names-refused') || kinds.has('names-silent');
  const heard = namesFound || kinds.has('name-denied');
  return {
    webReachable,
    namesFound,
    offline: failed && !heard ? missingWay(reach) : null,
    captivePortal: webReachable ? null : portalIn(trace),
    everyName: kinds.has('every-name'),
    names: namesFound ? null : namesOf(trace, kinds),
    reach,
  };
}

const foundKinds: ReadonlySet<NetworkSign['kind']> = new Set([
  'web-reachable',
  'name-found',
  'tls-refused',
  'portal',
  'sent-elsewhere',
  'every-name',
]);

/** What this computer lacks, or null. */
function missingWay({ ipv4, ipv6, dns }: Reach): NetworkSigns['offline'] {
  if (!ipv4 && !ipv6) return 'no-network';
  return dns ? null : 'no-dns-server';
}

const databaseHosts = publicDatabases.map((base) => new URL(base).hostname);

/** The public databases exist: where they and everything else are said not to, it is the DNS server that is wrong. */
function namesOf(
  trace: readonly TraceEntry[],
  kinds: ReadonlySet<NetworkSign['kind']>,
): NetworkSigns['names'] {
  if (!kinds.has('name-denied')) return kinds.has('names-refused') ? 'refused' : null;
  const denied = new Set(
    trace.flatMap(({ sign, target }) =>
      sign?.kind === 'name-denied' && URL.canParse(target) ? new URL(target).hostname : [],
    ),
  );
  return databaseHosts.every((host) => denied.has(host)) ? 'denied' : null;
}

/** The page itself, or where http was sent on to while no https source showed its own certificate. */
function portalIn(trace: readonly TraceEntry[]): string | null {
  const signs = trace.flatMap(({ sign }) => sign ?? []);
  const told = signs.find(({ kind }) => kind === 'portal');
  if (told?.url) return told.url;
  if (!signs.some(({ kind }) => kind === 'tls-refused' || kind === 'every-name')) return null;
  return signs.find(({ kind }) => kind === 'sent-elsewhere')?.url ?? null;
}
