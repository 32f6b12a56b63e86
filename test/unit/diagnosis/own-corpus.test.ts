/** Texts from public threads, written anew with example names: what the rules are written by, and what they never saw. */
import { describe, expect, it } from 'vitest';
import { problems } from '../../../shared/problems/problems.ts';
import { figuresOf, judge, ownCorpus, readCorpus, secondCorpus, thirdCorpus } from '../../corpus/judge.ts';

const tuning = readCorpus(ownCorpus('tuning'));
const untouched = readCorpus(ownCorpus('untouched'));
const second = readCorpus(secondCorpus);
const third = readCorpus(thirdCorpus);
const halfOf = (wanted: string, lines = second) => lines.filter(({ half }) => half === wanted);

describe('the texts from public threads', () => {
  it('carry an id of their own, a known class and the page they are from', () => {
    const lines = [...tuning, ...untouched, ...second, ...third];
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    const classes = lines.flatMap((line) => [line.class, ...(line.also ?? [])]);
    expect(classes.filter((name) => !(name in problems))).toEqual([]);
    expect(lines.filter((line) => !('source' in line))).toEqual([]);
  });

  it.each([
    ['to work by', tuning, 0.92],
    ['untouched', untouched, 0.8],
    ['collected later, to work by', halfOf('tuning'), 0.92],
    ['collected later, untouched', halfOf('untouched'), 0.85],
    ['collected last, to work by', halfOf('tuning', third), 0.92],
    ['collected last, untouched', halfOf('untouched', third), 0.85],
  ])('%s: most are named rightly, none is wrong and certain, few are wrong and likely', (_, lines, share) => {
    const { all, right, likely, wrongAndLikely, wrongAndCertain } = figuresOf(lines.map(judge));
    expect(right / all).toBeGreaterThanOrEqual(share);
    expect(wrongAndCertain).toBe(0);
    expect(wrongAndLikely / likely).toBeLessThanOrEqual(0.12);
  });
});
