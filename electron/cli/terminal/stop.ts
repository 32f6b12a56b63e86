/** What ends a run before its own end: Ctrl-C, and the time given by `--timeout`. */
import { exitCodes } from '../../../shared/problems/exit-codes.ts';
import type { System } from './terminal.ts';

/** Null: nothing did. */
export type StopCause = 'person' | 'time' | null;

export interface Stop {
  /** Fires once, for either cause. */
  readonly signal: AbortSignal;
  readonly cause: StopCause;
  /** What Ctrl-C does. For prompts, which read the keyboard in raw mode and see the key themselves. */
  interrupt(): void;
  /** Takes timer and listener away. */
  clear(): void;
}

/** The first Ctrl-C stops the run, which still reports; a second one ends the process at once. */
export function watchForStop(system: System, timeoutMs: number | undefined): Stop {
  const controller = new AbortController();
  let cause: StopCause = null;
  const stop = (why: 'person' | 'time') => {
    cause ??= why;
    controller.abort();
    // Whoever reads standard input may wait for ever; a prompt puts the keyboard in order first.
    setImmediate(() => system.stdin.destroy());
  };
  const interrupt = () => {
    if (cause === 'person') system.exit(exitCodes.stopped);
    stop('person');
  };
  const timer = timeoutMs === undefined ? null : setTimeout(() => stop('time'), timeoutMs);
  const ignore = system.onInterrupt(interrupt);
  return {
    signal: controller.signal,
    get cause() {
      return cause;
    },
    interrupt,
    clear() {
      if (timer) clearTimeout(timer);
      ignore();
    },
  };
}
