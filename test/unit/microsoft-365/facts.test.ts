import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factSchema } from '../../../shared/facts.ts';
import { dates, eraOn } from '../../../shared/microsoft-365/dates.ts';

const fact = {
  value: '2026-12-31',
  url: 'https://shop.example/page',
  quote: 'off by default',
  readOn: '2026-12-01',
  by: 'vendor',
};

describe('a fact', () => {
  const schema = factSchema(z.iso.date());

  it('has a value, a page, a short quote, a day and a kind of source', () => {
    expect(schema.parse(fact)).toEqual(fact);
  });

  it.each([
    ['no page', { url: '' }],
    ['a page without https', { url: 'http://shop.example/page' }],
    ['an empty quote', { quote: '' }],
    ['more than 15 words', { quote: 'word '.repeat(16) }],
    ['no day', { readOn: 'November 2026' }],
    ['a source of another kind', { by: 'memory' }],
    ['a value of another kind', { value: 'soon' }],
  ])('is none with %s', (_, change) => {
    expect(schema.safeParse({ ...fact, ...change }).success).toBe(false);
  });
});

describe('the dates of Microsoft 365', () => {
  it.each(Object.entries(dates))('%s has its source', (_, date) => {
    expect(factSchema(z.iso.date()).parse(date)).toEqual(date);
  });

  it.each([
    ['2026-12-01', 'before'],
    ['2026-12-31', 'before'],
    ['2027-01-01', 'off-by-default'],
    ['2027-06-30', 'off-by-default'],
    ['2027-07-01', 'removal-announced'],
  ])('on %s the era is %s', (day, era) => {
    expect(eraOn(day)).toBe(era);
  });
});
