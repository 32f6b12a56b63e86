/** Which packages are inside the built program, read from the source maps of the build, and what their licences say. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface BundledPackage {
  name: string;
  version: string;
  /** SPDX expression from its package.json. */
  licence: string;
  /** Licence and notice files that it brings, by file name. */
  texts: string[];
}

const sourceMap = z.object({ sources: z.array(z.string().nullable()) });
const manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });
const textFile = /^(licen[cs]e|copying|notice|copyrightnotice)/i;

/** Its helpers stand in the bundles without a source map. */
const bundler = 'node_modules/rolldown';

/** Sorted by name and version, each once. `root` holds `dist`, built with source maps, and `node_modules`. */
export function bundledPackages(root: string): BundledPackage[] {
  const folders = new Set([bundler, ...sourcesOf(path.join(root, 'dist')).flatMap(packageFolder)]);
  const packages = [...folders].map((folder) => readPackage(path.join(root, folder)));
  const byId = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function sourcesOf(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.map'))
    .flatMap((name) => sourceMap.parse(JSON.parse(readFileSync(path.join(dist, name), 'utf8'))).sources)
    .filter((source) => source !== null);
}

/** `../../node_modules/a/node_modules/@b/c/d.js` gives `node_modules/a/node_modules/@b/c`; sources of ours give none. */
function packageFolder(source: string): string[] {
  const [folder] = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(source) ?? [];
  return folder === undefined ? [] : [folder];
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = manifest.parse(
    JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
  );
  const files = readdirSync(folder).filter((file) => textFile.test(file));
  const texts = files.sort().map((file) => tidy(readFileSync(path.join(folder, file), 'utf8')));
  return { name, version, licence: license, texts };
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}
