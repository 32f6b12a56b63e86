/** Lets the first value through at once, later ones at most once per interval; the last one always gets through. */
export function throttle<T>(deliver: (value: T) => void, intervalMs: number): (value: T) => void {
  let waiting: { value: T } | null = null;
  let timer: NodeJS.Timeout | null = null;
  const tick = () => {
    timer = null;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    pass(value);
  };
  const pass = (value: T) => {
    timer = setTimeout(tick, intervalMs);
    deliver(value);
  };
  return (value) => {
    if (timer === null) pass(value);
    else waiting = { value };
  };
}
