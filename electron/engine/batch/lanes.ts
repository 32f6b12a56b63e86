/** Runs work side by side, but never two with the same key. Only a window of the items is ever in memory. */

export interface LaneOptions<T> {
  /** Work with the same key runs one after the other, in the order of the items. */
  keyOf(item: T): string;
  /** Never rejects. */
  work(item: T): Promise<void>;
  /** How many run at the same time. */
  atOnce: number;
  /** How many items may wait for their lane; the rest of the items is not read before. */
  window: number;
}

/** Resolves when every item was worked on, or when those that run have ended after the signal fired. */
export async function runInLanes<T>(
  items: AsyncIterator<T>,
  { keyOf, work, atOnce, window }: LaneOptions<T>,
  signal: AbortSignal,
): Promise<void> {
  const waiting: T[] = [];
  const running = new Map<string, Promise<void>>();
  let more = true;

  const start = (item: T) => {
    const key = keyOf(item);
    running.set(
      key,
      work(item).finally(() => running.delete(key)),
    );
  };
  const startAll = () => {
    for (let at = 0; at < waiting.length && running.size < atOnce; ) {
      const item = waiting[at];
      if (item === undefined || running.has(keyOf(item))) at += 1;
      else {
        waiting.splice(at, 1);
        start(item);
      }
    }
  };

  while (!signal.aborted) {
    startAll();
    if (more && running.size < atOnce && waiting.length < window) {
      const next = await items.next();
      if (next.done) more = false;
      else waiting.push(next.value);
    } else if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length === 0) break;
  }
  await Promise.all(running.values());
}
