/** The pages for newcomers name files: those have to be there. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const roots = /^(electron|shared|renderer|scripts|test|docs)\//;
/** Stand for a name that a newcomer chooses. */
const isPattern = (place: string) => /NAME|CLASS|\*/.test(place);

it.each([
  ['docs/architecture.md', 30],
  ['docs/decisions.md', 1],
  ['CONTRIBUTING.md', 12],
])('%s names files that are there', (page, least) => {
  const named = [...readFileSync(page, 'utf8').matchAll(/`([^`\s]+)`/g)].map(([, place = '']) => place);
  const places = named.filter((place) => roots.test(place) && !isPattern(place));
  expect(places.filter((place) => !existsSync(place))).toEqual([]);
  expect(places.length).toBeGreaterThanOrEqual(least);
});
