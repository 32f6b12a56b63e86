/** Probes become findings: facts, and a diagnosis made from everything the run saw. */
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { inspectorOf } from '../../../shared/inspectors.ts';
import type { PortFinding, Warning } from '../../../shared/model.ts';
import { problems } from '../../../shared/problems/problems.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Probed } from './both-modes.ts';
import { hostsOutOfDate } from './certificates.ts';
import { evidenceOf } from './evidence.ts';
import { familyFailures, familyState } from './network-finding.ts';
import { type NetworkContext, unknownContext } from './observe.ts';
import { factsOf, type Probe } from './probe-endpoint.ts';
import type { RankedProbe } from './race.ts';
import { compareTargets } from './targets.ts';

/** One finding per probe, best-ranked endpoint first. */
export function findingsOf(ranked: readonly RankedProbe[], context: NetworkContext): PortFinding[] {
  const probes = ranked.map(({ probe }) => probe);
  return [...ranked]
    .sort((a, b) => compareTargets(a.target, b.target))
    .map((one) => findingOf(one, probes, context));
}

/** The finding of one probe; `probes` are all probes that count as second observations. */
export function findingOf(probed: Probed, probes: readonly Probe[], context: NetworkContext): PortFinding {
  const { probe } = probed;
  const evidence = evidenceOf(probed, probes, context);
  return {
    endpoint: probe.endpoint,
    usable: probe.usable,
    diagnosis: evidence && diagnose(evidence),
    addresses: probe.addresses.map((address) => ({ ...address })),
    ...factsOf(probe),
  };
}

const stagesByReach: readonly Diagnosis['stage'][] = [
  'dns',
  'connect',
  'tls',
  'banner',
  'ehlo',
  'starttls',
  'auth',
];

/**
 * The one cause to show when no endpoint is usable: of the best host that says anything, the endpoint that got
 * furthest; the better-ranked endpoint where two got equally far. A probe that heard nothing in one mode of a port does
 * not count where the other mode settled what is wrong there. Findings come best-ranked first.
 */
export function mainCause(findings: readonly PortFinding[]): Diagnosis | null {
  const host = findings[0]?.endpoint.host;
  const ofBestHost = findings
    .filter((finding) => finding.endpoint.host === host && !isSettledElsewhere(finding, findings))
    .flatMap(({ diagnosis }) => diagnosis ?? []);
  return ofBestHost.reduce<Diagnosis | null>(
    (best, diagnosis) => (best === null || reachOf(diagnosis) > reachOf(best) ? diagnosis : best),
    null,
  );
}

/** Without a reply, while a probe in the other mode of this port is certain. */
function isSettledElsewhere({ endpoint, diagnosis }: PortFinding, findings: readonly PortFinding[]): boolean {
  if (!diagnosis || diagnosis.reply !== null || diagnosis.certainty === 'certain') return false;
  const { host, port } = endpoint;
  return findings.some(
    (other) =>
      other.endpoint.host === host &&
      other.endpoint.port === port &&
      other.diagnosis?.certainty === 'certain',
  );
}

/** A certificate problem or an answer in words tells more than silence, so it counts as having got further. */
function reachOf({ stage, class: problem }: Diagnosis): number {
  if (problems[problem].certificate) return stagesByReach.length;
  return stagesByReach.indexOf(stage);
}

/** Steps that took longer than a person would call quick: connect, TLS 3 s; replies 5 s. */
const slowAfter: Readonly<Record<string, number>> = {
  connect: 3000,
  tls: 3000,
  'starttls-tls': 3000,
  banner: 5000,
  ehlo: 5000,
  'ehlo-tls': 5000,
};

/** What worked but deserves a word. */
export function warningsOf(
  findings: readonly PortFinding[],
  context: NetworkContext = unknownContext,
): Warning[] {
  return [
    ...familyWarnings(findings),
    ...slowWarnings(findings),
    ...clockWarnings(findings, context),
    ...inspectionWarnings(findings),
    ...largeHelloWarnings(findings),
    ...machineWarnings(findings),
  ];
}

function familyWarnings(findings: readonly PortFinding[]): Warning[] {
  return ([6, 4] as const)
    .filter((family) => familyState(findings, family) === 'broken')
    .map((family) => ({
      class: `ipv${family}-broken` as const,
      facts: { error: familyFailures(findings, family)[0] ?? 'ETIMEDOUT' },
    }));
}

function slowWarnings(findings: readonly PortFinding[]): Warning[] {
  return findings
    .filter(({ usable }) => usable)
    .flatMap(({ endpoint, phases }) =>
      phases
        .filter(({ name, ms }) => ms > (slowAfter[name] ?? Number.POSITIVE_INFINITY))
        .map(({ name, ms }): Warning => ({ class: 'slow-answer', facts: { ...endpoint, phase: name, ms } })),
    );
}

/** Something on the way, or the server, loses large ClientHellos: other programs may fail there. */
function largeHelloWarnings(findings: readonly PortFinding[]): Warning[] {
  return findings
    .filter(({ usable, tls }) => usable && tls?.smallHelloOnly)
    .map(({ endpoint }) => ({ class: 'large-hello', facts: { host: endpoint.host, port: endpoint.port } }));
}

/** Machines that failed where another one of the same name is in use. */
function machineWarnings(findings: readonly PortFinding[]): Warning[] {
  return findings
    .filter(({ usable }) => usable)
    .flatMap(({ endpoint: { host, port }, addresses }) =>
      addresses.flatMap(({ ip, problem }): Warning[] =>
        problem ? [{ class: 'addresses-differ', facts: { host, port, ip, problem } }] : [],
      ),
    );
}

/** Certificates that are out of date on several unrelated hosts: rather this computer's clock. */
function clockWarnings(findings: readonly PortFinding[], { certificates }: NetworkContext): Warning[] {
  const shown = findings.flatMap(({ endpoint, tls }) => (tls ? [{ ...tls, host: endpoint.host }] : []));
  const hosts = hostsOutOfDate([...shown, ...certificates]);
  return hosts.length > 0 ? [{ class: 'clock-wrong', facts: { hosts: hosts.join(' ') } }] : [];
}

/**
 * A certificate that is accepted here, although a program or device on the way has signed it: this computer was told
 * to.
 */
function inspectionWarnings(findings: readonly PortFinding[]): Warning[] {
  const issuers = findings
    .filter(({ usable }) => usable)
    .flatMap(({ tls }) => [tls?.issuer, ...(tls?.chain ?? []).map((certificate) => certificate.issuer)]);
  const issuer = issuers.find((name) => inspectorOf(name) !== null);
  const inspector = inspectorOf(issuer);
  return issuer && inspector
    ? [{ class: 'tls-intercepted', facts: { issuer, inspector: inspector.name } }]
    : [];
}
