import { describe, expect, test } from 'vitest';
import { codec } from '../../../support/electron-standin/codec.ts';

const { encode, decode } = codec();
const roundTrip = (value: unknown) => decode(encode(value));

describe('codec', () => {
  test.each([
    ['text', 'ü \u0000 "'],
    ['numbers', [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY]],
    ['nothing', [undefined, null]],
    ['bigint', 12345678901234567890n],
    ['date', new Date(5)],
    ['pattern', /a\/b/gi],
    ['map and set', new Map<unknown, unknown>([[{ key: 1 }, new Set(['a', 2])]])],
    ['bytes', [new Uint8Array([1, 2, 255]), new Float64Array([0.5])]],
    ['object', { a: { b: [{ $: 'date' }] } }],
  ])('%s survive', (_name, value) => {
    expect(roundTrip(value)).toStrictEqual(value);
  });

  test('errors keep their type and message', () => {
    const error = roundTrip(new RangeError('too far'));
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toBe('too far');
  });

  test('shared references and cycles stay what they are', () => {
    const twice = { n: 1 };
    const cycle: unknown[] = [twice, twice];
    cycle.push(cycle);
    const back = roundTrip(cycle) as unknown[];
    expect(back[0]).toBe(back[1]);
    expect(back[2]).toBe(back);
  });

  test('a key cannot reach the prototype', () => {
    const back = roundTrip(JSON.parse('{"__proto__":{"admin":true}}')) as Record<string, unknown>;
    expect(back.admin).toBeUndefined();
    expect(Object.keys(back)).toEqual(['__proto__']);
  });

  test('what cannot be cloned is refused in the words of Electron', () => {
    expect(() => encode(() => 1)).toThrow('An object could not be cloned.');
    expect(() => encode(new Blob(['x']))).toThrow('sending a Blob is not modelled');
  });
});
