// Who publishes this program, and where: package.json says it once. In files of packages `@NAME@` stands for it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const read = (name) => readFileSync(path.join(root, name), 'utf8');
const { homepage, author, identity } = JSON.parse(read('package.json'));
const { appId, updates } = identity;

/** `updates`: where a copy looks for a newer version. `publisher`: the domain of `appId`, from its end. */
export const names = {
  appId,
  updates,
  homepage,
  publisher: appId.replace(/\.[^.]+$/, ''),
  author: author.replace(/ <.*/, ''),
  email: author.replace(/.*<|>/g, ''),
};

/** The text of a file of the repository, with the names in their places. */
export function fillIn(file) {
  return read(file).replace(/@(\w+)@/g, (mark, name) => names[name] ?? mark);
}

/** The page for software centres, made for the packages of Linux. Gives its path. */
export function writeMetainfo() {
  const folder = path.join(root, 'dist/linux');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'metainfo.xml');
  writeFileSync(file, fillIn('build/linux/metainfo.xml'));
  return file;
}

/** The names that lead nowhere yet: their domain is one for examples (RFC 2606). */
export function placeholders() {
  const domains = {
    appId: appId.split('.').reverse().slice(1).join('.'),
    updates: new URL(updates).hostname,
    homepage: new URL(homepage).hostname,
    email: names.email.replace(/.*@/, ''),
  };
  return Object.keys(domains).filter((name) => /(^|\.)example$/.test(domains[name]));
}
