import { describe, expect, it } from 'vitest';
import { orderSrv } from '../../../../electron/engine/discovery/sources/srv/srv-order.ts';

const record = (priority: number, weight: number, target: string) => ({
  priority,
  weight,
  port: 465,
  target,
});
const targets = (records: { target: string }[]) => records.map((one) => one.target).join('');

/** Numbers in [0, 1) that are the same on every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('RFC 2782 order', () => {
  it('takes the lowest priority first', () => {
    const records = [record(20, 0, 'c'), record(0, 1, 'a'), record(10, 1, 'b')];
    expect(targets(orderSrv(records, () => 0.99))).toBe('abc');
  });

  it('lists weight 0 first and takes the record whose running sum reaches the drawn number', () => {
    const records = [record(0, 3, 'b'), record(0, 0, 'a'), record(0, 1, 'c')];
    expect(targets(orderSrv(records, () => 0))).toBe('abc');
    expect(targets(orderSrv(records, () => 0.5))).toBe('bca');
    expect(targets(orderSrv(records, () => 0.999))).toBe('cba');
  });

  it('shares in proportion to the weight', () => {
    const random = seeded(1);
    const records = [record(0, 80, 'a'), record(0, 20, 'b'), record(0, 0, 'c')];
    const first = { a: 0, b: 0, c: 0 };
    for (let run = 0; run < 5_000; run += 1) {
      const [one] = orderSrv(records, random);
      if (one) first[one.target as keyof typeof first] += 1;
    }
    expect(first.a).toBeGreaterThan(3_800);
    expect(first.b).toBeGreaterThan(800);
    expect(first.c).toBeGreaterThan(10);
    expect(first.c).toBeLessThan(120);
  });

  it('returns every record once', () => {
    expect(orderSrv([], Math.random)).toEqual([]);
    const records = ['a', 'b', 'c', 'd'].map((target) => record(0, 0, target));
    expect(targets(orderSrv(records, Math.random)).split('').sort().join('')).toBe('abcd');
  });
});
