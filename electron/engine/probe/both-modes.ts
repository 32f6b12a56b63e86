/**
 * An endpoint and its second probe. The port tells the habit, not the protocol: where the first probe hears nothing,
 * or the wrong protocol, the other mode is tried on a second connection. A proven second probe ends the first wait.
 */
import { pause, stopped } from '../base/deadline.ts';
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { printable, serviceOf } from '../diagnosis/first-bytes.ts';
import { defaultPatience } from '../smtp/patience.ts';
import { withVersionProof } from './legacy.ts';
import { raceTimes } from './limits.ts';
import { type Probe, type ProbeOptions, probeEndpoint } from './probe-endpoint.ts';
import { otherSecurity, type Target } from './targets.ts';

/** Probes an endpoint in its own mode and, where that says so, in the other one. One or two probes, own mode first. */
export async function probeTarget(
  target: Target,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe[]> {
  const own = { ...options, withoutSignIn: target.withoutSignIn };
  const probes = options.bothModes
    ? await probeInBothModes(target, options, signal)
    : [await onceMore(await probeEndpoint(target.endpoint, own, signal), target, options, signal)];
  return Promise.all(probes.map((probe) => withVersionProof(probe, options, signal)));
}

async function probeInBothModes(
  target: Target,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe[]> {
  const first = startFirstProbe(target, options, signal);
  if (!(await first.isSilent())) {
    const probe = await first.done;
    if (!wantsOtherMode(probe.evidence)) return [await onceMore(probe, target, options, signal)];
    const second = await probeOtherMode(target, options, first.leftMs(), signal);
    const last = second?.greeted ? probe : await onceMore(probe, target, options, signal);
    return combine(last, second, 0, signal);
  }
  const proven = new AbortController();
  void first.done.then((probe) => (probe.usable || saidServerHello(probe)) && proven.abort());
  const second = await probeOtherMode(
    target,
    options,
    first.leftMs(),
    AbortSignal.any([signal, proven.signal]),
  );
  const waitedMs = first.waitedMs();
  if (second?.greeted) first.end();
  return combine(await first.done, second, waitedMs, signal);
}

/** The first probe can be ended by itself: a proven second probe ends its wait. */
function startFirstProbe(target: Target, options: ProbeOptions, signal: AbortSignal) {
  const { endpoint, withoutSignIn } = target;
  const ended = new AbortController();
  const signed = new AbortController();
  let waitsSince: number | null = null;
  let begin: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const onWait = () => {
    waitsSince = performance.now();
    begin();
  };
  const onSign = () => signed.abort(stopped);
  const done = probeEndpoint(
    endpoint,
    { ...options, withoutSignIn, onWait, onSign },
    AbortSignal.any([signal, ended.signal]),
  );
  void done.then(onSign);
  const silence = waiting
    .then(() => pause(raceTimes.otherModeAfter, signed.signal))
    .then(() => !signed.signal.aborted);
  const waitedMs = () => (waitsSince === null ? 0 : Math.round(performance.now() - waitsSince));
  const { giveUpMs } = defaultPatience[endpoint.security === 'tls' ? 'tls' : 'banner'];
  return {
    done,
    /** True once the first sign has been awaited in vain; false when the probe is over before. */
    isSilent: () => Promise.race([silence, done.then(() => false)]),
    waitedMs,
    /** What is left of its full deadline. */
    leftMs: () => Math.max(0, giveUpMs - waitedMs()),
    end: () => ended.abort(),
  };
}

/** The other mode may be the right one: TLS did not come up, or nothing that is SMTP was heard in clear. */
function wantsOtherMode(evidence: Evidence | null): boolean {
  const failure = evidence?.failure;
  if (!failure) return false;
  if (failure.kind === 'tls' && failure.phase === 'tls') {
    const { reason, firstBytes, upTo } = failure.result;
    if (upTo !== null) return false;
    if (reason === 'not-tls') return serviceOf(firstBytes) === 'smtp';
    return reason === 'closed' || reason === 'reset' || reason === 'other';
  }
  if (failure.phase !== 'banner' || evidence.security === 'tls') return false;
  if (failure.kind === 'protocol') return serviceOf(failure.received) === 'tls';
  return failure.kind === 'closed' && failure.received.length === 0;
}

const provedPatience = { ehlo: { ...defaultPatience.ehlo, giveUpMs: raceTimes.afterProof } };

/** Whatever came of it, this port speaks TLS from the start: nothing is awaited in the other mode. */
function saidServerHello({ evidence }: Probe): boolean {
  const failure = evidence?.failure;
  return failure?.kind === 'tls' && failure.phase === 'tls' && failure.result.upTo !== null;
}

/** Runs inside the full deadline of the first probe, unless this mode proves to be the right one by then. */
async function probeOtherMode(
  target: Target,
  options: ProbeOptions,
  leftMs: number,
  signal: AbortSignal,
): Promise<Probe | null> {
  const { host, port, security } = target.endpoint;
  if (security === 'none' || signal.aborted) return null;
  const late = new AbortController();
  const limit = setTimeout(() => late.abort(), leftMs);
  const onSign = () => clearTimeout(limit);
  const probe = await probeEndpoint(
    { host, port, security: otherSecurity(security) },
    { ...options, why: 'second-look', withoutSignIn: target.withoutSignIn, patience: provedPatience, onSign },
    AbortSignal.any([signal, late.signal]),
  );
  clearTimeout(limit);
  return probe;
}

/** Cut off before a byte came: a busy server, or a proxy that dials late, may do better the second time. */
async function onceMore(
  probe: Probe,
  target: Target,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probe> {
  if (!cutBeforeAnyByte(probe.evidence) || signal.aborted) return probe;
  const again = await probeEndpoint(
    target.endpoint,
    { ...options, withoutSignIn: target.withoutSignIn },
    signal,
  );
  if (again.cutOff) return probe;
  return cutBeforeAnyByte(again.evidence) ? withObservation(probe, { kind: 'cut-off-again' }) : again;
}

/** A reset can be so quick that it is the answer to the connect itself. */
function cutBeforeAnyByte(evidence: Evidence | null): boolean {
  if (evidence?.stage === 'connect') return evidence.errorCode === 'ECONNRESET';
  const failure = evidence?.failure;
  if (failure?.kind === 'closed') return failure.phase === 'banner' && failure.received.length === 0;
  if (failure?.kind !== 'tls' || failure.phase !== 'tls') return false;
  const { reason, firstBytes } = failure.result;
  return (reason === 'closed' || reason === 'reset') && firstBytes.length === 0;
}

/** The second probe is a finding of its own only when SMTP answered; else the first learns which service did. */
function combine(first: Probe, second: Probe | null, waitedMs: number, signal: AbortSignal): Probe[] {
  if (!second || first.usable) {
    void second?.session?.leave(signal);
    return [first];
  }
  if (second.greeted) return [stoppedByUs(first, waitedMs), second];
  const heard = serviceHeard(second.evidence);
  return [heard ? withObservation(first, heard) : first];
}

/** A first wait that we ended ourselves is silence, not a stop by the person. */
function stoppedByUs(probe: Probe, waitedMs: number): Probe {
  const { evidence } = probe;
  if (!evidence || !probe.cutOff) return probe;
  const phase = evidence.stage === 'tls' ? 'tls' : 'banner';
  const failure = { kind: 'timeout' as const, phase, waitedMs, received: new Uint8Array() } as const;
  return { ...probe, cutOff: false, evidence: { ...evidence, stage: phase, failure } };
}

/** What service the second probe ran into, such as HTTP answering a TLS hello. */
function serviceHeard(evidence: Evidence | null): Observation | null {
  const failure = evidence?.failure;
  const bytes =
    failure?.kind === 'tls'
      ? failure.result.firstBytes
      : failure?.kind === 'protocol'
        ? failure.received
        : null;
  const service = bytes && serviceOf(bytes);
  if (!bytes || !service || service === 'smtp') return null;
  return { kind: 'first-bytes', service, text: printable(bytes) };
}

function withObservation(probe: Probe, observation: Observation): Probe {
  if (!probe.evidence) return probe;
  return {
    ...probe,
    evidence: { ...probe.evidence, observations: [...probe.evidence.observations, observation] },
  };
}
