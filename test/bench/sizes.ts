/** How big the built program is, without source maps. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { built, dist } from './support/built.ts';
import { exactly } from './support/measure.ts';
import type { Benchmark, Row } from './support/rows.ts';

/** Parts of the program, by folder of `dist` and the files that belong to it. */
const parts: readonly { name: string; folder: string; fits: RegExp }[] = [
  { name: 'page: scripts', folder: 'renderer', fits: /\.js$/ },
  { name: 'page: styles', folder: 'renderer', fits: /\.css$/ },
  { name: 'main process', folder: 'main', fits: /\.js$/ },
  { name: 'preload', folder: 'preload', fits: /\.cjs$/ },
  { name: 'command', folder: 'cli', fits: /\.js$/ },
];

export const sizes: Benchmark = {
  name: 'sizes',
  title: 'Size of the built program, beside the same compressed',
  async run() {
    await built();
    return [
      ...parts.map(({ name, folder, fits }) => rowOf(name, filesBelow(path.join(dist, folder), fits))),
      rowOf('everything', filesBelow(dist, /(?<!\.map)$/)),
    ];
  },
};

function filesBelow(folder: string, fits: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && fits.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function rowOf(name: string, files: readonly string[]): Row {
  const contents = files.map((file) => readFileSync(file));
  const kilobytes = (bytes: number) => exactly(bytes / 1024);
  const raw = contents.reduce((sum, content) => sum + content.length, 0);
  const compressed = contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
  return {
    name,
    unit: 'KB',
    ours: kilobytes(raw),
    peers: [{ name: 'gzip', value: kilobytes(compressed) }],
  };
}
