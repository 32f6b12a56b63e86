/**
 * Second observations: what the other endpoints of the run say about an endpoint that did not work. Only hosts that
 * the run contacted anyway are used; where they do not suffice, nothing is added and the diagnosis stays careful.
 */
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { noRouteCodes, type Reach } from '../network/network.ts';
import { everywhere } from '../network/reach.ts';
import { hostsOutOfDate, hostsWithIssuer, ownerOf, type SeenCertificate } from './certificates.ts';
import { isSilence } from './failure.ts';
import { type Probe, provesMode } from './probe-endpoint.ts';

/** What the run saw outside the endpoints. */
export interface NetworkContext {
  /** An https source of this run answered. */
  webReachable: boolean;
  /** Some name of this run led somewhere. */
  namesFound: boolean;
  /** How far this computer's own routes lead. */
  reach: Reach;
  /** Where the network's own sign-in page showed up instead of the page that was asked for. */
  captivePortal: string | null;
  /** Certificates of https sources that were not accepted. */
  certificates: SeenCertificate[];
  /** Web pages were reached through a proxy, which mail never goes through. */
  behindProxy: boolean;
  /** Hosts whose web server answered this run. */
  webHosts: readonly string[];
  /** Interfaces of a VPN. A question: it is asked about an endpoint that did not work, and takes its time. */
  tunnels(): string[];
}

/** Nothing is known beyond the endpoints. */
export const unknownContext: NetworkContext = {
  webReachable: false,
  namesFound: false,
  reach: everywhere,
  captivePortal: null,
  certificates: [],
  behindProxy: false,
  webHosts: [],
  tunnels: () => [],
};

/** What the other endpoints say about one that failed. `seen`: what its failure says by itself. */
export function otherEndpoints(
  probe: Probe,
  seen: Evidence,
  probes: readonly Probe[],
  context: NetworkContext,
): Observation[] {
  const silent = probe.failure !== null && isSilence(probe.failure);
  const said = silent
    ? silence(probe, probes, context)
    : [...certificates(probe, seenCertificates(probes, context)), ...missingStartTls(probe, seen, probes)];
  return [...said, ...otherMode(probe, probes)];
}

/** Every certificate of the run. */
function seenCertificates(
  probes: readonly Probe[],
  { certificates: elsewhere }: NetworkContext,
): SeenCertificate[] {
  const shown = probes.flatMap(({ endpoint, record }): SeenCertificate[] => {
    const tls = record?.connection.tls;
    return tls ? [{ ...tls, host: endpoint.host }] : [];
  });
  return [...shown, ...elsewhere];
}

function connected(probe: Probe): boolean {
  return probe.addresses.some((address) => address.connectMs !== null);
}

/** Packets to every address were dropped. A refusal is an answer, and a name that was not found says nothing. */
function isDropped({ addresses }: Probe): boolean {
  return (
    addresses.length > 0 && addresses.every(({ error }) => error === 'ETIMEDOUT' || error === 'ECANCELED')
  );
}

function silence(probe: Probe, probes: readonly Probe[], { webHosts }: NetworkContext): Observation[] {
  const { host, port } = probe.endpoint;
  const others = probes.filter((other) => other.endpoint.port !== port || other.endpoint.host !== host);
  const openEndpoint = others.find((other) => other.endpoint.host === host && connected(other));
  const elsewhere = others.filter(
    ({ endpoint }) => endpoint.port === port && ownerOf(endpoint.host) !== ownerOf(host),
  );
  const observations: Observation[] = [];
  if (openEndpoint) observations.push({ kind: 'other-door-open', port: openEndpoint.endpoint.port });
  if (elsewhere.length > 0 && elsewhere.every(isDropped)) {
    const hosts = [...new Set(elsewhere.map((other) => other.endpoint.host))];
    observations.push({ kind: 'port-silent-elsewhere', port, hosts });
  }
  const here = probes.filter((other) => other.endpoint.host === host);
  const ports = new Set(here.map((other) => other.endpoint.port));
  // A web server that answers there says that this place is not shut out.
  if (ports.size > 1 && here.every(isDropped) && others.some(connected) && !webHosts.includes(host))
    observations.push({ kind: 'only-this-host-silent' });
  if (probes.length > 1 && probes.every(isDropped)) observations.push({ kind: 'all-doors-silent' });
  return observations;
}

/** What the network around this computer has to do with an endpoint that was not reached. */
export function aroundComputer(
  probe: Probe,
  seen: Evidence,
  probes: readonly Probe[],
  { webReachable, namesFound, reach, captivePortal, behindProxy, tunnels }: NetworkContext,
): Observation[] {
  const observations: Observation[] = [];
  if (captivePortal) observations.push({ kind: 'captive-portal', detail: captivePortal });
  if (probe.greeted) return observations;
  if (webReachable) observations.push({ kind: 'web-reachable' });
  if (behindProxy) observations.push({ kind: 'behind-proxy' });
  const found = tunnels();
  if (found.length > 0) observations.push({ kind: 'tunnel-up', tunnels: found });
  if (!captivePortal) observations.push(...missingRoute(seen, probe, reach));
  const others = probes.filter(({ endpoint }) => endpoint.host !== probe.endpoint.host);
  if (seen.stage !== 'dns') return observations;
  if (webReachable || namesFound || others.some(({ addresses }) => addresses.length > 0))
    observations.push({ kind: 'other-name-found' });
  if (seen.provider) observations.push({ kind: 'known-name' });
  return observations;
}

/** What this computer itself lacks, where that explains the failure: "no such name" and a refusal are answers. */
function missingRoute({ stage, errorCode }: Evidence, { addresses }: Probe, reach: Reach): Observation[] {
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

/** The other mode of the same port proved to be the right one, where this mode did not get as far as a greeting. */
function otherMode(probe: Probe, probes: readonly Probe[]): Observation[] {
  const { host, port, security } = probe.endpoint;
  if (probe.greeted) return [];
  const other = probes.find(
    (one) =>
      one.endpoint.host === host &&
      one.endpoint.port === port &&
      one.endpoint.security !== security &&
      provesMode(one),
  );
  return other ? [{ kind: 'other-mode-works', security: other.endpoint.security }] : [];
}

/** The same unknown issuer on unrelated hosts signs for all of them; dates that are off everywhere are off here. */
function certificates(probe: Probe, seen: readonly SeenCertificate[]): Observation[] {
  const tls = probe.record?.connection.tls;
  if (!tls || tls.verified) return [];
  const { issuer, trust, validity } = tls;
  const observations: Observation[] = [];
  const signed =
    issuer && trust === 'untrusted-issuer' ? hostsWithIssuer(issuer, probe.endpoint.host, seen) : [];
  if (issuer && signed.length > 0)
    observations.push({ kind: 'same-issuer-elsewhere', issuer, hosts: signed });
  const clockHosts = validity === 'valid' ? [] : hostsOutOfDate(seen);
  if (clockHosts.length > 0) observations.push({ kind: 'clock-wrong', clockHosts });
  return observations;
}

/** 587 without STARTTLS while another endpoint of the host protects the link is a sign of stripping. */
function missingStartTls(probe: Probe, { stage }: Evidence, probes: readonly Probe[]): Observation[] {
  const { endpoint, record } = probe;
  if (stage !== 'starttls' || !record?.capabilities) return [];
  const masked = record.capabilities.maskedStartTls ?? starred(record.greetingText ?? '');
  if (masked) return [{ kind: 'starttls-masked', keyword: masked }];
  const safeEndpoint = probes.find((other) => other.endpoint.host === endpoint.host && other.usable);
  return safeEndpoint ? [{ kind: 'other-door-open', port: safeEndpoint.endpoint.port }] : [];
}

/** A firewall that rewrites mail traffic covers the greeting with stars, too. */
function starred(greeting: string): string | null {
  const stars = greeting.split('*').length - 1;
  return stars >= 8 && stars * 2 >= greeting.length ? greeting : null;
}
