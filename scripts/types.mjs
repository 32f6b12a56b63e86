// Type-checks every room against its own tsconfig: no DOM types in electron, no Node types in renderer or shared.
import { spawnSync } from 'node:child_process';

const rooms = ['shared', 'electron', 'renderer', 'test'];
const failed = rooms.filter((room) => {
  const run = spawnSync('npx', ['tsc', '-p', `tsconfig.${room}.json`], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return run.status !== 0;
});
if (failed.length > 0) {
  console.error(`types: problems in ${failed.join(', ')}`);
  process.exit(1);
}
console.log(`types: ${rooms.join(', ')} are fine`);
