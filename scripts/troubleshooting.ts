/** Writes docs/troubleshooting.md. node scripts/run.mjs scripts/troubleshooting.ts */
import { writeFileSync } from 'node:fs';
import { troubleshootingPage } from './troubleshooting-page.ts';

writeFileSync(new URL('../docs/troubleshooting.md', import.meta.url), troubleshootingPage());
console.log('docs/troubleshooting.md is written');
