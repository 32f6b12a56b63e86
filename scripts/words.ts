/** Writes docs/words.md: every message about a problem on one page, for writers. node scripts/run.mjs scripts/words.ts */
import { writeFileSync } from 'node:fs';
import { loadLanguage } from '../shared/explain/catalogues.ts';
import { languages } from '../shared/languages.ts';
import { wordsPage } from './words-page.ts';

await Promise.all(languages.map(loadLanguage));

writeFileSync(new URL('../docs/words.md', import.meta.url), wordsPage());
console.log('docs/words.md is written');
