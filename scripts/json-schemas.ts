// Writes docs/schemas: node scripts/run.mjs scripts/json-schemas.ts
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { schemaFiles } from './schema-files.ts';

const folder = path.resolve('docs/schemas');
await mkdir(folder, { recursive: true });
for (const [name, content] of schemaFiles()) {
  await writeFile(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}
spawnSync('npx', ['biome', 'format', '--write', folder], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
