/** Name, author, home page and addresses of the program stand in package.json, and nowhere else. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fillIn, names, placeholders } from '../../scripts/identity.mjs';

/** Files that are read as they stand, by people alone: what they have to say with package.json. */
const repeated: Record<string, (keyof typeof names)[]> = {
  LICENSE: ['author'],
  'SECURITY.md': ['email'],
  // Made by npm run docs.
  'docs/samples/policies/Sendwell.mobileconfig': ['appId'],
};
const folders = ['.github', 'build', 'docs', 'electron', 'renderer', 'scripts', 'shared', 'test'];
const texts = /(\.(c?js|d\.mts|html|json|jsonc|md|mjs|mobileconfig|nsh|ps1|sh|ts|tsx|xml|ya?ml)|\/[\w-]+)$/;

const files = [
  ...readdirSync('.').filter((name) => statSync(name).isFile()),
  ...folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
      .filter((name) => texts.test(name)),
  ),
].filter((name) => name !== 'package.json');

it('no other file repeats them', () => {
  const found = files.flatMap((name) => {
    const text = readFileSync(name, 'utf8');
    const here = (['appId', 'updates', 'homepage', 'email', 'author'] as const).filter((one) =>
      text.includes(names[one]),
    );
    return here.length > 0 ? [[name, here] as const] : [];
  });
  expect(Object.fromEntries(found)).toEqual(repeated);
});

it('every mark in a file of the packages has its name', () => {
  for (const file of ['electron-builder.yml', 'build/linux/metainfo.xml'])
    expect(fillIn(file).match(/@\w+@/g)).toBe(null);
});

it('a name of a domain for examples is a placeholder', () => {
  const left = placeholders();
  for (const [name, value] of Object.entries(names))
    if (name !== 'author' && name !== 'publisher')
      expect(left.includes(name)).toBe(/(^|\.|@|\/)example(\.|\/|$)|\.example(\/|$)/.test(value));
});
