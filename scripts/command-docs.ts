// Writes docs/sendwell.1 and docs/completions: node scripts/run.mjs scripts/command-docs.ts
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadLanguage } from '../shared/explain/catalogues.ts';
import { languages } from '../shared/languages.ts';
import { commandFiles } from './command-files.ts';

await Promise.all(languages.map(loadLanguage));

for (const [name, content] of commandFiles()) {
  const file = path.resolve('docs', name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
