/**
 * The race over the addresses of one host (RFC 8305). The runtime's own family selection ends each attempt when its
 * slice is over, so a slow address looks dead; here every attempt runs until it connects, fails or times out.
 */
import type { AddressAttempt } from '../../../../shared/model.ts';
import type { AddressAnswer, Connection, DialResult } from '../network.ts';

/** RFC 8305 section 5: time between two attempts, recommended value. */
const attemptDelayMs = 250;
/** A TCP connect that takes longer is of no use to a mail program. */
const defaultTimeoutMs = 15_000;

export interface Address {
  ip: string;
  family: 4 | 6;
}

/**
 * A look-up in two steps (RFC 8305 section 3): `initial` as soon as an attempt may start, `complete` when both
 * families have answered. Neither rejects.
 */
export interface HostLookup {
  initial: Promise<AddressAnswer>;
  complete: Promise<AddressAnswer>;
}

/** Connects to one address. Gives up when the signal fires. `error` is a system code. */
export type ConnectOne = (
  address: Address,
  signal: AbortSignal,
) => Promise<{ connection: Connection } | { error: string }>;

export interface RaceOptions {
  /** Milliseconds for each address. */
  timeoutMs?: number;
  /** Milliseconds on top, asked for when those are over. */
  moreMs?: () => number;
  /** See `DialTarget.everyFamily`. */
  everyFamily?: boolean;
}

/**
 * Looks up, races, and reports every address. See `Network.dial`. What is pending after the win ends by its own limit
 * or by the signal, and keeps the program alive until then: fire the signal at the end of a run.
 */
export async function dial(
  lookup: HostLookup,
  connect: ConnectOne,
  options: RaceOptions,
  signal: AbortSignal,
): Promise<DialResult> {
  let answer = await lookup.initial;
  const race = new AddressRace(connect, options, signal);
  race.add(answer);
  const settled = lookup.complete.then((complete) => {
    answer = complete;
    race.add(complete);
    race.close();
    return race.settled;
  });
  const connection = await race.winner;
  return { connection, lookup: answer, attempts: race.report(), settled };
}

/** Families by turns, IPv6 first, the order within a family kept (RFC 8305 section 4). */
export function interleave<A extends Address>(addresses: A[]): A[] {
  const six = addresses.filter(({ family }) => family === 6);
  const four = addresses.filter(({ family }) => family === 4);
  const turns = Array.from({ length: Math.max(six.length, four.length) }, (_, turn) => [
    six[turn],
    four[turn],
  ]);
  return turns.flat().filter((address) => address !== undefined);
}

class AddressRace {
  readonly winner: Promise<Connection | null>;
  readonly settled: Promise<AddressAttempt[]>;
  #decide: (connection: Connection | null) => void = () => {};
  #settle: (attempts: AddressAttempt[]) => void = () => {};
  #attempts: AddressAttempt[] = [];
  #waiting: AddressAttempt[] = [];
  #stagger: NodeJS.Timeout | undefined;
  #running = new Set<AddressAttempt>();
  #complete = false;
  #won = false;
  readonly #connect: ConnectOne;
  readonly #options: RaceOptions;
  readonly #signal: AbortSignal;

  constructor(connect: ConnectOne, options: RaceOptions, signal: AbortSignal) {
    this.#connect = connect;
    this.#options = options;
    this.#signal = signal;
    this.winner = new Promise((resolve) => {
      this.#decide = resolve;
    });
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Every address. One without `connectMs` and `error` is pending or was not tried. */
  report(): AddressAttempt[] {
    return this.#attempts.map((attempt) => ({ ...attempt }));
  }

  /** Takes in what the look-up found; addresses that are known already are left alone. */
  add(answer: AddressAnswer): void {
    if (answer.outcome !== 'found') return;
    const known = new Set(this.#attempts.map(({ ip }) => ip));
    const unique = [...new Map(answer.addresses.map((address) => [address.ip, address])).values()];
    const fresh = interleave(unique)
      .filter(({ ip }) => !known.has(ip))
      .map((address) => ({ ...address, connectMs: null, error: null }));
    this.#attempts.push(...fresh);
    this.#waiting = interleave([...this.#waiting, ...fresh]);
    if (this.#won) this.#keepOtherFamily();
    if (this.#stagger === undefined) this.#startNext();
  }

  /** No more addresses will come. */
  close(): void {
    this.#complete = true;
    this.#finishWhenIdle();
  }

  #startNext(): void {
    clearTimeout(this.#stagger);
    this.#stagger = undefined;
    const next = this.#signal.aborted ? undefined : this.#waiting.shift();
    if (next === undefined) return;
    this.#stagger = setTimeout(() => this.#startNext(), attemptDelayMs);
    void this.#run(next);
  }

  async #run(attempt: AddressAttempt): Promise<void> {
    const { ip, family } = attempt;
    const ended = new AbortController();
    let late = false;
    const giveUp = () => ended.abort();
    const { timeoutMs = defaultTimeoutMs, moreMs = () => 0 } = this.#options;
    const end = () => {
      late = true;
      giveUp();
    };
    let timer = setTimeout(() => {
      const more = moreMs();
      if (more <= 0) return end();
      timer = setTimeout(end, more);
    }, timeoutMs);
    this.#running.add(attempt);
    this.#signal.addEventListener('abort', giveUp, { once: true });
    const started = performance.now();
    const result = await this.#connect({ ip, family }, ended.signal);
    clearTimeout(timer);
    this.#running.delete(attempt);
    this.#signal.removeEventListener('abort', giveUp);
    if ('connection' in result) {
      attempt.connectMs = Math.round(performance.now() - started);
      this.#connected(result.connection);
    } else {
      attempt.error = late ? 'ETIMEDOUT' : this.#signal.aborted ? 'ECANCELED' : result.error;
      this.#startNext();
    }
    this.#finishWhenIdle();
  }

  #connected(connection: Connection): void {
    if (this.#won || this.#signal.aborted) {
      connection.close();
      return;
    }
    this.#won = true;
    this.#keepOtherFamily();
    this.#decide(connection);
    this.#startNext();
  }

  /** After the win at most one more address is tried: the first of a family that had no turn. */
  #keepOtherFamily(): void {
    const started = this.#attempts.filter((attempt) => !this.#waiting.includes(attempt));
    const untried = ({ family }: Address) => !started.some((attempt) => attempt.family === family);
    this.#waiting = this.#options.everyFamily === false ? [] : this.#waiting.filter(untried).slice(0, 1);
  }

  #finishWhenIdle(): void {
    const startable = this.#waiting.length > 0 && !this.#signal.aborted;
    if (this.#running.size > 0 || startable || !this.#complete) return;
    clearTimeout(this.#stagger);
    this.#decide(null);
    this.#settle(this.report());
  }
}
