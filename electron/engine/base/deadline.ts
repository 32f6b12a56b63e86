/**
 * The reason that signals of ours fire with. Nobody reads it, and one made by `abort()` itself would come with a stack
 * each time.
 */
export const stopped = new DOMException('stopped', 'AbortError');

/** A signal that fires when the parent fires or the time is over, whichever is first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True when the time was over; false when the parent stopped it. */
  readonly expired: boolean;
  /** Fires the signal now. */
  stop(): void;
  /** Takes the timer and the listener away. Always call it. */
  clear(): void;
}

/** When a deadline of `ms` milliseconds that starts now is over, for people to see (ISO 8601). */
export function endsAt(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

/** Starts a deadline of `ms` milliseconds below `parent`. Works in virtual time: it uses the global timers. */
export function startDeadline(ms: number, parent?: AbortSignal): Deadline {
  const controller = new AbortController();
  let expired = false;
  const stop = () => controller.abort(stopped);
  const timer = setTimeout(() => {
    expired = true;
    controller.abort(stopped);
  }, ms);
  if (parent?.aborted) stop();
  parent?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    stop,
    clear() {
      clearTimeout(timer);
      parent?.removeEventListener('abort', stop);
    },
  };
}

/** Resolves after `ms` milliseconds, or at once when the signal fires. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** Resolves when the signal fires. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
