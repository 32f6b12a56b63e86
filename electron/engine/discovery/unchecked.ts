/** Places that could not be asked: what they publish is unknown, which is not "nothing". */
import type { Note, TraceSource } from '../../../shared/model.ts';
import type { DiscoveryOutcome } from './types.ts';

/** The note that names a source of which a place could not be asked. */
const code = 'could-not-check';

export interface Unchecked {
  source: TraceSource;
  /** As in the trace. */
  target: string;
  /** It ranks before everything that is known. */
  mayChange: boolean;
}

/** A note for each source. */
export function uncheckedNotes(unchecked: readonly Unchecked[]): Note[] {
  const sources = new Map<TraceSource, boolean>();
  for (const { source, mayChange } of unchecked)
    sources.set(source, mayChange || sources.get(source) === true);
  return [...sources].map(([source, mayChange]) => {
    const change = mayChange ? '; what it says may change the answer' : '';
    const facts = { source, ...(mayChange && { mayChange: 'yes' }) };
    return { code, text: `${source} could not be checked${change}.`, facts };
  });
}

/** The outcome once a place has answered after all. */
export function nowChecked(outcome: DiscoveryOutcome, place: string): DiscoveryOutcome {
  const unchecked = outcome.unchecked.filter(({ target }) => target !== place);
  const notes = [...outcome.notes.filter((note) => note.code !== code), ...uncheckedNotes(unchecked)];
  return { ...outcome, unchecked, incomplete: unchecked.length > 0, notes };
}
