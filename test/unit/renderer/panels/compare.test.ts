/** Two past checks side by side. */
import { describe, expect, test } from 'vitest';
import { endpointPairs, outcomeOf } from '../../../../renderer/panels/history/compare.ts';
import { checksWith } from '../../../../renderer/panels/history/find-checks.ts';
import type { PastCheck, PastEndpoint } from '../../../../shared/history.ts';

const check: PastCheck = {
  id: 'a',
  at: '2026-11-22T09:00:00.000Z',
  address: 'ana@shop.example',
  verdict: 'works',
  class: null,
  door: null,
  doors: [],
  signedIn: true,
  elapsedMs: 1000,
  network: null,
  diagnosis: null,
  provider: null,
  typed: null,
};
const fails: PastCheck = { ...check, verdict: 'fails', class: 'connection-timeout' };

describe('the outcome', () => {
  test.each([
    [check, { ...check, verdict: 'works-with-warnings' }, 'same'],
    [check, fails, 'works-only'],
    [fails, check, 'works-only'],
    [fails, { ...fails, class: 'connection-refused' }, 'differ'],
    [fails, fails, 'same-problem'],
  ] as const)('%#', (one, other, expected) => {
    expect(outcomeOf(one, other)).toBe(expected);
  });
});

test('every endpoint of either check has one row', () => {
  const answer = (port: number, usable: boolean): PastEndpoint => ({
    endpoint: { host: 'smtp.shop.example', port, security: 'tls' },
    usable,
    class: null,
    ms: 10,
  });
  const pairs = endpointPairs(
    { ...check, doors: [answer(465, true), answer(587, true)] },
    { ...check, doors: [answer(465, false), answer(2525, true)] },
  );
  const rows = pairs.map(({ endpoint, answers }) => [
    endpoint.port,
    ...answers.map((one) => one?.usable ?? null),
  ]);
  expect(rows).toEqual([
    [465, true, false],
    [587, true, null],
    [2525, null, true],
  ]);
});

test('a search finds addresses and networks in any case, and everything before anybody typed', () => {
  const checks = [check, { ...check, id: 'b', address: 'bob@werk.example', network: 'Home' }];
  const found = (typed: string) => checksWith(checks, typed).map(({ id }) => id);
  expect(['', ' ANA@', 'home', 'nobody'].map(found)).toEqual([['a', 'b'], ['a'], ['b'], []]);
});
