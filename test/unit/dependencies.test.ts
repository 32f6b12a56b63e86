/** docs/dependencies.md is about the packages that are really there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const row = /^\| (\S+) \| (\d\S*) \| (\d{4}-\d\d-\d\d) \| (\S.+) \|$/;
const page = readFileSync('docs/dependencies.md', 'utf8');
const rows = page.split('\n').flatMap((line) => {
  const [, name, version, day, why] = row.exec(line) ?? [];
  return name && version && day && why ? [{ name, version, day, why }] : [];
});

it('names every dependency once, with its version', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(manifest.devDependencies).sort());
  expect(Object.fromEntries(rows.map(({ name, version }) => [name, version]))).toEqual(
    manifest.devDependencies,
  );
});

it('has no line that is not read by this test', () => {
  const lines = page.split('\n').filter((line) => /^\| [^P]/.test(line));
  expect(lines.filter((line) => !row.test(line))).toEqual([]);
});

it('gives real days that are not in the future', () => {
  for (const { name, day } of rows) {
    expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), name).toBe(day);
    expect(Date.parse(day), name).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
  }
});
