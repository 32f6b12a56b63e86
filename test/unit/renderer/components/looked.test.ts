import { describe, expect, it } from 'vitest';
import { answersOf, placeStates } from '../../../../renderer/components/looked/places.ts';
import { trace } from '../../../../renderer/dev/states/parts.ts';
import type { TraceEntry, TraceOutcome, TraceSource } from '../../../../shared/model.ts';
import type { Place } from '../../../../shared/sources.ts';

const entry = (source: TraceSource, outcome: TraceOutcome): TraceEntry => ({
  source,
  outcome,
  target: 'shop.example',
  detail: null,
  ms: 1,
});

function stateAt(place: Place, entries: TraceEntry[], running = false) {
  return placeStates(entries, running).find((one) => one.place === place)?.state;
}

describe('placeStates', () => {
  it('always has all places, in one order', () => {
    const names = (entries: TraceEntry[]) => placeStates(entries, true).map(({ place }) => place);
    expect(names([])).toEqual(names(trace));
  });

  it('keeps "could not check" apart from "nothing there"', () => {
    expect(stateAt('domain', [entry('autoconfig', 'absent'), entry('well-known', 'absent')])).toBe('nothing');
    expect(stateAt('domain', [entry('autoconfig', 'absent'), entry('well-known', 'timeout')])).toBe(
      'unchecked',
    );
    expect(stateAt('domain', [entry('autoconfig', 'found'), entry('well-known', 'timeout')])).toBe('found');
    expect(stateAt('guess', [entry('guess', 'skipped')])).toBe('skipped');
    expect(stateAt('guess', [])).toBe('skipped');
  });

  it('does not take a stepping stone for a setting', () => {
    expect(stateAt('mailbox', [entry('mx', 'found'), entry('mx-provider', 'absent')])).toBe('nothing');
  });

  it('waits for all looks of a place', () => {
    expect(stateAt('dns', [entry('srv-submissions', 'absent')], true)).toBe('looking');
    expect(
      stateAt('dns', [entry('srv-submissions', 'absent'), entry('srv-submission', 'absent')], true),
    ).toBe('nothing');
    expect(stateAt('dns', [entry('srv-submissions', 'found')], true)).toBe('found');
  });
});

describe('answersOf', () => {
  it('grows from nothing to all', () => {
    expect(answersOf([])).toEqual({ answered: 0, total: 7 });
    expect(answersOf(trace)).toEqual({ answered: 7, total: 7 });
  });
});
