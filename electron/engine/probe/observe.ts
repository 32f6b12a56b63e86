/**
 * Second observations: what the other doors of the run say about a door that did not work. Only hosts that the run
 * contacted anyway are used; where they do not suffice, nothing is added and the diagnosis stays careful.
 */
import { getDomain } from 'tldts';
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import type { Look } from './look.ts';

/** What the run saw outside the doors. */
export interface Surroundings {
  /** An https source of this run answered. */
  webReachable: boolean;
  /** No source of this run could be asked at all. */
  offline: boolean;
  /** Where the network's own sign-in page showed up instead of the page that was asked for. */
  captivePortal: string | null;
}

/** Nothing is known beyond the doors. */
export const unknownSurroundings: Surroundings = { webReachable: false, offline: false, captivePortal: null };

/** The evidence of a look, with what the other looks and the surroundings add to it. */
export function withControls(
  look: Look,
  looks: readonly Look[],
  surroundings: Surroundings,
): Evidence | null {
  const { evidence } = look;
  if (!evidence) return null;
  const added = isSilence(evidence)
    ? silence(look, looks, surroundings)
    : [...sameIssuer(look, looks), ...missingStartTls(look, looks)];
  added.push(...otherMode(look, looks), ...network(evidence, surroundings));
  return { ...evidence, addresses: look.addresses, observations: [...evidence.observations, ...added] };
}

function isSilence({ stage, errorCode, failure }: Evidence): boolean {
  if (stage === 'connect') return true;
  return stage === 'banner' && (failure?.kind === 'timeout' || errorCode === 'ETIMEDOUT');
}

function connected(look: Look): boolean {
  return look.addresses.some((address) => address.connectMs !== null);
}

function silence(look: Look, looks: readonly Look[], surroundings: Surroundings): Observation[] {
  const { host, port } = look.endpoint;
  const others = looks.filter((other) => other.endpoint.port !== port || other.endpoint.host !== host);
  const openDoor = others.find((other) => other.endpoint.host === host && other.greeted);
  const elsewhere = others.filter((other) => other.endpoint.port === port && other.endpoint.host !== host);
  const observations: Observation[] = [];
  if (openDoor) observations.push({ kind: 'other-door-open', port: openDoor.endpoint.port });
  if (elsewhere.length > 0 && elsewhere.every((other) => !connected(other))) {
    const hosts = [...new Set(elsewhere.map((other) => other.endpoint.host))];
    observations.push({ kind: 'port-silent-elsewhere', port, hosts });
  }
  if (looks.length > 1 && looks.every((other) => !connected(other)))
    observations.push({ kind: 'all-doors-silent' });
  if (surroundings.webReachable) observations.push({ kind: 'web-reachable' });
  return observations;
}

/** What the network itself does to a door that did not work. */
function network({ stage }: Evidence, { offline, captivePortal }: Surroundings): Observation[] {
  if (captivePortal) return [{ kind: 'captive-portal', detail: captivePortal }];
  return offline && (stage === 'dns' || stage === 'connect') ? [{ kind: 'offline' }] : [];
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

/** The same unknown issuer on hosts of unrelated domains: something in between signs the cards. */
function sameIssuer(look: Look, looks: readonly Look[]): Observation[] {
  const tls = look.record?.connection.tls;
  if (!tls?.issuer || tls.trust !== 'untrusted-issuer') return [];
  const hosts = looks
    .filter((other) => other.record?.connection.tls?.issuer === tls.issuer)
    .map((other) => other.endpoint.host)
    .filter((host) => getDomain(host) !== getDomain(look.endpoint.host));
  if (hosts.length === 0) return [];
  return [{ kind: 'same-issuer-elsewhere', issuer: tls.issuer, hosts: [...new Set(hosts)] }];
}

/** 587 without STARTTLS while another door of the host protects the link is a sign of stripping (smtp-facts 5). */
function missingStartTls(look: Look, looks: readonly Look[]): Observation[] {
  const { endpoint, record } = look;
  if (look.evidence?.stage !== 'starttls' || !record?.capabilities) return [];
  const masked = record.capabilities.maskedStartTls;
  if (masked) return [{ kind: 'starttls-masked', keyword: masked }];
  const safeDoor = looks.find((other) => other.endpoint.host === endpoint.host && other.usable);
  return safeDoor ? [{ kind: 'other-door-open', port: safeDoor.endpoint.port }] : [];
}
