interface ThrottleOptions<T> {
  /** Milliseconds between two values. */
  interval: number;
  /** A value that must not wait, seen against the one that was delivered last. */
  isUrgent: (next: T, last: T) => boolean;
}

/** Lets the first value through at once, later ones at most once per interval; the last one always gets through. */
export function throttle<T>(
  deliver: (value: T) => void,
  { interval, isUrgent }: ThrottleOptions<T>,
): (value: T) => void {
  let last: { value: T } | null = null;
  let waiting: { value: T } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const pass = (value: T) => {
    clearTimeout(timer);
    timer = setTimeout(tick, interval);
    last = { value };
    waiting = null;
    deliver(value);
  };
  const tick = () => {
    timer = undefined;
    if (waiting) pass(waiting.value);
  };
  return (value) => {
    if (timer === undefined || (last && isUrgent(value, last.value))) pass(value);
    else waiting = { value };
  };
}
