// Runs the window specs: on the real Electron where its binary is there, else on the stand-in in an installed Chromium.
// Arguments go on to Playwright: npm run e2e -- --grep "second start"
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { findChromium, hasElectron, hasScreen, installChromium, prepareStandin, root } from './electron.mjs';

const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');

async function environment() {
  if (hasElectron() && hasScreen()) {
    console.log('Window specs: on the real Electron.');
    return {};
  }
  const browser = findChromium() ?? installChromium();
  if (browser === null) {
    console.error('Window specs need Chromium: install it, or name its program in CHROMIUM.');
    process.exit(69);
  }
  console.log(`Window specs: on the stand-in for Electron, in ${browser}`);
  return prepareStandin(browser);
}

const run = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(await environment()) },
});
process.exit(run.status ?? 1);
