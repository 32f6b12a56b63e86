/**
 * A door and its second look. The port tells the habit, not the protocol: where the first look hears nothing, or the
 * wrong protocol, the other mode is tried on a second connection. A proven second look ends the first wait.
 */
import { pause, startDeadline } from '../deadline.ts';
import type { Evidence, Observation } from '../diagnosis/evidence.ts';
import { printable, serviceOf } from '../diagnosis/first-bytes.ts';
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
    : [await lookAt(door.endpoint, own, signal)];
  return Promise.all(looks.map((look) => withVersionProof(look, options, signal)));
}

async function lookInBothModes(door: Door, options: LookOptions, signal: AbortSignal): Promise<Look[]> {
  const first = startFirstLook(door, options, signal);
  const silent = await Promise.race([first.silence, first.done.then(() => false)]);
  if (!silent) {
    const look = await first.done;
    first.end();
    return wantsSecondLook(look.evidence) ? withSecondLook(look, door, options, signal) : [look];
  }
  const other = startDeadline(raceTimes.whole, signal);
  void first.done.then((look) => look.usable && other.stop());
  const second = await secondLook(door, options, other.signal);
  other.clear();
  const waitedMs = first.waitedMs();
  if (second?.greeted) first.end();
  const look = await first.done;
  first.end();
  return combine(look, second, waitedMs);
}

/** The first look runs below its own stop, so that a proven second look can end its wait. */
function startFirstLook(door: Door, options: LookOptions, signal: AbortSignal) {
  const wait = startDeadline(raceTimes.whole, signal);
  let greetingAwaitedAt: number | null = null;
  let awaited: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    awaited = resolve;
  });
  const onAwaitGreeting = () => {
    greetingAwaitedAt = performance.now();
    awaited();
  };
  const over = new AbortController();
  const done = lookAt(
    door.endpoint,
    { ...options, withoutSignIn: door.withoutSignIn, onAwaitGreeting },
    wait.signal,
  );
  void done.then(() => over.abort());
  return {
    done,
    /** True once the greeting has been awaited in vain; never resolves with true after the look is over. */
    silence: waiting
      .then(() => pause(raceTimes.secondLookAfter, over.signal))
      .then(() => !over.signal.aborted),
    waitedMs: () => (greetingAwaitedAt === null ? 0 : Math.round(performance.now() - greetingAwaitedAt)),
    end() {
      wait.clear();
      wait.stop();
    },
  };
}

/** The other mode may be the right one: TLS did not come up, or nothing that is SMTP was heard in clear. */
function wantsSecondLook(evidence: Evidence | null): boolean {
  const failure = evidence?.failure;
  if (!failure) return false;
  if (failure.kind === 'tls' && failure.phase === 'tls') {
    const { reason, firstBytes } = failure.result;
    if (reason === 'not-tls') return serviceOf(firstBytes) === 'smtp';
    return reason === 'closed' || reason === 'reset' || reason === 'timeout' || reason === 'other';
  }
  if (failure.phase !== 'banner') return false;
  if (failure.kind === 'protocol') return serviceOf(failure.received) === 'tls';
  return failure.kind === 'closed' && failure.received.length === 0;
}

async function withSecondLook(
  look: Look,
  door: Door,
  options: LookOptions,
  signal: AbortSignal,
): Promise<Look[]> {
  const second = await secondLook(door, options, signal);
  return combine(look, second, 0);
}

async function secondLook(door: Door, options: LookOptions, signal: AbortSignal): Promise<Look | null> {
  const { host, port, security } = door.endpoint;
  if (security === 'none' || signal.aborted) return null;
  const endpoint = { host, port, security: otherSecurity(security) };
  return lookAt(endpoint, { ...options, why: 'second-look', withoutSignIn: door.withoutSignIn }, signal);
}

/** The second look is a finding of its own only when SMTP answered; else the first learns which service did. */
function combine(first: Look, second: Look | null, waitedMs: number): Look[] {
  if (!second || first.usable) {
    second?.session?.close();
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
  const failure = {
    kind: 'timeout' as const,
    phase: 'banner' as const,
    waitedMs,
    received: new Uint8Array(),
  };
  return { ...look, cutOff: false, evidence: { ...evidence, stage: 'banner', failure } };
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
