/**
 * Measures, and passes or fails nothing: npm run bench [-- --only NAME] [--json FILE] [--before CHECKOUT]. What each row means is said in
 * docs/benchmarks.md.
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { batch } from './batch.ts';
import { manyChecks } from './checks.ts';
import { command } from './command.ts';
import { discovery } from './discovery.ts';
import { explain } from './explain.ts';
import { recommendation } from './recommendation.ts';
import { sizes } from './sizes.ts';
import { submission } from './submission.ts';
import { type Benchmark, type Row, ratioOf } from './support/rows.ts';
import { notesOf, tableHead, tableOf } from './support/table.ts';
import { windowStart } from './window.ts';

const benchmarks: readonly Benchmark[] = [
  submission,
  recommendation,
  discovery,
  manyChecks,
  batch,
  explain,
  command,
  windowStart,
  sizes,
];

const { values: options } = parseArgs({
  options: { only: { type: 'string', multiple: true }, json: { type: 'string' }, before: { type: 'string' } },
});
const names = benchmarks.map(({ name }) => name);
const unknown = (options.only ?? []).filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')} (there are ${names.join(', ')})`);
  process.exit(64);
}

console.log(tableHead);
const measured: { benchmark: Benchmark; rows: Row[] }[] = [];
for (const benchmark of benchmarks.filter(({ name }) => options.only?.includes(name) ?? true)) {
  const rows = await benchmark.run(options.before ? path.resolve(options.before) : null);
  measured.push({ benchmark, rows });
  console.log(tableOf(benchmark, rows));
}
const notes = notesOf(measured.flatMap(({ rows }) => rows));
if (notes !== '') console.log(`\n${notes}`);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report(), null, 2)}\n`);

function report() {
  return {
    schema: 'sendwell/bench/1',
    at: new Date().toISOString(),
    machine: { platform: process.platform, cpus: availableParallelism(), node: process.version },
    benchmarks: measured.map(({ benchmark: { name, title }, rows }) => ({
      name,
      title,
      rows: rows.map((row) => ({
        ...row,
        peers: row.peers.map((peer) => ({ ...peer, ratio: ratioOf(row, peer) })),
      })),
    })),
  };
}
