/** What a benchmark gives back: our number beside those of its peers, measured in the same run. */
import type { Stats } from './measure.ts';

export type Unit = 'ms' | 'per s' | 'MB' | 'KB' | 'sockets';

export interface Peer {
  /** Whom or what we are compared with. */
  name: string;
  value: Stats;
}

export interface Row {
  name: string;
  unit: Unit;
  ours: Stats;
  peers: Peer[];
  /** What the numbers alone do not say. */
  note?: string;
}

export interface Benchmark {
  /** For `--only`. */
  name: string;
  title: string;
  /** `before`: a checkout of an older commit with its packages, built; it is one more peer where it has the same parts. */
  run(before: string | null): Promise<Row[]>;
}

/** Ours divided by theirs, by the medians. Null when there is nothing to divide by. */
export function ratioOf({ ours }: Row, { value }: Peer): number | null {
  return value.median > 0 ? ours.median / value.median : null;
}
