/**
 * Second observations: what the other doors of the run say about a door that did not work. Only hosts that the run
 * contacted anyway are used; where they do not suffice, nothing is added and the diagnosis stays careful.
 */
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { noRouteCodes, type Reach } from '../network/network.ts';
import { hostsOutOfDate, hostsWithIssuer, ownerOf, type SeenCard } from './cards.ts';
import type { Look } from './look.ts';
import { oddName } from './odd-name.ts';

/** What the run saw outside the doors. */
export interface Surroundings {
  /** An https source of this run answered. */
  webReachable: boolean;
  /** Some name of this run led somewhere. */
  namesFound: boolean;
  /** How far this computer's own routes lead. */
  reach: Reach;
  /** Where the network's own sign-in page showed up instead of the page that was asked for. */
  captivePortal: string | null;
  /** Cards of https sources that were not accepted. */
  cards: SeenCard[];
  /** Interfaces of a VPN. A question: it is asked about a door that did not work, and takes its time. */
  tunnels(): string[];
}

/** Nothing is known beyond the doors. */
export const unknownSurroundings: Surroundings = {
  webReachable: false,
  namesFound: false,
  reach: { ipv4: true, ipv6: true, dns: true },
  captivePortal: null,
  cards: [],
  tunnels: () => [],
};

/** The evidence of a look, with what the other looks and the surroundings add to it. */
export function withControls(
  look: Look,
  looks: readonly Look[],
  surroundings: Surroundings,
): Evidence | null {
  const { evidence } = look;
  if (!evidence) return null;
  const added = isSilence(evidence)
    ? silence(look, looks)
    : [...cards(look, seenCards(looks, surroundings)), ...missingStartTls(look, looks)];
  added.push(
    ...otherMode(look, looks),
    ...network(look, looks, evidence, surroundings),
    ...oddName(look, looks),
  );
  return { ...evidence, addresses: look.addresses, observations: [...evidence.observations, ...added] };
}

/** Every card of the run. */
function seenCards(looks: readonly Look[], { cards: elsewhere }: Surroundings): SeenCard[] {
  const shown = looks.flatMap(({ endpoint, record }): SeenCard[] => {
    const tls = record?.connection.tls;
    return tls ? [{ ...tls, host: endpoint.host }] : [];
  });
  return [...shown, ...elsewhere];
}

function isSilence({ stage, errorCode, failure }: Evidence): boolean {
  if (stage === 'connect') return true;
  return stage === 'banner' && (failure?.kind === 'timeout' || errorCode === 'ETIMEDOUT');
}

function connected(look: Look): boolean {
  return look.addresses.some((address) => address.connectMs !== null);
}

/** Packets to every address were dropped. A refusal is an answer, and a name that was not found says nothing. */
function isDropped({ addresses }: Look): boolean {
  return (
    addresses.length > 0 && addresses.every(({ error }) => error === 'ETIMEDOUT' || error === 'ECANCELED')
  );
}

function silence(look: Look, looks: readonly Look[]): Observation[] {
  const { host, port } = look.endpoint;
  const others = looks.filter((other) => other.endpoint.port !== port || other.endpoint.host !== host);
  const openDoor = others.find((other) => other.endpoint.host === host && connected(other));
  const elsewhere = others.filter(
    ({ endpoint }) => endpoint.port === port && ownerOf(endpoint.host) !== ownerOf(host),
  );
  const observations: Observation[] = [];
  if (openDoor) observations.push({ kind: 'other-door-open', port: openDoor.endpoint.port });
  if (elsewhere.length > 0 && elsewhere.every(isDropped)) {
    const hosts = [...new Set(elsewhere.map((other) => other.endpoint.host))];
    observations.push({ kind: 'port-silent-elsewhere', port, hosts });
  }
  if (looks.length > 1 && looks.every(isDropped)) observations.push({ kind: 'all-doors-silent' });
  return observations;
}

/** What the network around this computer has to do with a door that was not reached. */
function network(
  look: Look,
  looks: readonly Look[],
  evidence: Evidence,
  { webReachable, namesFound, reach, captivePortal, tunnels }: Surroundings,
): Observation[] {
  const observations: Observation[] = [];
  if (captivePortal) observations.push({ kind: 'captive-portal', detail: captivePortal });
  if (look.greeted) return observations;
  if (webReachable) observations.push({ kind: 'web-reachable' });
  const found = tunnels();
  if (found.length > 0) observations.push({ kind: 'tunnel-up', tunnels: found });
  if (!captivePortal) observations.push(...missingRoute(evidence, look, reach));
  const others = looks.filter(({ endpoint }) => endpoint.host !== look.endpoint.host);
  if (evidence.stage !== 'dns') return observations;
  if (webReachable || namesFound || others.some(({ addresses }) => addresses.length > 0))
    observations.push({ kind: 'other-name-found' });
  if (evidence.provider) observations.push({ kind: 'known-name' });
  return observations;
}

/** What this computer itself lacks, where that explains the failure: "no such name" and a refusal are answers. */
function missingRoute({ stage, errorCode }: Evidence, { addresses }: Look, reach: Reach): Observation[] {
  const { ipv4, ipv6, dns } = reach;
  const noNetwork = !ipv4 && !ipv6;
  if (stage === 'dns' && errorCode !== 'ENOTFOUND' && (noNetwork || !dns))
    return [{ kind: 'offline', lacks: noNetwork ? 'network' : 'dns-server' }];
  if (stage !== 'connect' || !noRouteCodes.includes(errorCode ?? '')) return [];
  if (noNetwork) return [{ kind: 'offline', lacks: 'network' }];
  const families = new Set(addresses.map(({ family }) => family));
  if (!ipv4 && families.has(4) && !families.has(6)) return [{ kind: 'family-missing', family: 4 }];
  if (!ipv6 && families.has(6) && !families.has(4)) return [{ kind: 'family-missing', family: 6 }];
  return [];
}

/** SMTP was heard in the other mode of the same port, where this mode did not get as far as a greeting. */
function otherMode(look: Look, looks: readonly Look[]): Observation[] {
  const { host, port, security } = look.endpoint;
  if (look.greeted) return [];
  const other = looks.find(
    ({ endpoint, greeted }) =>
      greeted && endpoint.host === host && endpoint.port === port && endpoint.security !== security,
  );
  return other ? [{ kind: 'other-mode-works', security: other.endpoint.security }] : [];
}

/** The same unknown issuer on unrelated hosts signs for all of them; dates that are off everywhere are off here. */
function cards(look: Look, seen: readonly SeenCard[]): Observation[] {
  const tls = look.record?.connection.tls;
  if (!tls || tls.verified) return [];
  const { issuer, trust, validity } = tls;
  const observations: Observation[] = [];
  const signed =
    issuer && trust === 'untrusted-issuer' ? hostsWithIssuer(issuer, look.endpoint.host, seen) : [];
  if (issuer && signed.length > 0)
    observations.push({ kind: 'same-issuer-elsewhere', issuer, hosts: signed });
  const clockHosts = validity === 'valid' ? [] : hostsOutOfDate(seen);
  if (clockHosts.length > 0) observations.push({ kind: 'clock-wrong', clockHosts });
  return observations;
}

/** 587 without STARTTLS while another door of the host protects the link is a sign of stripping. */
function missingStartTls(look: Look, looks: readonly Look[]): Observation[] {
  const { endpoint, record } = look;
  if (look.evidence?.stage !== 'starttls' || !record?.capabilities) return [];
  const masked = record.capabilities.maskedStartTls ?? starred(record.greetingText ?? '');
  if (masked) return [{ kind: 'starttls-masked', keyword: masked }];
  const safeDoor = looks.find((other) => other.endpoint.host === endpoint.host && other.usable);
  return safeDoor ? [{ kind: 'other-door-open', port: safeDoor.endpoint.port }] : [];
}

/** A firewall that rewrites mail traffic covers the greeting with stars, too. */
function starred(greeting: string): string | null {
  const stars = greeting.split('*').length - 1;
  return stars >= 8 && stars * 2 >= greeting.length ? greeting : null;
}
