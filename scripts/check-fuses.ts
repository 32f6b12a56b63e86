// Reads the fuses back from a finished program: node scripts/run.mjs scripts/check-fuses.ts out/linux-unpacked/sendwell
import { fusesOn, readFusesOn } from './fuse-states.ts';

const [, , program = ''] = process.argv;
const on = await readFusesOn(program);
console.log(`on: ${on.join(', ')}`);
if (on.join() !== fusesOn.join()) {
  console.error(`expected: ${fusesOn.join(', ')}`);
  process.exit(1);
}
