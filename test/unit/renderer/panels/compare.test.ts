/** Two past checks side by side. */
import { describe, expect, test } from 'vitest';
import { doorPairs, outcomeOf } from '../../../../renderer/panels/history/compare.ts';
import type { PastCheck, PastDoor } from '../../../../shared/history.ts';

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

test('every door of either check has one row', () => {
  const door = (port: number, usable: boolean): PastDoor => ({
    endpoint: { host: 'smtp.shop.example', port, security: 'tls' },
    usable,
    class: null,
    ms: 10,
  });
  const pairs = doorPairs(
    { ...check, doors: [door(465, true), door(587, true)] },
    { ...check, doors: [door(465, false), door(2525, true)] },
  );
  const rows = pairs.map(({ endpoint, doors }) => [
    endpoint.port,
    ...doors.map((one) => one?.usable ?? null),
  ]);
  expect(rows).toEqual([
    [465, true, false],
    [587, true, null],
    [2525, null, true],
  ]);
});
