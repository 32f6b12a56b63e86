/** One sign-in at a time per host, a pause between two, and a stop after refusals: nobody gets locked out by a batch. */
import type { Endpoint, SignIn } from '../../../shared/model.ts';
import { pause, untilAborted } from '../base/deadline.ts';
import type { SignInLimiter } from '../run/deps.ts';

export interface LimiterOptions {
  /** Milliseconds from the end of one sign-in to the beginning of the next at the same host. */
  pauseMs: number;
  /** After so many refused sign-ins nobody signs in at that host any more. */
  refusalsToStop: number;
}

interface Host {
  refusals: number;
  /** Resolves when the one before has left and the pause is over. */
  free: Promise<void>;
}

/**
 * Hosts by their name. Temporary refusals and mechanisms that do not work count for nothing; too many tries and 5yz
 * do.
 */
export class HostLimiter implements SignInLimiter {
  readonly #hosts = new Map<string, Host>();
  readonly #options: LimiterOptions;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** True when the host refused too often. */
  isClosed(host: string): boolean {
    return (this.#hosts.get(host)?.refusals ?? 0) >= this.#options.refusalsToStop;
  }

  async enter({ host }: Endpoint, signal: AbortSignal): Promise<((signIn: SignIn | null) => void) | null> {
    const place = this.#hosts.get(host) ?? { refusals: 0, free: Promise.resolve() };
    this.#hosts.set(host, place);
    const before = place.free;
    let leave = (): void => {};
    place.free = new Promise((resolve) => {
      leave = resolve;
    });
    await Promise.race([before, untilAborted(signal)]);
    if (signal.aborted || this.isClosed(host)) {
      void before.then(leave);
      return null;
    }
    return (signIn) => {
      if (isRefusal(signIn)) place.refusals += 1;
      void pause(signIn ? this.#options.pauseMs : 0).then(leave);
    };
  }
}

/** A permanent "no" to the account, or "too many tries"; a mechanism that does not work is neither. */
function isRefusal(signIn: SignIn | null): boolean {
  const diagnosis = signIn?.ok === false ? signIn.diagnosis : null;
  if (diagnosis?.class === 'auth-too-many-attempts') return true;
  const code = diagnosis?.reply?.code ?? 0;
  return code >= 500 && diagnosis?.class !== 'auth-mechanism-unsupported';
}
