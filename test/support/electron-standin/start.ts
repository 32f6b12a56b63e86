/** What the Electron executable does with its command line: `start.js <executable> <arguments of electron>`. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aliasElectron } from './alias.ts';
import { Chromium } from './chromium.ts';
import { electron } from './electron.ts';
import { announceReady, app, setFacts } from './modules/app.ts';
import { runtime } from './runtime.ts';

interface CommandLine {
  /** Files of `-r`: Playwright's loader comes this way. */
  required: string[];
  switches: string[];
  /** Folder or file of the program. */
  program: string;
}

const [, , executable = '', ...raw] = process.argv;

function readCommandLine(): CommandLine {
  const required: string[] = [];
  const switches: string[] = [];
  let program: string | null = null;
  for (let at = 0; at < raw.length; at++) {
    const argument = raw[at] ?? '';
    if (program === null && (argument === '-r' || argument === '--require')) required.push(raw[++at] ?? '');
    else if (argument.startsWith('-')) switches.push(argument);
    else program ??= path.resolve(argument);
  }
  return { required, switches, program: program ?? process.cwd() };
}

/** The same face that Electron's main process shows. An installed program is not named on its command line. */
function pretendToBeElectron(program: string): void {
  const own = app.isPackaged ? raw.filter((argument) => path.resolve(argument) !== program) : raw;
  process.argv = [executable, ...own];
  process.execPath = executable;
  Object.defineProperty(process.versions, 'electron', { value: '0.0.0-standin', enumerable: true });
  Object.assign(process, { type: 'browser', ...(!app.isPackaged && { defaultApp: true }) });
}

/** The file that package.json names as `main`, or the file itself. */
function entryOf(program: string): string {
  const manifest = path.join(program, 'package.json');
  if (!fs.existsSync(manifest)) {
    setFacts(app, { path: path.dirname(program) });
    return program;
  }
  const facts = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  setFacts(app, { path: program, name: facts.productName ?? facts.name, version: facts.version });
  return path.join(program, facts.main ?? 'index.js');
}

/** Node takes the inspector, Chromium has a profile of the stand-in's own. */
const notForChromium = /^(inspect|remote-debugging-port|user-data-dir)/;

function takeSwitches(switches: string[]): void {
  for (const text of switches) {
    const [, name, value] = /^--([^=]+)=?(.*)$/s.exec(text) ?? [];
    if (name !== undefined) app.commandLine.appendSwitch(name, value);
  }
  const userData = app.commandLine.getSwitchValue('user-data-dir');
  if (userData) app.setPath('userData', path.resolve(userData));
}

function startChromium(): Promise<Chromium> {
  const browser = process.env.STANDIN_CHROMIUM;
  if (!browser) throw new Error('electron stand-in: STANDIN_CHROMIUM names no Chromium');
  const switches = [...app.commandLine.switches]
    .filter(([name]) => !notForChromium.test(name))
    .map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
  const port = raw.find((argument) => argument.startsWith('--remote-debugging-port'));
  return Chromium.start({
    executable: browser,
    headed: process.env.STANDIN_HEADED === '1',
    switches: port ? [...switches, port] : switches,
  });
}

async function run(): Promise<void> {
  const { required, switches, program } = readCommandLine();
  pretendToBeElectron(program);
  aliasElectron(electron);
  takeSwitches(switches);
  const require = createRequire(import.meta.url);
  for (const file of required) require(path.resolve(file));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit());

  runtime.launchWith(startChromium);
  // As in Electron: nothing of Chromium starts before the program's entry has run to its end.
  await import(pathToFileURL(entryOf(program)).href);
  if (runtime.quitting) return;
  const chromium = await runtime.chromium;
  void chromium.exited.then(() => {
    if (!runtime.quitting) fail(new Error('electron stand-in: Chromium ended'));
  });
  announceReady(app);
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

run().catch(fail);
