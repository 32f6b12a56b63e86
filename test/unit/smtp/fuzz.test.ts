import { expect, it } from 'vitest';
import { fuzzSessions } from '../../support/smtp-fuzz.ts';

it('survives 5,000 mutated servers', { timeout: 60_000 }, async () => {
  expect(await fuzzSessions(5_000, 1)).toBeNull();
});
