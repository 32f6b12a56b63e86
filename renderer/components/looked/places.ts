/** Where settings are looked for, in the few groups that mean something to a person. */

import type { TraceEntry, TraceOutcome, TraceSource } from '../../../shared/model.ts';
import { type Place, places, sourceNames, sources } from '../../../shared/sources.ts';

/** `unchecked` is not `nothing`: the place could not be asked. */
export type PlaceState = 'looking' | 'found' | 'nothing' | 'unchecked' | 'skipped';

/** Looks that only lead to other looks: finding something there is not yet a setting. */
const stepping: readonly TraceSource[] = ['mx', 'wildcard', 'srv-autodiscover'];
const silent: readonly TraceOutcome[] = ['absent', 'skipped', 'found'];

/** The state of each place. While `running`, a place without a final answer is still being looked at. */
export function placeStates(
  trace: readonly TraceEntry[],
  running: boolean,
): { place: Place; state: PlaceState }[] {
  return places.map((place) => {
    const entries = trace.filter((entry) => placeOf(entry) === place);
    const awaited = sourceNames.some(
      (name) => isAwaitedAt(place, name) && entries.every(({ source }) => source !== name),
    );
    return { place, state: stateOf(entries, running && awaited) };
  });
}

function placeOf({ source }: TraceEntry): Place | null {
  return sources[source].place;
}

/** Asked in every run: the place has not answered before it has. */
function isAwaitedAt(place: Place, name: TraceSource): boolean {
  const row: (typeof sources)[TraceSource] = sources[name];
  return row.place === place && 'always' in row;
}

function stateOf(entries: readonly TraceEntry[], awaited: boolean): PlaceState {
  if (entries.some((entry) => entry.outcome === 'found' && !stepping.includes(entry.source))) return 'found';
  if (awaited) return 'looking';
  if (entries.some((entry) => !silent.includes(entry.outcome))) return 'unchecked';
  return entries.some((entry) => entry.outcome !== 'skipped') ? 'nothing' : 'skipped';
}

/** How many places have answered, of how many. */
export function answersOf(trace: readonly TraceEntry[]): { answered: number; total: number } {
  const answered = placeStates(trace, true).filter(({ state }) => state !== 'looking');
  return { answered: answered.length, total: places.length };
}
