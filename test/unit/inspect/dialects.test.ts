import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ruleOf } from '../../../electron/engine/dialects/dialect.ts';
import { dialects } from '../../../electron/engine/dialects/index.ts';
import { factSchema } from '../../../shared/facts.ts';

describe.each(dialects)('$id', (dialect) => {
  const rules = Object.values(dialect.keys).map(ruleOf);

  it('says where a host stands, and what its words mean', () => {
    expect(rules.some(({ role }) => role === 'host' || role === 'address' || role === 'url')).toBe(true);
    for (const { role, words, default: value } of rules) {
      if (role === 'mode') expect(Object.keys(words ?? {}).length).toBeGreaterThan(0);
      if (role === 'mode' && value !== undefined) expect(Object.keys(words ?? {})).toContain(value);
    }
  });

  it('certainty rests on a page', () => {
    for (const fact of Object.values(dialect.documented ?? {})) factSchema(z.string()).parse(fact);
  });

  it('names its sender among its keys', () => {
    if (dialect.sender !== undefined) expect(Object.keys(dialect.keys)).toContain(dialect.sender);
  });
});

it('every name of a dialect is its own', () => {
  expect(new Set(dialects.map(({ id }) => id)).size).toBe(dialects.length);
});
