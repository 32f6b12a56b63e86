/**
 * What each endpoint really offers:
 *
 * 1. targets.ts makes the endpoints that are worth a try of the candidates, in the order of shared/endpoint.ts.
 * 2. The race here begins all of them at once.
 * 3. probe-endpoint.ts dials one, secures it and reads what the server says; both-modes.ts tries the other mode where it hears
 *    nothing or the wrong protocol; legacy.ts proves that a server speaks only old versions of TLS.
 * 4. observe.ts asks what the other endpoints of the run say about one that did not work.
 * 5. findings.ts makes the evidence and one finding of each probe; the cause is named by diagnosis/.
 * 6. recommend.ts chooses the endpoint to use and says why.
 *
 * When an endpoint is usable, better-ranked endpoints get 1.5 s more, then it is
 * recommended; open endpoints, and addresses that have not answered, get 2 s more and are then reported as they
 * stood. Without a usable endpoint each keeps its full deadline.
 */
import { pause, startDeadline } from '../base/deadline.ts';
import { type Probed, probeTarget } from './both-modes.ts';
import { isTurnedAway } from './failure.ts';
import { raceTimes } from './limits.ts';
import type { ProbeOptions } from './probe-endpoint.ts';
import { compareTargets, type Target } from './targets.ts';

/** A probe together with its endpoint; a second probe stands at the place of its endpoint. */
export interface RankedProbe extends Probed {
  target: Target;
}

/** A race that is decided; the late endpoints go on. */
export interface Race {
  /** Best usable endpoint, or null when every endpoint was probed in vain. */
  recommended: RankedProbe | null;
  /** Every probe, once the late endpoints had their time. Sessions are closed, but for the recommended one. */
  finished: Promise<RankedProbe[]>;
}

/** Probes all endpoints at once. `onProbe` hears of each probe as it comes. Never rejects. */
export async function runRace(
  named: readonly Target[],
  options: ProbeOptions,
  signal: AbortSignal,
  onProbe: (ranked: RankedProbe) => void = () => {},
): Promise<Race> {
  const targets = named.map((target, place) => ({ ...target, place }));
  const whole = startDeadline(raceTimes.whole, signal);
  const field = new Field(targets, onProbe);
  const first = targets.map((target) => ({ target, probes: probeTarget(target, options, whole.signal) }));
  const alone = new OneByOne();
  const runs = first.map(async ({ target, probes }) => {
    const seen = await probes;
    const ours = first.filter((other) => other.target.endpoint.host === target.endpoint.host);
    const crowd = ours.length > 1 && seen.some(({ probe }) => isTurnedAway(probe.failure));
    field.settle(target, crowd ? await againAlone(target, seen, ours, alone) : seen);
  });
  const everyTarget = Promise.all(runs);
  await field.decided();
  const recommended = field.bestUsable();
  return { recommended, finished: finish() };

  /** A host that limits the sessions of one client met all of ours at once: without the others it may say yes. */
  async function againAlone(
    target: Target,
    seen: Probed[],
    ours: readonly { probes: Promise<Probed[]> }[],
    turns: OneByOne,
  ): Promise<Probed[]> {
    const others = Promise.all(ours.map(({ probes }) => probes));
    await Promise.race([others, pause(raceTimes.crowdLeaves, whole.signal)]);
    const { host } = target.endpoint;
    return turns.take(host, async () => {
      const inside = () => field.probes.some(({ probe }) => probe.usable && probe.endpoint.host === host);
      if (inside() || whole.signal.aborted) return seen.map(withOwnCrowd);
      await Promise.all(field.probes.map(({ probe }) => probe.settled));
      return probeTarget(target, options, whole.signal);
    });
  }

  async function finish(): Promise<RankedProbe[]> {
    if (!recommended) await everyTarget;
    const everyAddress = everyTarget.then(() => field.settled());
    await Promise.race([everyAddress, pause(raceTimes.afterRecommendation, signal)]);
    whole.stop();
    await everyAddress;
    whole.clear();
    const others = field.probes.filter((ranked) => ranked !== recommended);
    await Promise.all(others.map(({ probe }) => probe.session?.leave(signal)));
    return signal.aborted ? field.probes : field.probes.map(withSilentAddresses);
  }
}

/** Work at one host, one piece after the other. */
class OneByOne {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(host: string, work: () => Promise<T>): Promise<T> {
    const done = (this.#last.get(host) ?? Promise.resolve()).then(work);
    this.#last.set(host, done);
    return done;
  }
}

/** Another connection of ours was inside meanwhile, which explains the refusal. */
function withOwnCrowd({ probe, further }: Probed): Probed {
  return isTurnedAway(probe.failure)
    ? { probe, further: { ...further, ownCrowd: true } }
    : { probe, further };
}

/** Which endpoints have answered so far, and when that is enough to decide. */
class Field {
  readonly probes: RankedProbe[] = [];
  readonly #open: Set<Target>;
  readonly #onProbe: (ranked: RankedProbe) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #decide: () => void = () => {};
  readonly #decided: Promise<void>;

  constructor(targets: readonly Target[], onProbe: (ranked: RankedProbe) => void) {
    this.#open = new Set(targets);
    this.#onProbe = onProbe;
    this.#decided = new Promise((resolve) => {
      this.#decide = resolve;
    });
    if (targets.length === 0) this.#decide();
  }

  decided(): Promise<void> {
    return this.#decided;
  }

  settle(target: Target, probes: readonly Probed[]): void {
    this.#open.delete(target);
    for (const probed of probes) {
      const ranked = { ...probed, target: { ...target, endpoint: probed.probe.endpoint } };
      this.probes.push(ranked);
      this.#onProbe(ranked);
    }
    this.#judge();
  }

  /** Resolves when every address of every probe has its result, and every unusable endpoint is left. */
  settled(): Promise<unknown> {
    return Promise.all(this.probes.map(({ probe }) => probe.settled));
  }

  bestUsable(): RankedProbe | null {
    const usable = this.probes.filter(({ probe }) => probe.usable);
    return usable.sort((a, b) => compareTargets(a.target, b.target))[0] ?? null;
  }

  #judge(): void {
    const best = this.bestUsable();
    const betterOpen = best && [...this.#open].some((target) => compareTargets(target, best.target) < 0);
    if (this.#open.size === 0 || (best && !betterOpen)) {
      if (this.#timer) clearTimeout(this.#timer);
      this.#decide();
    } else if (best && !this.#timer) {
      this.#timer = setTimeout(this.#decide, raceTimes.betterEndpoints);
    }
  }
}

/** An address that did not answer before the race was over is silent, which is all that can be said of it. */
function withSilentAddresses(ranked: RankedProbe): RankedProbe {
  const addresses = ranked.probe.addresses.map((address) =>
    address.error === 'ECANCELED' ? { ...address, error: 'ETIMEDOUT' } : address,
  );
  return { ...ranked, probe: { ...ranked.probe, addresses } };
}
