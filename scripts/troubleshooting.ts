/** Writes docs/troubleshooting.md. node scripts/run.mjs scripts/troubleshooting.ts */
import { writeFileSync } from 'node:fs';
import { loadLanguage } from '../shared/explain/catalogues.ts';
import { languages } from '../shared/languages.ts';
import { troubleshootingPage } from './troubleshooting-page.ts';

await Promise.all(languages.map(loadLanguage));

writeFileSync(new URL('../docs/troubleshooting.md', import.meta.url), troubleshootingPage());
console.log('docs/troubleshooting.md is written');
