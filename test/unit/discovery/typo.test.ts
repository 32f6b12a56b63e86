import { describe, expect, it } from 'vitest';
import { isOneSlip, typoNote } from '../../../electron/engine/discovery/typo.ts';
import { settingsNotFound } from '../../../electron/engine/run/verdict.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';

describe('typo', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['hotmail.con', 'hotmail.com'],
    ['outlok.com', 'outlook.com'],
  ])('%s: asks for %s', (typed, meant) => {
    expect(typoNote(typed)).toEqual({ code: 'domain-typo', text: `Did you mean ${meant}?` });
  });

  it.each(['gmail.com', 'mail.com', 'ymail.com', 'example.test', 'gmx.de', 'gmx.at', 'yahoo.de'])(
    'does not doubt %s',
    (domain) => {
      expect(typoNote(domain)).toBeNull();
    },
  );

  it('counts one slip only', () => {
    expect(isOneSlip('abc', 'abc')).toBe(false);
    expect(isOneSlip('abcd', 'badc')).toBe(false);
    expect(isOneSlip('ab', 'abcd')).toBe(false);
  });
});

it('asks about the domain where nothing was found', () => {
  const said = (domain: string) => createExplainer('en').explain(settingsNotFound(domain, true)).what;
  expect(said('gmial.com')).toMatch(/^Did you mean \S*gmail\.com/);
  expect(said('shop.example')).not.toContain('mean');
});
