/** Looks become findings: facts, and a diagnosis made from everything the run saw. */
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { inspectorOf } from '../../../shared/inspectors.ts';
import type { PortFinding, Warning } from '../../../shared/model.ts';
import { problems } from '../../../shared/problems/problems.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { hostsOutOfDate } from './cards.ts';
import { compareDoors } from './doors.ts';
import { factsOf, type Look } from './look.ts';
import { familyFailures, familyState } from './network-finding.ts';
import { type Surroundings, unknownSurroundings, withControls } from './observe.ts';
import type { RankedLook } from './race.ts';

/** One finding per look, best-ranked door first. */
export function findingsOf(ranked: readonly RankedLook[], surroundings: Surroundings): PortFinding[] {
  const looks = ranked.map(({ look }) => look);
  return [...ranked]
    .sort((a, b) => compareDoors(a.door, b.door))
    .map(({ look }) => findingOf(look, looks, surroundings));
}

/** The finding of one look; `looks` are all looks that count as second observations. */
export function findingOf(look: Look, looks: readonly Look[], surroundings: Surroundings): PortFinding {
  const evidence = withControls(look, looks, surroundings);
  return {
    endpoint: look.endpoint,
    usable: look.usable,
    diagnosis: evidence && diagnose(evidence),
    addresses: look.addresses.map((address) => ({ ...address })),
    ...factsOf(look),
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
 * The one cause to show when no door is usable: of the best host that says anything, the door that got furthest; the
 * better-ranked door where two got equally far. Findings come best-ranked first.
 */
export function mainCause(findings: readonly PortFinding[]): Diagnosis | null {
  const host = findings[0]?.endpoint.host;
  const ofBestHost = findings
    .filter((finding) => finding.endpoint.host === host)
    .flatMap(({ diagnosis }) => diagnosis ?? []);
  const reach = (diagnosis: Diagnosis) => furthest(diagnosis);
  return ofBestHost.reduce<Diagnosis | null>(
    (best, diagnosis) => (best === null || reach(diagnosis) > reach(best) ? diagnosis : best),
    null,
  );
}

/** A certificate problem or an answer in words tells more than silence, so it counts as having got further. */
function furthest({ stage, class: problem }: Diagnosis): number {
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
  surroundings: Surroundings = unknownSurroundings,
): Warning[] {
  return [
    ...familyWarnings(findings),
    ...slowWarnings(findings),
    ...clockWarnings(findings, surroundings),
    ...inspectionWarnings(findings),
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

/** Cards that are out of date on several unrelated hosts: rather this computer's clock. */
function clockWarnings(findings: readonly PortFinding[], { cards }: Surroundings): Warning[] {
  const shown = findings.flatMap(({ endpoint, tls }) => (tls ? [{ ...tls, host: endpoint.host }] : []));
  const hosts = hostsOutOfDate([...shown, ...cards]);
  return hosts.length > 0 ? [{ class: 'clock-wrong', facts: { hosts: hosts.join(' ') } }] : [];
}

/** A card that is accepted here, although a program or device on the way has signed it: this computer was told to. */
function inspectionWarnings(findings: readonly PortFinding[]): Warning[] {
  const issuers = findings
    .filter(({ usable }) => usable)
    .flatMap(({ tls }) => [tls?.issuer, ...(tls?.chain ?? []).map((card) => card.issuer)]);
  const issuer = issuers.find((name) => inspectorOf(name) !== null);
  const inspector = inspectorOf(issuer);
  return issuer && inspector
    ? [{ class: 'tls-intercepted', facts: { issuer, inspector: inspector.name } }]
    : [];
}
