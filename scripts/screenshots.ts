// Takes the pictures of docs/images from the built window: node scripts/run.mjs scripts/screenshots.ts [folder] [name ...]
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareWindow, root } from './electron.mjs';
import { pictureFont } from './pictures/font.ts';
import { picturesPage } from './pictures/page.ts';
import { shootEmpty, shootLists, shootPractice, shootUpdates } from './pictures/series.ts';

const [, , folder = path.join(root, 'docs/images'), ...names] = process.argv;

const temporary = await mkdtemp(path.join(tmpdir(), 'sendwell-pictures-'));
Object.assign(process.env, await pictureFont(temporary), await prepareWindow());
await mkdir(folder, { recursive: true });
const wanted = (name: string) => names.length === 0 || names.some((part) => name.includes(part));
const keep = async (name: string, png: Uint8Array) => writeFile(path.join(folder, `${name}.png`), png);
try {
  if (names.length === 0) {
    for (const old of await readdir(folder)) if (old.endsWith('.png')) await rm(path.join(folder, old));
  }
  for (const shoot of [shootLists, shootPractice, shootEmpty, shootUpdates]) {
    await shoot({ wanted, keep, temporary });
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
if (names.length === 0) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.png'));
  const page = picturesPage(files.map((file) => path.basename(file, '.png')));
  await writeFile(path.join(folder, '../pictures.md'), page);
}
console.log(`Pictures are in ${path.relative(root, folder) || '.'}.`);
