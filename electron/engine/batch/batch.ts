/**
 * Checks the rows of a file, side by side where that is polite, and hands out one line per row:
 *
 * 1. rows.ts reads the table, a row at a time.
 * 2. lanes.ts runs rows side by side, those of one host or domain one after the other.
 * 3. known-endpoints.ts remembers what an earlier row of a domain has found.
 * 4. A run (run/assistant.ts) checks the row; limiter.ts lets sign-ins through with a pause, and stops a host that refuses.
 * 5. journal.ts marks a row on disk before its sign-in, and keeps its line.
 * 6. line.ts makes the line, summary.ts counts.
 */
import type { AssistantState, ManualSettings } from '../../../shared/assistant.ts';
import type { Explainer } from '../../../shared/explain/explain.ts';
import type { BatchLine } from '../../../shared/helpdesk-results.ts';
import type { ResultError } from '../../../shared/results.ts';
import type { Secret } from '../base/secret.ts';
import type { Assistant } from '../run/assistant.ts';
import type { RunDeps, SignInLimiter } from '../run/deps.ts';
import type { Earlier } from './journal.ts';
import { KnownEndpoints } from './known-endpoints.ts';
import { runInLanes } from './lanes.ts';
import type { HostLimiter } from './limiter.ts';
import { checkedLine, skippedLine, unusableLine } from './line.ts';
import type { BatchItem, BatchRow, UnusableRow } from './rows.ts';

export type RowSecret = { ok: true; secret: Secret } | { ok: false; error: ResultError };

export interface BatchOptions {
  /** Makes the assistant of one row. */
  createAssistant(over: Pick<RunDeps, 'from' | 'limiter' | 'forbids'>): Assistant;
  /** Asked only when an endpoint is ready for it. */
  secretFor(row: BatchRow, username: string): Promise<RowSecret>;
  limiter: HostLimiter;
  explainer: Explainer;
  /** Rows that are checked at the same time. */
  atOnce: number;
  earlier: Earlier;
  /** Sign in once more for rows whose sign-in was broken off in an earlier run. */
  retryInterrupted: boolean;
  /** The sign-in of a row begins now. */
  begin(row: number): void;
  finish(line: BatchLine): void;
  errorOf(row: UnusableRow): ResultError;
}

/** Rows that may wait for others of their host or domain; some hundred bytes each. */
const waitingRows = 1_000;

/**
 * Resolves when every row has its line, or soon after the signal fired; rows that were stopped before their sign-in have no
 * line then. The table was looked through before, so it has no problem. Rejects when a line cannot be kept.
 */
export async function runBatch(
  items: AsyncIterable<BatchItem>,
  options: BatchOptions,
  signal: AbortSignal,
): Promise<void> {
  const targets = new KnownEndpoints();
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const keep = (line: BatchLine) => {
    try {
      options.finish(line);
    } catch (error) {
      failure.abort(error);
    }
  };
  await runInLanes(
    rowsToCheck(items, options, keep),
    {
      keyOf: ({ manual, address }) => manual.host ?? `@${address.domain}`,
      async work(row) {
        const check = new RowCheck(row, targets, options, either);
        const line = await check.run().catch((error: unknown) => failure.abort(error));
        if (line) keep(line);
      },
      atOnce: options.atOnce,
      window: waitingRows,
    },
    either,
  );
  failure.signal.throwIfAborted();
}

/** What is finished already is passed over; what cannot be checked gets its line at once. */
async function* rowsToCheck(
  items: AsyncIterable<BatchItem>,
  { earlier, retryInterrupted, errorOf }: BatchOptions,
  keep: (line: BatchLine) => void,
): AsyncGenerator<BatchRow, void> {
  for await (const item of items) {
    if (item.kind === 'table') return;
    const { number } = item.row;
    if (earlier.done.has(number)) continue;
    if (item.kind === 'unusable') keep(unusableLine(item.row, errorOf(item.row)));
    else if (earlier.interrupted.has(number) && !retryInterrupted) keep(skippedLine(item.row, 'interrupted'));
    else yield item.row;
  }
}

/** What was found for another row is not typed, so that no rule about typing is about it. */
const foundBefore = { forbids: () => false };

class RowCheck {
  readonly #row: BatchRow;
  readonly #targets: KnownEndpoints;
  readonly #options: BatchOptions;
  readonly #signal: AbortSignal;
  #begun = false;
  #error: ResultError | null = null;

  constructor(row: BatchRow, targets: KnownEndpoints, options: BatchOptions, signal: AbortSignal) {
    this.#row = row;
    this.#targets = targets;
    this.#options = options;
    this.#signal = signal;
  }

  /** Null when it was stopped before its sign-in began. */
  async run(): Promise<BatchLine | null> {
    const known = this.#targets.settingsFor(this.#row);
    if (this.#isClosed(known?.host ?? this.#row.manual.host)) return skippedLine(this.#row, 'host-stopped');
    const state = await (known ? this.#check(known, foundBefore) : this.#check(this.#row.manual));
    const turnedAway = known !== null && !this.#begun && state.diagnosis !== null;
    if (!turnedAway || this.#signal.aborted) return this.#line(state);
    this.#targets.forget(this.#row.address.domain);
    return this.#line(await this.#check(this.#row.manual));
  }

  #line(state: AssistantState): BatchLine | null {
    if (this.#signal.aborted && !this.#begun) return null;
    if (this.#error) return unusableLine(unusable(this.#row), this.#error);
    if (!this.#begun && this.#isClosed(state.chosen?.host)) return skippedLine(this.#row, 'host-stopped');
    this.#targets.learn(this.#row, state);
    return checkedLine(this.#row, state, this.#options.explainer);
  }

  #isClosed(host: string | undefined): boolean {
    return host !== undefined && this.#options.limiter.isClosed(host);
  }

  async #check(manual: ManualSettings, over: Pick<RunDeps, 'forbids'> = {}): Promise<AssistantState> {
    const { address, from } = this.#row;
    const own = { from: from ?? undefined, limiter: this.#limiter, ...over };
    const assistant = this.#options.createAssistant(own);
    const stop = () => void assistant.dispatch({ type: 'stop' });
    this.#signal.addEventListener('abort', stop, { once: true });
    try {
      const ended = untilFinished(assistant, (state) => this.#answer(assistant, state));
      const answer = assistant.dispatch({ type: 'start', address: address.ascii, manual });
      if (!answer.ok) throw new Error(`start was refused: ${answer.reason} ${answer.detail}`);
      if (this.#signal.aborted) stop();
      return await ended;
    } finally {
      this.#signal.removeEventListener('abort', stop);
      await assistant.close();
    }
  }

  /** Marks the row before anything is sent that must not be sent twice. */
  get #limiter(): SignInLimiter {
    return {
      enter: async (endpoint, signal) => {
        const leave = await this.#options.limiter.enter(endpoint, signal);
        if (leave && !this.#begun) this.#options.begin(this.#row.number);
        if (leave) this.#begun = true;
        return leave;
      },
    };
  }

  /** Nobody can be asked about a host. */
  async #answer(assistant: Assistant, { stage, consent, username }: AssistantState): Promise<void> {
    if (stage === 'needs-consent' && consent) assistant.dispatch({ type: 'decline', host: consent.host });
    if (stage !== 'needs-sign-in') return;
    const name = username ?? this.#row.address.ascii;
    const given = await this.#options.secretFor(this.#row, name);
    if (given.ok) {
      assistant.dispatch({ type: 'sign-in', username: name, kind: 'password', secret: given.secret });
      return;
    }
    this.#error = given.error;
    assistant.dispatch({ type: 'stop' });
  }
}

function unusable({ number, address, note }: BatchRow): UnusableRow {
  return { number, email: address.ascii, note, column: null };
}

/** Calls back whenever the job waits for an answer that it was not given yet; gives the last snapshot. */
function untilFinished(
  assistant: Assistant,
  answer: (state: AssistantState) => Promise<void>,
): Promise<AssistantState> {
  return new Promise((resolve, reject) => {
    let answered = '';
    const forget = assistant.subscribe((state) => {
      const question = [state.stage, state.consent?.host].join(' ');
      if (state.stage === 'finished') {
        forget();
        resolve(state);
      } else if (question !== answered) {
        answered = question;
        answer(state).catch(reject);
      }
    });
  });
}
