import { expect, it } from 'vitest';
import { fuzz, kinds } from '../../fuzz/fuzzers.ts';

it.each(kinds)('%s answers survive mutation (short run, seed 1)', async (kind) => {
  await expect(fuzz(kind, 400, 1)).resolves.toBeUndefined();
});
