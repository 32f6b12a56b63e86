// Runs a TypeScript script of this repository: node scripts/run.mjs FILE.ts [arguments]
import path from 'node:path';
import { runnerImport } from 'vite';

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run.mjs FILE.ts [arguments]');
  process.exit(64);
}
process.argv.splice(1, process.argv.length, path.resolve(file), ...rest);
await runnerImport(path.resolve(file), { configFile: false, logLevel: 'error' });
