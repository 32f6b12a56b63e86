// Long run: node scripts/run.mjs test/fuzz/discovery.ts [runs of each kind] [seed]
import { fuzz, kinds } from './fuzzers.ts';

const [runs = 200_000, seed = 1] = process.argv.slice(2).map(Number);
for (const kind of kinds) {
  const started = performance.now();
  await fuzz(kind, runs, seed);
  console.log(
    `${kind}: ${runs} inputs survived in ${Math.round(performance.now() - started)} ms (seed ${seed})`,
  );
}
