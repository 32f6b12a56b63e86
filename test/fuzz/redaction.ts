/** The long run: node scripts/run.mjs test/fuzz/redaction.ts [count] [seed] */
import { fuzzOutputs } from '../support/redaction-fuzz.ts';

const [count = 50_000, seed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
const startedAt = performance.now();
const leak = fuzzOutputs(count, seed);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(leak ?? `${count} results, seed ${seed}: nothing leaked in ${seconds} s`);
process.exitCode = leak === null ? 0 : 1;
