/** The ages of facts: `npm run facts` judges them, and this only how it counts. No test is red because time passed. */
import { expect, it } from 'vitest';
import { readFacts, staleOn } from '../../../scripts/read-facts.ts';

const read = (readOn: string) => ({ name: 'one', source: 'https://shop.example/', readOn });

it('a fact is stale when it was read more than 18 months ago', () => {
  expect(staleOn([read('2026-01-10')], '2027-07-10')).toEqual([]);
  expect(staleOn([read('2026-01-10')], '2027-07-11')).toEqual([read('2026-01-10')]);
});

it('a leap day is a day like others', () => {
  expect(staleOn([read('2026-08-28')], '2028-02-29')).toEqual([read('2026-08-28')]);
  expect(staleOn([read('2028-02-29')], '2029-08-29')).toEqual([]);
});

it('the oldest comes first', () => {
  const facts = [read('2025-03-01'), read('2024-03-01'), read('2026-12-01')];
  expect(staleOn(facts, '2027-06-01').map(({ readOn }) => readOn)).toEqual(['2024-03-01', '2025-03-01']);
});

it('every fact has a name of its own, a source and a day', () => {
  const facts = readFacts();
  expect(facts.length).toBeGreaterThan(150);
  expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
  for (const { name, source, readOn } of facts) {
    expect(source, name).not.toBe('');
    expect(new Date(`${readOn}T00:00:00Z`).toISOString().slice(0, 10), name).toBe(readOn);
  }
});
