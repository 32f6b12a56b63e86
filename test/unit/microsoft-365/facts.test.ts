import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factSchema } from '../../../shared/facts.ts';
import { type AdminStep, adminSteps } from '../../../shared/microsoft-365/commands.ts';
import { dates, eraOn } from '../../../shared/microsoft-365/dates.ts';
import { ways } from '../../../shared/microsoft-365/ways.ts';

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

const anyFact = factSchema(z.unknown());

describe('the ways on', () => {
  it.each(Object.entries(ways))(
    '%s: every fact has its page and its quote',
    (_, { server, port, reach, limits, page }) => {
      for (const one of [server, port, reach, page, ...limits]) if (one) anyFact.parse(one);
    },
  );
});

describe('the steps of an administrator', () => {
  it.each(Object.entries<AdminStep>(adminSteps))(
    '%s has a command or pages, each with its source',
    (_, step) => {
      const known = [step.powershell, step.path].filter((one) => one !== null);
      expect(known).not.toEqual([]);
      for (const one of known) anyFact.parse(one);
    },
  );

  it('puts values of files in single quotes only', () => {
    for (const { powershell } of Object.values<AdminStep>(adminSteps))
      for (const [around] of (powershell?.value ?? '').matchAll(/.[^' ]*\{\w+\}[^' ]*./g))
        expect(around).toMatch(/^'.*'$/);
  });
});
