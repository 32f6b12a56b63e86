/** Numbers of several runs. */

export interface Stats {
  min: number;
  median: number;
  max: number;
  /** How many measured runs. */
  runs: number;
}

export function statsOf(values: readonly number[]): Stats {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (place: number) => sorted[Math.min(place, sorted.length - 1)] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    min: at(0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    max: at(sorted.length - 1),
    runs: sorted.length,
  };
}

/** A number that was counted, not measured. */
export function exactly(value: number): Stats {
  return { min: value, median: value, max: value, runs: 1 };
}

/** The same numbers, so many times as much and `plus` more. */
export function scaled({ min, median, max, runs }: Stats, times: number, plus = 0): Stats {
  const scale = (value: number) => value * times + plus;
  return { min: scale(min), median: scale(median), max: scale(max), runs };
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

type Contenders = Record<string, () => Promise<unknown>>;
type Results<C extends Contenders> = { [Name in keyof C]: Awaited<ReturnType<C[Name]>>[] };

/** In each round every contender has its turn, so that a busy moment of the machine meets them all. */
export async function inTurn<C extends Contenders>(rounds: number, contenders: C): Promise<Results<C>> {
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, [] as unknown[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, contender] of Object.entries(contenders)) results[name]?.push(await contender());
  return results as Results<C>;
}

/** All rounds of all contenders at the same time: for waits, which take no time of the machine. */
export async function sideBySide<C extends Contenders>(rounds: number, contenders: C): Promise<Results<C>> {
  const results = Object.entries(contenders).map(async ([name, contender]) => {
    const values = await Promise.all(Array.from({ length: rounds }, contender));
    return [name, values] as const;
  });
  return Object.fromEntries(await Promise.all(results)) as Results<C>;
}

/** Does `task` this many times, at most `width` at once. */
export async function inParallel(times: number, width: number, task: () => Promise<void>): Promise<void> {
  let left = times;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await task();
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
