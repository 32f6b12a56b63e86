/** The built command as an npm package: nothing but its bundles, so it has no dependencies and no scripts. */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../electron.mjs';

/** What is copied, from its place in the repository. */
const copied = {
  'dist/cli': 'dist/cli',
  'build/npm/README.md': 'README.md',
  LICENSE: 'LICENSE',
  'THIRD-PARTY.md': 'THIRD-PARTY.md',
};

/** Fills the folder anew from `dist/cli`, which has to be built. */
export async function makeNpmPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [from, to] of Object.entries(copied))
    await cp(path.join(root, from), path.join(folder, to), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    });
  const { name, version, description, license, author, homepage, type, bin, engines } = manifest;
  const files = ['dist/cli', 'THIRD-PARTY.md'];
  const keywords = ['email', 'smtp', 'mail settings', 'helpdesk', 'diagnosis', 'cli'];
  const published = {
    name,
    version,
    description,
    keywords,
    license,
    author,
    homepage,
    type,
    bin,
    files,
    engines,
  };
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
}
