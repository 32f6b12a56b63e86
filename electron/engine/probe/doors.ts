/** Which doors of a host are looked at, and how they rank within that host (RFC 8314 3.3, RFC 6409 3.1). */
import type { Candidate, Endpoint, Security, Source } from '../../../shared/model.ts';

/** A door to look at. Lower ranks are better; hosts rank before doors. */
export interface Door {
  endpoint: Endpoint;
  /** Place of the host among the hosts of the run, 0 is best. */
  hostRank: number;
  /** Place in the list that the race was given. */
  place?: number;
  /** Where the host was learned; absent where hosts were only named to be looked at. */
  source?: Source;
  /** A source named this door. */
  published: boolean;
  /** The source says that no sign-in is needed here. */
  withoutSignIn: boolean;
}

/** Doors that every host is asked for. 2525 is a private convention of relay providers, 25 is for servers. */
const usualDoors: readonly { port: number; security: Security }[] = [
  { port: 465, security: 'tls' },
  { port: 587, security: 'starttls' },
  { port: 2525, security: 'starttls' },
  { port: 25, security: 'starttls' },
];

/** Rank of a door within its host; lower is better. */
function doorRank(endpoint: Endpoint, published: boolean): number {
  if (endpoint.port === 465 && endpoint.security === 'tls') return 0;
  if (endpoint.port === 587 && endpoint.security === 'starttls') return 1;
  if (endpoint.port === 25) return 5;
  if (published) return 2;
  if (endpoint.port === 465 || endpoint.port === 587) return 3;
  return 4;
}

/** A single door that nothing else is known about. */
export function doorAt(endpoint: Endpoint): Door {
  return { endpoint, hostRank: 0, published: false, withoutSignIn: false };
}

/**
 * Orders doors of a whole run: sources rank hosts, doors rank within one host. Of two doors of equal rank the one that
 * is protected from the start is better (RFC 8314 3), then the one that was named first.
 */
export function compareDoors(a: Door, b: Door): number {
  return (
    a.hostRank - b.hostRank ||
    doorRank(a.endpoint, a.published) - doorRank(b.endpoint, b.published) ||
    Number(b.endpoint.security === 'tls') - Number(a.endpoint.security === 'tls') ||
    (a.place ?? 0) - (b.place ?? 0)
  );
}

/** The mode in which a port is looked at first. Habit only: what is heard decides. */
export function usualSecurity(port: number): Security {
  return port === 465 ? 'tls' : 'starttls';
}

/** The other encrypted mode. */
export function otherSecurity(security: Security): Security {
  return security === 'tls' ? 'starttls' : 'tls';
}

/** True when both name the same door in the same mode. */
export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return a.host === b.host && a.port === b.port && a.security === b.security;
}

/**
 * Doors for the hosts of these candidates, best first. Published doors come as published (never `none`); the usual
 * doors are added. `no587`: the domain refuses submission by SRV (RFC 6186 3.4), so 587 is left alone everywhere.
 */
export function doorsOf(candidates: readonly Candidate[], no587: boolean): Door[] {
  const hosts = [...new Set(candidates.map((candidate) => candidate.host))];
  const doors = hosts.flatMap((host, hostRank) => {
    const named = candidates.filter((candidate) => candidate.host === host);
    const source = named[0]?.source;
    const published = named.map(({ port, security, auth }): Door => {
      const encrypted = security === 'none' ? usualSecurity(port) : security;
      const endpoint = { host, port, security: encrypted };
      return { endpoint, hostRank, source, published: true, withoutSignIn: auth.includes('none') };
    });
    const usual = usualDoors
      .filter(({ port }) => !published.some((door) => door.endpoint.port === port))
      .map(
        (door): Door => ({
          endpoint: { host, ...door },
          hostRank,
          source,
          published: false,
          withoutSignIn: false,
        }),
      );
    return [...published, ...usual];
  });
  return unique(doors.filter((door) => !(no587 && door.endpoint.port === 587))).sort(compareDoors);
}

/** Doors for hosts and ports that a person named. */
export function doorsOfPorts(hosts: readonly string[], ports: readonly number[]): Door[] {
  const doors = hosts.flatMap((host, hostRank) =>
    ports.map((port): Door => {
      const endpoint = { host, port, security: usualSecurity(port) };
      return { endpoint, hostRank, published: false, withoutSignIn: false };
    }),
  );
  return unique(doors).sort(compareDoors);
}

/** The usual ports, in the order in which `probe` shows them. */
export const usualPorts: readonly number[] = usualDoors.map((door) => door.port);

function unique(doors: Door[]): Door[] {
  return doors.filter(
    (door, index) => doors.findIndex((other) => sameEndpoint(other.endpoint, door.endpoint)) === index,
  );
}
