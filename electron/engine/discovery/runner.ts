/**
 * Runs the work of all sources at once. Every work has its own deadline; the whole has one. A more trusted answer wins
 * even when it is slower: work is given up only when its rank can no longer improve the first candidate. Some time after
 * the first answer from DNS the answer waits for nobody any more: silent sources are given up, and of those that still talk
 * only a guess is held back, for what is published counts before it.
 */
import type { NetworkSign } from '../../../shared/model.ts';
import { networkStep, type StepFault } from '../base/network-step.ts';
import type { Network } from '../network/network.ts';
import type { Collector } from './collector.ts';
import {
  ANSWER_MS,
  BACKSTOP_MS,
  CONNECT_MS,
  DISCOVERY_MS,
  GRACE_MS,
  PROVISIONAL_MS,
  STALLED_MS,
} from './limits.ts';
import { watchSigns } from './network-signs.ts';
import type { DiscoveryListener } from './types.ts';
import { type Asked, report, tierRank, type Work, type WorkReport } from './work.ts';

interface Running {
  work: Work;
  order: number;
  started: number;
  controller: AbortController;
  /** When it began, or something came from the other side. */
  heardAt: number;
  /** It has had a connection. */
  connected: boolean;
  /** What its answers showed of the network, by what was asked. */
  signs: Map<string, NetworkSign>;
  timer: ReturnType<typeof setTimeout>;
}

type WorkContext = Omit<Asked, 'signal'>;

const published = 'something was published';
const answered = 'a more trusted source answered';

function brokenOff({ target }: Work, { code }: StepFault): WorkReport {
  return { lines: [{ target, outcome: 'client-fault', detail: code, unchecked: true }] };
}

/** How far a search goes. */
export interface Course {
  /** False: ends with its answer. True: goes on behind its first answer, for what ranks lower. */
  hearOut: boolean;
  /** Told of the first answer: it is decided, and lower ranks had a moment. */
  answer: () => void;
  /** Fires when nothing more is needed. */
  enough: AbortSignal;
  listener?: DiscoveryListener;
}

/** Resolves when everything is settled, enough or out of grace, out of time, or stopped. Rejects only on a bug. */
export function runWorks(
  works: Work[],
  collector: Collector,
  context: WorkContext,
  signal: AbortSignal,
  course: Course,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = new Runner(collector, context, course, (bug) => {
      signal.removeEventListener('abort', stop);
      course.enough.removeEventListener('abort', finish);
      if (bug === undefined) resolve();
      else reject(bug);
    });
    const stop = () => runner.stop();
    const finish = () => runner.finish();
    signal.addEventListener('abort', stop, { once: true });
    course.enough.addEventListener('abort', finish, { once: true });
    if (signal.aborted) runner.endUntried(works);
    else runner.begin(works);
  });
}

class Runner {
  readonly #collector: Collector;
  readonly #context: WorkContext;
  readonly #course: Course;
  readonly #ended: (bug?: unknown) => void;
  readonly #running = new Set<Running>();
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #lastResort: Work[] = [];
  #order = 0;
  #over = false;
  /** The first answer from DNS is there. */
  #dnsAnswered = false;
  /** The answer waits for no source any more. */
  #waitedEnough = false;
  /** Lower ranks had their moment. */
  #graceOver = false;

  constructor(collector: Collector, context: WorkContext, course: Course, ended: (bug?: unknown) => void) {
    this.#collector = collector;
    this.#context = context;
    this.#course = course;
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

  /** Ends because an answer is in use: what still runs ranks behind it. */
  finish(): void {
    this.#giveUp('skipped', answered, false);
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
    const started = performance.now();
    const times = { started, heardAt: started, connected: false };
    const running: Running = { work, order: this.#order++, ...times, controller, signs, timer };
    this.#running.add(running);
    const signed = watchSigns(this.#context.network, (target, sign) => signs.set(target, sign));
    const network = this.#watchProgress(signed, running);
    const asked = { ...this.#context, network };
    const offline = work.web && asked.options.offline === true;
    const doing = offline
      ? Promise.resolve(report(work.target, 'skipped', 'offline'))
      : networkStep(
          'source',
          (stop) => work.run({ ...asked, signal: stop }),
          (fault) => brokenOff(work, fault),
          controller.signal,
        );
    doing.then((done) => this.#settle(running, done)).catch((bug: unknown) => this.#fail(bug));
  }

  /** Tells when the other side is heard, and lets no address keep a source for long. */
  #watchProgress(network: Network, running: Running): Network {
    const hear = <Answer extends { outcome: string }>(answer: Answer): Answer => {
      running.heardAt = performance.now();
      if (answer.outcome === 'found' || answer.outcome === 'absent') this.#heardDns();
      return answer;
    };
    return {
      ...network,
      resolve: (async (name: string, type: 'SRV', signal: AbortSignal) =>
        hear(await network.resolve(name, type, signal))) as Network['resolve'],
      resolveAddresses: async (host, signal) => hear(await network.resolveAddresses(host, signal)),
      fetch: (request, signal) => {
        const onProgress = () => {
          running.heardAt = performance.now();
          running.connected = true;
        };
        return network.fetch({ ...request, connect: CONNECT_MS, onProgress }, signal);
      },
    };
  }

  #heardDns(): void {
    if (this.#dnsAnswered || this.#over) return;
    this.#dnsAnswered = true;
    this.#after(ANSWER_MS, () => this.#stopWaiting());
  }

  /** Where there is an answer, who stalls is given up; where there is none that needs no agreement, who was never reached. */
  #stopWaiting(): void {
    this.#waitedEnough = true;
    if (this.#collector.decided && !this.#collector.needsAgreement) this.#endGrace();
    const stalled = ({ heardAt }: Running) => performance.now() - heardAt > STALLED_MS;
    const waits = this.#collector.bestTier === null || this.#collector.needsAgreement;
    for (const one of [...this.#running])
      if (stalled(one) && !(waits && one.connected)) this.#drop(one, 'timeout', 'no answer in time', true);
    this.#consider();
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
    this.#course.listener?.(this.#collector.snapshot());
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
      this.#course.listener?.(this.#collector.snapshot());
    }
    if (this.#graceOver && !this.#course.hearOut && this.#isOvertaken()) this.finish();
    else if (this.#running.size === 0) this.#end();
  }

  /** An answer that needs an agreement may be declined: then every source is heard out. */
  #startGrace(): void {
    if (this.#collector.needsAgreement) return;
    const ms = this.#course.hearOut ? GRACE_MS : STALLED_MS;
    if (this.#waitedEnough) this.#endGrace();
    else
      this.#after(ms, () => {
        this.#endGrace();
        this.#consider();
      });
  }

  #endGrace(): void {
    this.#graceOver = true;
    this.#course.answer();
  }

  #isDecided(): boolean {
    const best = this.#collector.bestTier;
    if (this.#waitedEnough && best !== null && best !== 'guess') return true;
    return this.#isOvertaken();
  }

  /** No source that still runs can name a better server, or refuse the service. */
  #isOvertaken(): boolean {
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
    if (bug === undefined) this.#course.listener?.(this.#collector.snapshot());
    this.#ended(bug);
  }
}
