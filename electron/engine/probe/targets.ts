/** Which endpoints of a host are probed, and how those of a whole run rank. */
import {
  endpointRank,
  sameEndpoint,
  submissionPort,
  usualEndpoints,
  usualSecurity,
} from '../../../shared/endpoint.ts';
import type { Candidate, Endpoint, Security, Source } from '../../../shared/model.ts';

/** An endpoint to probe. Lower ranks are better; hosts rank before endpoints. */
export interface Target {
  endpoint: Endpoint;
  /** Place of the host among the hosts of the run, 0 is best. */
  hostRank: number;
  /** Place in the list that the race was given. */
  place?: number;
  /** Where the host was learned; absent where hosts were only named to be probed. */
  source?: Source;
  /** A source named this endpoint. */
  published: boolean;
  /** The source says that no sign-in is needed here. */
  withoutSignIn: boolean;
}

/** A single endpoint that nothing else is known about. */
export function targetAt(endpoint: Endpoint): Target {
  return { endpoint, hostRank: 0, published: false, withoutSignIn: false };
}

/**
 * Orders endpoints of a whole run: sources rank hosts, endpoints rank within one host. Of two endpoints of equal rank
 * the one that is protected from the start is better (RFC 8314 3), then the one that was named first.
 */
export function compareTargets(a: Target, b: Target): number {
  return (
    a.hostRank - b.hostRank ||
    endpointRank(a.endpoint, a.published) - endpointRank(b.endpoint, b.published) ||
    Number(b.endpoint.security === 'tls') - Number(a.endpoint.security === 'tls') ||
    (a.place ?? 0) - (b.place ?? 0)
  );
}

/** The other encrypted mode. */
export function otherSecurity(security: Security): 'tls' | 'starttls' {
  return security === 'tls' ? 'starttls' : 'tls';
}

/**
 * Endpoints for the hosts of these candidates, best first. Published endpoints come as published (never `none`); the
 * usual endpoints are added. `no587`: the domain refuses submission by SRV (RFC 6186 3.4), so 587 is left alone
 * everywhere.
 */
export function targetsOf(candidates: readonly Candidate[], no587: boolean): Target[] {
  const hosts = [...new Set(candidates.map((candidate) => candidate.host))];
  const targets = hosts.flatMap((host, hostRank) => {
    const named = candidates.filter((candidate) => candidate.host === host);
    const source = named[0]?.source;
    const published = named.map(({ port, security, auth }): Target => {
      const encrypted = security === 'none' ? usualSecurity(port) : security;
      const endpoint = { host, port, security: encrypted };
      return { endpoint, hostRank, source, published: true, withoutSignIn: auth.includes('none') };
    });
    // A relay that wants no sign-in is there for its own network: nothing is said about its other ports.
    const relay = named.every(({ auth }) => auth.length > 0 && auth.every((kind) => kind === 'none'));
    const usual = (relay ? [] : usualEndpoints)
      .filter(({ port }) => !published.some((target) => target.endpoint.port === port))
      .map(
        (target): Target => ({
          endpoint: { host, ...target },
          hostRank,
          source,
          published: false,
          withoutSignIn: false,
        }),
      );
    return [...published, ...usual];
  });
  return unique(targets.filter((target) => !(no587 && target.endpoint.port === submissionPort))).sort(
    compareTargets,
  );
}

/** A server that a person named; null is what was left open. */
export interface NamedServer {
  host: string;
  port: number | null;
  security: Security | null;
}

/**
 * Endpoints of servers that a person named. A port named with a server counts for that one; else those of `ports` are
 * taken, or the usual ones that fit the mode where one is named.
 */
export function targetsOfServers(servers: readonly NamedServer[], ports: readonly number[] | null): Target[] {
  const hosts = [...new Set(servers.map(({ host }) => host))];
  const targets = servers.flatMap(({ host, port, security }) => {
    const hostRank = hosts.indexOf(host);
    const usual = usualEndpoints.filter((one) => security === null || one.security === security);
    const named = port === null ? (ports ?? usual.map((one) => one.port)) : [port];
    return named.map((one): Target => {
      const endpoint = { host, port: one, security: security ?? usualSecurity(one) };
      return { endpoint, hostRank, published: false, withoutSignIn: false };
    });
  });
  return unique(targets).sort(compareTargets);
}

function unique(targets: Target[]): Target[] {
  return targets.filter(
    (target, index) => targets.findIndex((other) => sameEndpoint(other.endpoint, target.endpoint)) === index,
  );
}
