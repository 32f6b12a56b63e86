/** Dated facts about providers: shown while they hold, never after. */
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { policyFor } from '../../../shared/explain/policy.ts';
import { holdsOn, isVoid, type Policy, policies } from '../../../shared/providers/policies.ts';

describe('a fact', () => {
  const fact: Policy = {
    id: 'm365-off-by-default',
    family: 'microsoft',
    checked: '2026-01-10',
    source: 'https://example.com/',
    validFrom: '2026-02-01',
    validTo: '2026-12-31',
  };

  it('holds from its first day to its last', () => {
    expect(holdsOn(fact, '2026-01-31')).toBe(false);
    expect(holdsOn(fact, '2026-02-01')).toBe(true);
    expect(holdsOn(fact, '2026-12-31')).toBe(true);
    expect(holdsOn(fact, '2027-01-01')).toBe(false);
    expect(holdsOn({ ...fact, validFrom: null, validTo: null }, '1999-01-01')).toBe(true);
  });

  it('is void after its last day only', () => {
    expect(isVoid(fact, '2026-01-01')).toBe(false);
    expect(isVoid(fact, '2027-01-01')).toBe(true);
    expect(isVoid({ ...fact, validTo: null }, '2999-01-01')).toBe(false);
  });

  it.each(policies.map((policy) => [policy.id, policy] as const))(
    '%s has a source and dates',
    (_, policy) => {
      expect(policy.source).toMatch(/^https:\/\//);
      for (const day of [policy.checked, policy.validFrom, policy.validTo]) {
        if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
      expect(Date.parse(policy.checked)).toBeLessThanOrEqual(Date.now());
    },
  );
});

describe('a dated fact in an explanation', () => {
  const explainer = createExplainer('en');
  const why = (over: Pick<Diagnosis, 'class' | 'facts'>, today: string, provider?: string) =>
    explainer.explain(
      {
        stage: 'auth',
        severity: 'blocking',
        certainty: 'certain',
        actor: 'you',
        reply: null,
        evidence: [],
        ...over,
      },
      { today, provider: provider ?? null },
    ).why;

  it('changes with the day and is gone when it is void', () => {
    const off = { class: 'auth-disabled-by-admin', facts: { variant: 'tenant' } } as const;
    expect(why(off, '2026-11-22')).toContain('At the end of December 2026');
    expect(why(off, '2027-03-01')).toContain('Since the end of December 2026');
    expect(why(off, '2027-07-01')).toBe('The server says that it is turned off for the whole company.');
  });

  it('is that of the provider', () => {
    const refused = { class: 'auth-bad-credentials', facts: {} } as const;
    expect(why(refused, '2026-11-22', 'gmail')).toContain('30 May 2022');
    expect(why(refused, '2026-11-22', 'yahoo')).toContain('Yahoo');
    expect(why(refused, '2026-11-22')).not.toMatch(/Google|Yahoo/);
    expect(policyFor('mailbox-full', ['google'], '2026-11-22')).toBeNull();
  });
});
