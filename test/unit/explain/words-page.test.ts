import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wordsPage } from '../../../scripts/words-page.ts';

it('docs/words.md is current: node scripts/run.mjs scripts/words.ts', () => {
  const page = readFileSync(new URL('../../../docs/words.md', import.meta.url), 'utf8');
  expect(page).toBe(wordsPage());
});
