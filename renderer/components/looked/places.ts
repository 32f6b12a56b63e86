/** Where settings are looked for, in the few groups that mean something to a person. */
import type { TraceEntry, TraceOutcome, TraceSource } from '../../../shared/model.ts';

const places = ['known', 'domain', 'dns', 'database', 'mailbox', 'redirect', 'guess'] as const;
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

/** The looks that every run does: a place has answered when all of its own are there. */
const looksOfPlace: Record<Place, readonly TraceSource[]> = {
  known: ['provider-facts'],
  domain: ['autoconfig', 'well-known'],
  dns: ['srv-submissions', 'srv-submission'],
  database: ['ispdb'],
  mailbox: ['mx'],
  redirect: ['autodiscover'],
  guess: ['guess'],
};

/** The state of each place. While `running`, a place without a final answer is still being looked at. */
export function placeStates(
  trace: readonly TraceEntry[],
  running: boolean,
): { place: Place; state: PlaceState }[] {
  return places.map((place) => {
    const entries = trace.filter((entry) => placeOfSource[entry.source] === place);
    const awaited = looksOfPlace[place].some((look) => entries.every((entry) => entry.source !== look));
    return { place, state: stateOf(entries, running && awaited) };
  });
}

function stateOf(entries: readonly TraceEntry[], awaited: boolean): PlaceState {
  if (entries.some((entry) => entry.outcome === 'found' && !stepping.includes(entry.source))) return 'found';
  if (awaited) return 'looking';
  if (entries.some((entry) => !silent.includes(entry.outcome))) return 'unchecked';
  return entries.some((entry) => entry.outcome !== 'skipped') ? 'nothing' : 'skipped';
}

/** The share of places that have answered, in percent. */
export function shareAnswered(trace: readonly TraceEntry[]): number {
  const answered = placeStates(trace, true).filter(({ state }) => state !== 'looking');
  return (answered.length / places.length) * 100;
}
