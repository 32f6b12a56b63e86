// Opens the built window: npm start. With --look it opens in an installed Chrome or Chromium, through the stand-in.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { findChromium, hasElectron, hasScreen, prepareStandin, root } from './electron.mjs';

const require = createRequire(import.meta.url);

function giveUp(...lines) {
  for (const line of lines) console.error(line);
  process.exit(69);
}

/** Electron's program file comes from the internet once, at the first start. */
function ensureElectron() {
  if (hasElectron()) return;
  console.log('Fetching Electron, once ...');
  spawnSync(process.execPath, [require.resolve('electron/install.js')], { stdio: 'ignore' });
  if (hasElectron()) return;
  giveUp(
    'Electron could not be downloaded. Ways out: ELECTRON_MIRROR (another address), its zip in the cache folder of' +
      ' @electron/get, or ELECTRON_OVERRIDE_DIST_PATH (a folder with an unpacked Electron).',
    'For a look at the window in an installed Chrome or Chromium: npm run look',
  );
}

/** Chromium refuses to run as root with its sandbox. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

async function prepareLook() {
  const browser = findChromium();
  if (browser === null) giveUp('No Chrome or Chromium found: install one, or name its program in CHROMIUM.');
  console.log(`Sendwell in ${browser}. This is for a look: it is not the finished program.`);
  Object.assign(process.env, await prepareStandin(browser, { headed: true }));
}

const look = process.argv.includes('--look');
if (!look) ensureElectron();
if (!hasScreen()) giveUp('There is no screen here. In a terminal: npm run demo');
if (look) await prepareLook();

const window = spawn(require('electron'), look ? ['.', ...asRoot] : ['.'], { cwd: root, stdio: 'inherit' });
window.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => window.kill(signal));
