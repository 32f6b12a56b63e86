/** Every regular expression of the product grows no faster than the line that it is given, however hostile that is. */
import { beforeAll, expect, it } from 'vitest';
import { attacksOn, lineOf, timeOf } from '../../support/growth.ts';
import { allPatterns, type Pattern, patternsMadeBy } from '../../support/patterns.ts';

/** Ten times the line may take this many times as long: a quadratic pattern takes a hundred times as long. */
const margin = 45;
/** ms below which a clock tells nothing: the shorter line counts as if it took this long. */
const floor = { 1000: 0.1, 10000: 1, 100000: 5 } as const;
/** The worst lines are found with short ones first. */
const screening = 1_000;
const tries = 4;
/** The first time a pattern runs it is slow: the shorter line is tried until the program has settled. */
const settled = 3;

let all: Pattern[] = [];
beforeAll(async () => {
  all = await allPatterns();
}, 120_000);

/** Lines that take longest, worst first. */
function worstLines(pattern: RegExp): [string, string][] {
  return attacksOn(pattern)
    .map((attack) => ({ attack, ms: timeOf(pattern, lineOf(attack, screening)) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 1)
    .map(({ attack }) => attack);
}

/** True when the step to a line ten times as long took too long in every try. */
function growsTooFast(pattern: RegExp, attack: [string, string], length: keyof typeof floor): boolean {
  for (let run = 0; run < tries; run++) {
    const before = Math.max(timeOf(pattern, lineOf(attack, length), settled), floor[length]);
    if (timeOf(pattern, lineOf(attack, length * 10)) <= margin * before) return false;
  }
  return true;
}

it('is linear in 10 kB, 100 kB and 1 MB', () => {
  expect(all.length).toBeGreaterThan(400);
  const bad = all.flatMap(({ from, pattern }) =>
    worstLines(pattern)
      .filter((attack) => growsTooFast(pattern, attack, 10_000) || growsTooFast(pattern, attack, 100_000))
      .map((attack) => `${from} ${JSON.stringify(attack)} ${pattern}`),
  );
  expect(bad).toEqual([]);
}, 300_000);

it('finds the patterns of every kind, and one that grows too fast', async () => {
  const sources = all.map(({ pattern }) => pattern.source);
  // A literal, one out of words that are joined, and one of the rules, which are data.
  expect(sources.some((source) => source.includes('(in reply to') || source.includes('\\(in reply to'))).toBe(
    true,
  );
  expect(sources.some((source) => source.startsWith('^(?:(?:\\w{0,60}Error: )'))).toBe(true);
  expect(all.some(({ from }) => from.startsWith('electron/engine/diagnosis/rule'))).toBe(true);
  expect(await patternsMadeBy(async () => /not ours/)).toEqual([]);
  expect(growsTooFast(/\s*\(in reply to/g, ['', ' '], 1_000)).toBe(true);
}, 120_000);
