/**
 * An endpoint and its second probe. The port tells the habit, not the protocol: where the first probe hears nothing,
 * or the wrong protocol, the other mode is tried on a second connection. A proven second probe ends the first wait.
 */
import { pause, stopped } from '../base/deadline.ts';
import { defaultPatience } from '../smtp/patience.ts';
import { isCutBeforeAnyByte, otherServiceIn, saidServerHello, wantsOtherMode } from './failure.ts';
import { oldVersionAt } from './legacy.ts';
import { raceTimes } from './limits.ts';
import { isFilteredByName } from './name-filter.ts';
import { type Probe, type ProbeOptions, probeEndpoint, provesMode } from './probe-endpoint.ts';
import { otherSecurity, type Target } from './targets.ts';

/** A probe, and what further connections to the same port showed of it. */
export interface Probed {
  probe: Probe;
  further?: Further;
}

/** Each is absent where no further connection was made for it. */
export interface Further {
  /** Cut off before any byte a second time. */
  cutOffAgain?: true;
  /** What another service than SMTP said first in the other mode. */
  otherService?: Uint8Array | null;
  /** The newest version of TLS that the server speaks, where that is too old. */
  oldVersion?: string | null;
  /** The handshake that was cut off came up as soon as the server's name was not in it. */
  filteredByName?: boolean;
  /** Another connection of ours was inside while this one was turned away. */
  ownCrowd?: true;
  /** The server had refused a sign-in of this run before. */
  refusedBefore?: boolean;
}

/** Probes an endpoint in its own mode and, where that says so, in the other one. One or two probes, own mode first. */
export async function probeTarget(
  target: Target,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probed[]> {
  const own = { ...options, withoutSignIn: target.withoutSignIn };
  const probed = options.bothModes
    ? await probeInBothModes(target, options, signal)
    : [await onceMore(await probeEndpoint(target.endpoint, own, signal), target, options, signal)];
  return Promise.all(
    probed.map(async ({ probe, further }) => {
      const oldVersion = await oldVersionAt(probe, options, signal);
      const filteredByName = await isFilteredByName(probe, options, signal);
      return { probe, further: { ...further, oldVersion, filteredByName } };
    }),
  );
}

async function probeInBothModes(
  target: Target,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Probed[]> {
  const first = startFirstProbe(target, options, signal);
  if (!(await first.isSilent())) {
    const probe = await first.done;
    if (!wantsOtherMode(probe.failure, probe.endpoint.security))
      return [await onceMore(probe, target, options, signal)];
    const second = await probeOtherMode(target, options, first.leftMs(), signal);
    const last = second && provesMode(second) ? { probe } : await onceMore(probe, target, options, signal);
    return combine(last, second, signal);
  }
  const proven = new AbortController();
  void first.done.then((probe) => (probe.usable || saidServerHello(probe.failure)) && proven.abort());
  const second = await probeOtherMode(
    target,
    options,
    first.leftMs(),
    AbortSignal.any([signal, proven.signal]),
  );
  if (second && provesMode(second)) first.end();
  return combine({ probe: await first.done }, second, signal);
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
    { ...options, withoutSignIn, enough: ended.signal, onWait, onSign },
    signal,
  );
  void done.then(onSign);
  const silence = waiting
    .then(() => pause(raceTimes.otherModeAfter, signed.signal))
    .then(() => !signed.signal.aborted);
  const waitedMs = () => (waitsSince === null ? 0 : performance.now() - waitsSince);
  const { giveUpMs } = defaultPatience[endpoint.security === 'tls' ? 'tls' : 'banner'];
  return {
    done,
    /** True once the first sign has been awaited in vain; false when the probe is over before. */
    isSilent: () => Promise.race([silence, done.then(() => false)]),
    /** What is left of its full deadline. */
    leftMs: () => Math.max(0, giveUpMs - waitedMs()),
    end: () => ended.abort(),
  };
}

const provedPatience = { ehlo: { ...defaultPatience.ehlo, giveUpMs: raceTimes.afterProof } };

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
): Promise<Probed> {
  if (!isCutBeforeAnyByte(probe.failure) || signal.aborted) return { probe };
  const again = await probeEndpoint(
    target.endpoint,
    { ...options, withoutSignIn: target.withoutSignIn },
    signal,
  );
  if (again.cutOffAfterMs !== null) return { probe };
  return isCutBeforeAnyByte(again.failure) ? { probe, further: { cutOffAgain: true } } : { probe: again };
}

/** The second probe is a finding of its own only when it proved its mode; else the first learns which service answered. */
function combine(first: Probed, second: Probe | null, signal: AbortSignal): Probed[] {
  if (!second || first.probe.usable) {
    void second?.session?.leave(signal);
    return [first];
  }
  if (provesMode(second)) return [first, { probe: second }];
  return [{ ...first, further: { ...first.further, otherService: otherServiceIn(second.failure) } }];
}
