/**
 * Runs the work of all sources at once. Every work has its own deadline; the whole has one. A more trusted answer wins
 * even when it is slower: work is given up only when its rank can no longer improve the first candidate.
 */
import type { NetworkSign } from '../../../shared/model.ts';
import { networkStep, type StepFault } from '../base/network-step.ts';
import type { Collector } from './collector.ts';
import { BACKSTOP_MS, DISCOVERY_MS, GRACE_MS, PROVISIONAL_MS } from './limits.ts';
import { watchSigns } from './network-signs.ts';
import type { DiscoveryListener } from './types.ts';
import { type Asked, report, tierRank, type Work, type WorkReport } from './work.ts';

interface Running {
  work: Work;
  order: number;
  started: number;
  controller: AbortController;
  /** What its answers showed of the network, by what was asked. */
  signs: Map<string, NetworkSign>;
  timer: ReturnType<typeof setTimeout>;
}

type WorkContext = Omit<Asked, 'signal'>;

const published = 'something was published';

function brokenOff({ target }: Work, { code }: StepFault): WorkReport {
  return { lines: [{ target, outcome: 'client-fault', detail: code, unchecked: true }] };
}

/** Resolves when everything is settled, decided and out of grace, out of time, or stopped. Rejects only on a bug. */
export function runWorks(
  works: Work[],
  collector: Collector,
  context: WorkContext,
  signal: AbortSignal,
  listener?: DiscoveryListener,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = new Runner(collector, context, listener, (bug) => {
      signal.removeEventListener('abort', stop);
      if (bug === undefined) resolve();
      else reject(bug);
    });
    const stop = () => runner.stop();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) runner.endUntried(works);
    else runner.begin(works);
  });
}

class Runner {
  readonly #collector: Collector;
  readonly #context: WorkContext;
  readonly #listener: DiscoveryListener | undefined;
  readonly #ended: (bug?: unknown) => void;
  readonly #running = new Set<Running>();
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #lastResort: Work[] = [];
  #order = 0;
  #over = false;

  constructor(
    collector: Collector,
    context: WorkContext,
    listener: DiscoveryListener | undefined,
    ended: (bug?: unknown) => void,
  ) {
    this.#collector = collector;
    this.#context = context;
    this.#listener = listener;
    this.#ended = ended;
  }

  begin(works: Work[]): void {
    this.#lastResort = works.filter((work) => work.lastResort);
    this.#after(DISCOVERY_MS, () => this.#giveUp('timeout', 'discovery took too long', true));
    this.#after(PROVISIONAL_MS, () => this.#tryLastResort());
    for (const work of works.filter((one) => !one.lastResort)) this.#start(work);
    this.#consider();
  }

  /** Stopped before it began: nothing was asked, so nothing could be checked. */
  endUntried(works: Work[]): void {
    for (const work of works) {
      const line = { target: work.target, outcome: 'skipped', detail: 'stopped', unchecked: true } as const;
      this.#collector.add(work, this.#order++, { lines: [line] }, 0);
    }
    this.#end();
  }

  /** Ends at the wish of the person: what still runs could not be checked. */
  stop(): void {
    this.#giveUp('skipped', 'stopped', true);
  }

  /** Ends everything that still runs, with one trace line each. */
  #giveUp(outcome: 'skipped' | 'timeout', why: string, unchecked: boolean): void {
    if (this.#over) return;
    for (const one of [...this.#running]) this.#drop(one, outcome, why, unchecked);
    this.#skipLastResort(why);
    this.#end();
  }

  #start(work: Work): void {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      this.#drop(running, 'timeout', 'no answer in time', true);
      this.#consider();
    }, work.deadlineMs + BACKSTOP_MS);
    const signs = new Map<string, NetworkSign>();
    const running = { work, order: this.#order++, started: performance.now(), controller, signs, timer };
    this.#running.add(running);
    const network = watchSigns(this.#context.network, (target, sign) => signs.set(target, sign));
    const context = { ...this.#context, network };
    const offline = work.web && context.options.offline === true;
    const doing = offline
      ? Promise.resolve(report(work.target, 'skipped', 'offline'))
      : networkStep(
          'source',
          (stop) => work.run({ ...context, signal: stop }),
          (fault) => brokenOff(work, fault),
          controller.signal,
        );
    doing.then((done) => this.#settle(running, done)).catch((bug: unknown) => this.#fail(bug));
  }

  #settle(running: Running, done: WorkReport): void {
    if (!this.#forget(running)) return;
    this.#note(running, done);
    if (!this.#over) for (const work of done.more ?? []) this.#start(work);
    this.#consider();
  }

  #drop(running: Running, outcome: 'skipped' | 'timeout', why: string, unchecked: boolean): void {
    if (!this.#forget(running)) return;
    running.controller.abort();
    this.#note(running, { lines: [{ target: running.work.target, outcome, detail: why, unchecked }] });
  }

  #forget(running: Running): boolean {
    clearTimeout(running.timer);
    return this.#running.delete(running);
  }

  #note({ order, started, signs, work }: Running, done: WorkReport): void {
    const lines = done.lines.map((line) => ({ sign: signs.get(line.target), ...line }));
    this.#collector.add(work, order, { ...done, lines }, Math.round(performance.now() - started));
    this.#listener?.(this.#collector.snapshot());
  }

  /** After every change: is the answer decided, is it time for guesses, is everything done? */
  #consider(): void {
    if (this.#collector.refusesAll) this.#giveUp('skipped', 'the domain offers no outgoing mail', false);
    if (this.#over) return;
    if (this.#running.size === 0) this.#tryLastResort();
    if (!this.#collector.decided && this.#isDecided()) {
      this.#collector.decided = true;
      if (this.#collector.bestTier !== 'guess') this.#endLastResort();
      this.#startGrace();
      this.#listener?.(this.#collector.snapshot());
    }
    if (this.#running.size === 0) this.#end();
  }

  /** An answer that needs an agreement may be declined: then every source is heard out. */
  #startGrace(): void {
    if (this.#collector.needsAgreement) return;
    this.#after(GRACE_MS, () => this.#giveUp('skipped', 'a more trusted source answered', false));
  }

  #isDecided(): boolean {
    const best = this.#collector.bestTier;
    if (best === null) return false;
    return [...this.#running].every(({ work }) => !work.essential && tierRank(work.tier) > tierRank(best));
  }

  #tryLastResort(): void {
    if (this.#over || this.#collector.bestTier !== null || this.#collector.offersNothing) return;
    const works = this.#lastResort;
    this.#lastResort = [];
    for (const work of works) this.#start(work);
  }

  #endLastResort(): void {
    for (const one of [...this.#running])
      if (one.work.lastResort) this.#drop(one, 'skipped', published, false);
    this.#skipLastResort(published);
  }

  #skipLastResort(why: string): void {
    for (const work of this.#lastResort) {
      this.#collector.add(work, this.#order++, report(work.target, 'skipped', why), 0);
    }
    this.#lastResort = [];
  }

  #after(ms: number, act: () => void): void {
    this.#timers.push(setTimeout(act, ms));
  }

  #fail(bug: unknown): void {
    for (const one of this.#running) {
      clearTimeout(one.timer);
      one.controller.abort();
    }
    this.#running.clear();
    this.#end(bug);
  }

  #end(bug?: unknown): void {
    if (this.#over) return;
    this.#over = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#skipLastResort('the provider offers no outgoing mail');
    this.#collector.decided = true;
    // The fault may be the listener's own.
    if (bug === undefined) this.#listener?.(this.#collector.snapshot());
    this.#ended(bug);
  }
}
