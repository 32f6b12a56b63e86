import { describe, expect, it } from 'vitest';
import { actorSchema, certaintySchema, problemClassSchema, stageSchema } from '../../../shared/diagnosis.ts';
import { securitySchema, verdictSchema } from '../../../shared/model.ts';
import {
  actors,
  certainties,
  classes,
  securities,
  stages,
  verdicts,
} from '../../../shared/share-code/lists.ts';
import {
  decodeShareCode,
  encodeShareCode,
  type SharedResult,
  sharedResultOf,
} from '../../../shared/share-code/share-code.ts';

const refused: SharedResult = {
  verdict: 'fails',
  class: 'auth-bad-credentials',
  stage: 'auth',
  certainty: 'certain',
  actor: 'you',
  port: 465,
  security: 'tls',
};
const nothing: SharedResult = sharedResultOf('unfinished', null, null);

/** Small and repeatable (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = randomNumbers(9);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const anyResult = (): SharedResult => ({
  verdict: pick(verdicts),
  class: pick(classes),
  stage: pick(stages),
  certainty: pick(certainties),
  actor: pick(actors),
  security: pick(securities),
  port: random() < 0.1 ? null : 1 + Math.floor(random() * 65_535),
});

describe('lists', () => {
  it('have every value once: a new one is added at the end', () => {
    const pairs = [
      [verdicts, verdictSchema.options],
      [classes, problemClassSchema.options],
      [stages, stageSchema.options],
      [certainties, certaintySchema.options],
      [actors, actorSchema.options],
      [securities, securitySchema.options],
    ] as const;
    for (const [list, options] of pairs) {
      expect([...list].filter((value) => value !== null).sort()).toEqual([...options].sort());
    }
  });

  it('keep their numbers: codes that were read out once stay readable', () => {
    expect(encodeShareCode(refused)).toBe('70T-981-T70');
    expect(decodeShareCode(encodeShareCode(nothing))).toEqual({ ok: true, result: nothing });
  });
});

describe('a code', () => {
  it('comes back as it went, 20,000 times, and ends with a letter or a digit', () => {
    for (let round = 0; round < 20_000; round += 1) {
      const result = anyResult();
      const code = encodeShareCode(result);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z*~$=U]{3}$/);
      expect(decodeShareCode(code)).toEqual({ ok: true, result });
    }
  });

  it('is read as people say and type it', () => {
    const code = encodeShareCode(refused);
    const said = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(decodeShareCode(`  ${said} `)).toEqual({ ok: true, result: refused });
  });

  it('shows every single wrong sign and every two neighbours that changed places', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (let round = 0; round < 200; round += 1) {
      const code = encodeShareCode(anyResult()).replaceAll('-', '');
      for (let at = 0; at < code.length; at += 1) {
        for (const sign of alphabet.replace(code.charAt(at), '')) {
          const wrong = code.slice(0, at) + sign + code.slice(at + 1);
          expect(decodeShareCode(wrong).ok, `${code} ${wrong}`).toBe(false);
        }
        const swapped = code.slice(0, at) + code.slice(at + 1, at + 2) + code.charAt(at) + code.slice(at + 2);
        if (swapped !== code) expect(decodeShareCode(swapped).ok, `${code} ${swapped}`).toBe(false);
      }
    }
  });

  it.each([
    ['', 'length'],
    ['000-000-00', 'length'],
    ['000-000-000-0', 'length'],
    ['000-000-0ü0', 'sign'],
    ['U00-000-000', 'sign'],
    ['000-000-001', 'check'],
    ['ZZZ-ZZZ-ZZF', 'version'],
  ])('%j: %s', (typed, problem) => {
    expect(decodeShareCode(typed)).toEqual({ ok: false, problem });
  });
});
