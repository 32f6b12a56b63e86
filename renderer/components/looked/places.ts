/** Where settings are looked for, in the few groups that mean something to a person. */
import type { TraceEntry, TraceOutcome, TraceSource } from '../../../shared/model.ts';

export const places = ['known', 'domain', 'dns', 'database', 'mailbox', 'redirect', 'guess'] as const;
export type Place = (typeof places)[number];
/** `unchecked` is not `nothing`: the place could not be asked. */
export type PlaceState = 'looking' | 'found' | 'nothing' | 'unchecked' | 'skipped';

const placeOfSource: Record<TraceSource, Place | null> = {
  'provider-facts': 'known',
  pacc: 'domain',
  autoconfig: 'domain',
  'well-known': 'domain',
  'srv-submissions': 'dns',
  'srv-submission': 'dns',
  mailconf: 'dns',
  wildcard: 'dns',
  ispdb: 'database',
  mx: 'mailbox',
  'mx-autoconfig': 'mailbox',
  'mx-ispdb': 'mailbox',
  'mx-provider': 'mailbox',
  autodiscover: 'redirect',
  'srv-autodiscover': 'redirect',
  'autodiscover-v2': 'redirect',
  guess: 'guess',
  manual: null,
  'settings-file': null,
};

/** Looks that only lead to other looks: finding something there is not yet a setting. */
const stepping: readonly TraceSource[] = ['mx', 'wildcard', 'srv-autodiscover'];
const silent: readonly TraceOutcome[] = ['absent', 'skipped', 'found'];

/** The state of each place. While `running`, a place without a final answer is still being looked at. */
export function placeStates(
  trace: readonly TraceEntry[],
  running: boolean,
): { place: Place; state: PlaceState }[] {
  return places.map((place) => {
    const entries = trace.filter((entry) => placeOfSource[entry.source] === place);
    return { place, state: stateOf(entries, running) };
  });
}

function stateOf(entries: readonly TraceEntry[], running: boolean): PlaceState {
  if (entries.some((entry) => entry.outcome === 'found' && !stepping.includes(entry.source))) return 'found';
  if (running) return 'looking';
  if (entries.some((entry) => !silent.includes(entry.outcome))) return 'unchecked';
  return entries.some((entry) => entry.outcome !== 'skipped') ? 'nothing' : 'skipped';
}

/** The share of places that said something, in percent. */
export function shareAnswered(trace: readonly TraceEntry[]): number {
  const answered = new Set(trace.map((entry) => placeOfSource[entry.source]));
  return (places.filter((place) => answered.has(place)).length / places.length) * 100;
}
