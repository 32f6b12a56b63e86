// Which program shows the window: the real Electron, or the stand-in that drives an installed Chromium.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';

export const root = path.dirname(import.meta.dirname);
const standin = path.join(root, 'test/support/electron-standin');
const system = [
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/snap/chromium/current/usr/lib/chromium-browser/chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** True when the real Electron can be started without downloading anything. */
export function hasElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return true;
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const file = path.join(folder, 'path.txt');
  return fs.existsSync(file) && fs.existsSync(path.join(folder, 'dist', fs.readFileSync(file, 'utf8')));
}

/** Windows of the real Electron need a screen; Linux has one only sometimes. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** $CHROMIUM, Playwright's own, the system's; null when there is none. */
export function findChromium() {
  const candidates = [process.env.CHROMIUM, chromium.executablePath(), ...system];
  return candidates.find((file) => file && fs.existsSync(file)) ?? null;
}

/** The environment in which windows open without a person: the real Electron's, else the stand-in's. */
export async function prepareWindow() {
  if (hasElectron() && hasScreen()) {
    console.log('Windows open in the real Electron.');
    return {};
  }
  const browser = findChromium() ?? installChromium();
  if (browser === null) {
    console.error('Windows need Chromium here: install it, or name its program in CHROMIUM.');
    process.exit(69);
  }
  console.log(`Windows open in ${browser}, through the stand-in for Electron.`);
  return prepareStandin(browser);
}

/** Debian and Ubuntu can install Chromium when this runs as root. */
function installChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  console.log('No Chromium found; installing the one of this system (apt).');
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  if (!apt('update') || !apt('install', '-y', '--no-install-recommends', 'chromium')) return null;
  return findChromium();
}

/** Builds the stand-in and answers the environment that makes the `electron` package use it. */
export async function prepareStandin(browser, { headed = false } = {}) {
  await build({ configFile: path.join(standin, 'vite.config.ts') });
  return {
    ELECTRON_OVERRIDE_DIST_PATH: path.join(standin, 'bin'),
    STANDIN_CHROMIUM: browser,
    STANDIN_NODE: process.execPath,
    STANDIN_HEADED: headed ? '1' : '',
  };
}
