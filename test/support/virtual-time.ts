/** Timers and the monotonic clock in virtual time, for long runs outside of a test runner. */

interface Timer {
  at: number;
  run: () => void;
}

const real = { setTimeout, clearTimeout, setImmediate, now: performance.now };

/** From `install` to `uninstall` time stands still but for `settle`, which jumps from timer to timer. */
export class VirtualTime {
  #now = 0;
  #last = 0;
  readonly #timers = new Map<number, Timer>();

  install(): void {
    const add = (run: () => void, ms = 0) => {
      this.#last += 1;
      this.#timers.set(this.#last, { at: this.#now + ms, run });
      return this.#last;
    };
    const remove = (id: number | undefined) => id !== undefined && this.#timers.delete(id);
    Object.assign(globalThis, { setTimeout: add, clearTimeout: remove });
    performance.now = () => this.#now;
  }

  uninstall(): void {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    performance.now = real.now;
  }

  /** Lets time pass until the work is done. Null when it waits for something that no timer ends. */
  async settle<T>(work: Promise<T>): Promise<T | null> {
    let done = false;
    const end = () => {
      done = true;
    };
    work.then(end, end);
    for (;;) {
      // After all that needs no time.
      await new Promise<void>((resolve) => real.setImmediate(resolve));
      if (done) return work;
      if (!this.#next()) return null;
    }
  }

  #next(): boolean {
    const [first] = [...this.#timers].sort(([, one], [, other]) => one.at - other.at);
    if (first === undefined) return false;
    const [id, { at, run }] = first;
    this.#timers.delete(id);
    this.#now = Math.max(this.#now, at);
    run();
    return true;
  }
}
