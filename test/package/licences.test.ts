/** What is bundled may be given on, and its licences come along. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { bundledPackages } from '../../scripts/bundled.ts';
import { root } from '../../scripts/electron.mjs';
import { licencesPage } from '../../scripts/licences-page.ts';

/** Licences (SPDX) that let a program under MIT contain the package. */
const free = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  '(MIT OR EUPL-1.1+)',
]);

const bundled = bundledPackages(root);

test('the build shows what is inside', () => {
  const names = bundled.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['react', 'zod', 'dns-packet', '@mantine/core', 'rolldown']));
  expect(names).not.toContain('vitest');
});

test('every package that is inside has a licence that allows it', () => {
  expect(bundled.filter(({ licence }) => !free.has(licence))).toEqual([]);
});

test('THIRD-PARTY.md names what is inside (else: npm run licences)', async () => {
  expect(await readFile(path.join(root, 'THIRD-PARTY.md'), 'utf8')).toBe(licencesPage(bundled));
});

test.each(['LICENSE', 'THIRD-PARTY.md'])('%s comes with the program', async (name) => {
  const shipped = path.join(inject('packed'), 'linux-unpacked/resources', name);
  expect(await readFile(shipped, 'utf8')).toBe(await readFile(path.join(root, name), 'utf8'));
});
