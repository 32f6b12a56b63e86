// Runs the window specs: on the real Electron where its binary is there, else on the stand-in in an installed Chromium.
// Arguments go on to Playwright: npm run e2e -- --grep "second start"
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { prepareWindow, root } from './electron.mjs';

const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');

const run = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(await prepareWindow()) },
});
process.exit(run.status ?? 1);
