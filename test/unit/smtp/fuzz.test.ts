import { expect, it } from 'vitest';
import { fuzzSessions } from '../../support/smtp-fuzz.ts';

it('survives 20,000 mutated servers', { timeout: 60_000 }, async () => {
  expect(await fuzzSessions(20_000, 1)).toBeNull();
});
