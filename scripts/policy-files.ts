// Writes what administrators import, from the schema of the managed settings: part of npm run docs
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { policyFiles } from './policy-files/files.ts';

for (const [name, text] of Object.entries(policyFiles)) {
  const file = path.resolve('docs/samples/policies', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
