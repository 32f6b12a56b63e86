// Writes docs/providers.md: node scripts/run.mjs scripts/providers-doc.ts
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { providersPage } from './providers-page.ts';

await writeFile(path.resolve('docs/providers.md'), providersPage());
