/**
 * One name can lead to several machines, and the one that connects first is not all of them. Where it fails at TLS or the
 * greeting, the next one is tried before the endpoint is called bad. Once a message was answered, a few more are looked at,
 * so that a bad one does not hide behind a good one.
 */
import type { AddressAttempt, Endpoint, Warning } from '../../../shared/model.ts';
import { startDeadline } from '../base/deadline.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { serviceOf } from '../diagnosis/first-bytes.ts';
import { isTurnedAway, type ProbeFailure } from './failure.ts';
import { evidenceOfProbeFailure } from './failure-evidence.ts';
import { machineTimes } from './limits.ts';
import { type Probe, type ProbeOptions, probeEndpoint } from './probe-endpoint.ts';

/** Machines that are looked at beside the first one. */
const mostOthers = 3;

/** Probes the machine at one address. */
type ProbeMachine = (ip: string, signal: AbortSignal) => Promise<Probe>;

/** `first` when it is usable or the fault is not that of one machine; else the first of the next ones that is usable in time. */
export async function nextMachine(first: Probe, probe: ProbeMachine, signal: AbortSignal): Promise<Probe> {
  const used = first.record?.connection.remote.ip;
  const { failure } = first;
  if (used === undefined || failure === null || !liesWithMachine(failure)) return first;
  const others = besides(first.addresses, used).filter(({ error }) => error === null);
  const deadline = startDeadline(machineTimes.next, signal);
  let found: Probe | null = null;
  for (const { ip } of others.slice(0, mostOthers)) {
    if (deadline.signal.aborted) break;
    const next = await probe(ip, deadline.signal);
    if (next.usable) found = next;
    if (next.usable || (next.failure && isSame(next.failure, failure))) break;
  }
  deadline.clear();
  return found ? joined(first, found, used, failure) : first;
}

/** None where the one in use is not among them: a practice server runs at another place than its name says. */
function besides(addresses: readonly AddressAttempt[], used: string): AddressAttempt[] {
  return addresses.some(({ ip }) => ip === used) ? addresses.filter(({ ip }) => ip !== used) : [];
}

/** TLS did not come up as it should, or no proper greeting came. Not a matter of the mode, nor of too many of us. */
function liesWithMachine(failure: ProbeFailure): boolean {
  if (failure.kind === 'certificate') return true;
  if (failure.kind === 'tls')
    return failure.result.reason !== 'not-tls' && failure.result.reason !== 'stopped';
  if (!('phase' in failure) || failure.phase !== 'banner' || isTurnedAway(failure)) return false;
  if (failure.kind === 'protocol') return serviceOf(failure.received) !== 'tls';
  return failure.kind === 'reply' || failure.kind === 'closed' || failure.kind === 'timeout';
}

/** Two machines that fail alike: the others will, too. */
function isSame(one: ProbeFailure, other: ProbeFailure): boolean {
  return classOf(one) === classOf(other);
}

const anywhere = { host: '', port: 0, security: 'tls', provider: null } as const;

function classOf(failure: ProbeFailure) {
  return diagnose(evidenceOfProbeFailure(failure, anywhere)).class;
}

/** The probe of the good machine, with the bad one among its addresses. */
function joined(first: Probe, next: Probe, bad: string, failure: ProbeFailure): Probe {
  const problem = classOf(failure);
  const merged = () =>
    first.addresses.map((attempt): AddressAttempt => {
      if (attempt.ip === bad) return { ...attempt, problem };
      return next.addresses.find(({ ip }) => ip === attempt.ip) ?? attempt;
    });
  const addresses = merged();
  const settled = Promise.all([first.settled, next.settled]).then(() => {
    addresses.splice(0, addresses.length, ...merged());
  });
  return { ...next, addresses, settled };
}

/** Who answered the message, and what is known of the name's addresses. */
interface Answered {
  endpoint: Endpoint;
  /** Address of the machine that answered. */
  machine: string;
  addresses: readonly AddressAttempt[];
}

/** The warning `addresses-differ` for each machine that does not do what the one in use does. Never rejects. */
export async function machinesThatDiffer(
  { endpoint, machine, addresses }: Answered,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Warning[]> {
  const families = new Set(
    addresses.filter(({ connectMs }) => connectMs !== null).map(({ family }) => family),
  );
  const others = besides(addresses, machine).filter(
    ({ family, problem }) => problem === undefined && families.has(family),
  );
  const found: Warning[] = [];
  const deadline = startDeadline(machineTimes.others, signal);
  for (const { ip } of others.slice(0, mostOthers)) {
    if (deadline.signal.aborted) break;
    const how = { ...options, ip, why: 'second-look', connectMs: machineTimes.connect } as const;
    const { failure, session, cutOffAfterMs, settled } = await probeEndpoint(endpoint, how, deadline.signal);
    await session?.leave(signal);
    await settled;
    if (isTurnedAway(failure)) break;
    if (failure && cutOffAfterMs === null) found.push(differs(endpoint, ip, failure));
  }
  deadline.clear();
  return found;
}

function differs({ host, port }: Endpoint, ip: string, failure: ProbeFailure): Warning {
  return { class: 'addresses-differ', facts: { host, port, ip, problem: classOf(failure) } };
}
