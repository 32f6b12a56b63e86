import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { schemaFiles } from '../../../scripts/schema-files.ts';

const folder = new URL('../../../docs/schemas/', import.meta.url);

it('docs/schemas is what the zod schemas say (node scripts/run.mjs scripts/json-schemas.ts)', async () => {
  const files = schemaFiles();
  expect((await readdir(folder)).sort()).toEqual([...files.keys()].sort());
  for (const [name, content] of files) {
    const written: unknown = JSON.parse(await readFile(new URL(name, folder), 'utf8'));
    expect(written, name).toEqual(JSON.parse(JSON.stringify(content)));
  }
});
