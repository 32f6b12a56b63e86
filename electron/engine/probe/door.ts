/**
 * A door and its second look. The port tells the habit, not the protocol: where the first look hears nothing, or the
 * wrong protocol, the other mode is tried on a second connection. A proven second look ends the first wait.
 */
import { pause, stopped } from '../base/deadline.ts';
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { printable, serviceOf } from '../diagnosis/first-bytes.ts';
import { defaultPatience } from '../smtp/patience.ts';
import { type Door, otherSecurity } from './doors.ts';
import { withVersionProof } from './legacy.ts';
import { raceTimes } from './limits.ts';
import { type Look, type LookOptions, lookAt } from './look.ts';

/** Looks at a door in its own mode and, where that says so, in the other one. One or two looks, own mode first. */
export async function lookThroughDoor(
  door: Door,
  options: LookOptions,
  signal: AbortSignal,
): Promise<Look[]> {
  const own = { ...options, withoutSignIn: door.withoutSignIn };
  const looks = options.secondLook
    ? await lookInBothModes(door, options, signal)
    : [await onceMore(await lookAt(door.endpoint, own, signal), door, options, signal)];
  return Promise.all(looks.map((look) => withVersionProof(look, options, signal)));
}

async function lookInBothModes(door: Door, options: LookOptions, signal: AbortSignal): Promise<Look[]> {
  const first = startFirstLook(door, options, signal);
  if (!(await first.isSilent())) {
    const look = await first.done;
    if (!wantsSecondLook(look.evidence)) return [await onceMore(look, door, options, signal)];
    const second = await secondLook(door, options, first.leftMs(), signal);
    const last = second?.greeted ? look : await onceMore(look, door, options, signal);
    return combine(last, second, 0, signal);
  }
  const proven = new AbortController();
  void first.done.then((look) => look.usable && proven.abort());
  const second = await secondLook(door, options, first.leftMs(), AbortSignal.any([signal, proven.signal]));
  const waitedMs = first.waitedMs();
  if (second?.greeted) first.end();
  return combine(await first.done, second, waitedMs, signal);
}

/** The first look can be ended by itself: a proven second look ends its wait. */
function startFirstLook(door: Door, options: LookOptions, signal: AbortSignal) {
  const { endpoint, withoutSignIn } = door;
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
  const done = lookAt(
    endpoint,
    { ...options, withoutSignIn, onWait, onSign },
    AbortSignal.any([signal, ended.signal]),
  );
  void done.then(onSign);
  const silence = waiting
    .then(() => pause(raceTimes.secondLookAfter, signed.signal))
    .then(() => !signed.signal.aborted);
  const waitedMs = () => (waitsSince === null ? 0 : Math.round(performance.now() - waitsSince));
  const { giveUpMs } = defaultPatience[endpoint.security === 'tls' ? 'tls' : 'banner'];
  return {
    done,
    /** True once the first sign has been awaited in vain; false when the look is over before. */
    isSilent: () => Promise.race([silence, done.then(() => false)]),
    waitedMs,
    /** What is left of its full deadline. */
    leftMs: () => Math.max(0, giveUpMs - waitedMs()),
    end: () => ended.abort(),
  };
}

/** The other mode may be the right one: TLS did not come up, or nothing that is SMTP was heard in clear. */
function wantsSecondLook(evidence: Evidence | null): boolean {
  const failure = evidence?.failure;
  if (!failure) return false;
  if (failure.kind === 'tls' && failure.phase === 'tls') {
    const { reason, firstBytes } = failure.result;
    if (reason === 'not-tls') return serviceOf(firstBytes) === 'smtp';
    return reason === 'closed' || reason === 'reset' || reason === 'other';
  }
  if (failure.phase !== 'banner' || evidence.security === 'tls') return false;
  if (failure.kind === 'protocol') return serviceOf(failure.received) === 'tls';
  return failure.kind === 'closed' && failure.received.length === 0;
}

/** Runs inside the full deadline of the first look, unless this mode proves to be the right one by then. */
async function secondLook(
  door: Door,
  options: LookOptions,
  leftMs: number,
  signal: AbortSignal,
): Promise<Look | null> {
  const { host, port, security } = door.endpoint;
  if (security === 'none' || signal.aborted) return null;
  const late = new AbortController();
  const limit = setTimeout(() => late.abort(), leftMs);
  const onSign = () => clearTimeout(limit);
  const look = await lookAt(
    { host, port, security: otherSecurity(security) },
    { ...options, why: 'second-look', withoutSignIn: door.withoutSignIn, onSign },
    AbortSignal.any([signal, late.signal]),
  );
  clearTimeout(limit);
  return look;
}

/** Cut off before a byte came: a busy server, or a proxy that dials late, may do better the second time. */
async function onceMore(look: Look, door: Door, options: LookOptions, signal: AbortSignal): Promise<Look> {
  if (!cutBeforeAnyByte(look.evidence) || signal.aborted) return look;
  const again = await lookAt(door.endpoint, { ...options, withoutSignIn: door.withoutSignIn }, signal);
  if (again.cutOff) return look;
  return cutBeforeAnyByte(again.evidence) ? withObservation(look, { kind: 'cut-off-again' }) : again;
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

/** The second look is a finding of its own only when SMTP answered; else the first learns which service did. */
function combine(first: Look, second: Look | null, waitedMs: number, signal: AbortSignal): Look[] {
  if (!second || first.usable) {
    void second?.session?.leave(signal);
    return [first];
  }
  if (second.greeted) return [stoppedByUs(first, waitedMs), second];
  const heard = serviceHeard(second.evidence);
  return [heard ? withObservation(first, heard) : first];
}

/** A first wait that we ended ourselves is silence, not a stop by the person. */
function stoppedByUs(look: Look, waitedMs: number): Look {
  const { evidence } = look;
  if (!evidence || !look.cutOff) return look;
  const phase = evidence.stage === 'tls' ? 'tls' : 'banner';
  const failure = { kind: 'timeout' as const, phase, waitedMs, received: new Uint8Array() } as const;
  return { ...look, cutOff: false, evidence: { ...evidence, stage: phase, failure } };
}

/** What service the second look ran into, such as HTTP answering a TLS hello. */
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

function withObservation(look: Look, observation: Observation): Look {
  if (!look.evidence) return look;
  return {
    ...look,
    evidence: { ...look.evidence, observations: [...look.evidence.observations, observation] },
  };
}
