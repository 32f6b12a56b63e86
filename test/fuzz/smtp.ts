/** The long run: node scripts/run.mjs test/fuzz/smtp.ts [count] [seed] */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fuzzSessions } from '../support/smtp-fuzz.ts';

const count = Number(process.argv[2] ?? 500_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
/** More in use than before the first session, after everything that is not in use was taken away. */
const mostBytes = 64 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

console.log(`${count} sessions, seed ${seed}`);
const startedAt = performance.now();
/**
 * Without machine code: what the regular expressions of the diagnosis are compiled to grows to some 60 MiB in the first
 * 20,000 sessions, then comes and goes as the engine likes. It is a cache of V8, and holds nothing of a session.
 */
const heapInUse = () => {
  collect();
  return getHeapSpaceStatistics()
    .filter(({ space_name }) => !space_name.startsWith('code_'))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
};
const before = heapInUse();
let heap = 0;
const found = await fuzzSessions(count, seed, (done) => {
  heap = Math.max(heap, heapInUse() - before);
  if (done % 50_000 === 0) console.log(`${done}, at most ${Math.round(heap / 1024 / 1024)} MiB of heap`);
});
console.log(`${Math.round(count / ((performance.now() - startedAt) / 1000))} sessions per second`);
if (found) console.error(found);
else if (heap > mostBytes) console.error(`the heap grew by ${heap} bytes`);
process.exitCode = found || heap > mostBytes ? 1 : 0;
