/** The long run: node scripts/run.mjs test/fuzz/smtp.ts [count] [seed] */
import { fuzzSessions } from '../support/smtp-fuzz.ts';

const count = Number(process.argv[2] ?? 500_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
/** Growth of the heap that is still "flat", in bytes. */
const flatBytes = 64 * 1024 * 1024;

console.log(`${count} sessions, seed ${seed}`);
const startedAt = performance.now();
let firstHeap = 0;
let lastHeap = 0;
const found = await fuzzSessions(count, seed, (done) => {
  lastHeap = process.memoryUsage().heapUsed;
  firstHeap ||= lastHeap;
  if (done % 50_000 === 0) console.log(`${done}, heap ${Math.round(lastHeap / 1024 / 1024)} MiB`);
});
console.log(`${Math.round(count / ((performance.now() - startedAt) / 1000))} sessions per second`);
if (found) console.error(found);
else if (lastHeap - firstHeap > flatBytes) console.error('memory grows');
process.exitCode = found || lastHeap - firstHeap > flatBytes ? 1 : 0;
