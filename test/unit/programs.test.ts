/** Every program that a test or a script starts is declared, so that a machine with nothing installed gets it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Where programs are declared, and the server among them is started. */
const declaring = ['test/integration/peers/packages.ts', 'test/integration/peers/daemon.ts'];

/** What else is started, beside Node itself: file by file, as it stands in the call. */
const started: Record<string, string[]> = {
  // Part of what `npm ci` brings: npx with a package of ours, the window's program.
  'scripts/json-schemas.ts': ["'npx'"],
  'scripts/start.mjs': ["require('electron')"],
  'scripts/types.mjs': ["'npx'"],
  'test/e2e/contract.spec.ts': ['electron'],
  'test/e2e/one-executable.spec.ts': ['electron'],
  'test/e2e/shell.spec.ts': ['electron'],
  // Beside Node; and what lies in the packages that it installs.
  'test/support/tools.ts': ["'npm'"],
  'test/runtimes/runtimes.ts': ['program'],
  // The command: Node itself, or the one executable.
  'test/integration/cli.ts': ['program'],
  'test/integration/cli.test.ts': ['program'],
  'test/integration/bad-input.test.ts': ['program'],
  'test/bench/command.ts': ['program'],
  // For maintainers: Apple's tool on a Mac, and npm for the tool that Node's own page names.
  'scripts/single-file/make.ts': ["'codesign'", "'codesign'"],
  'scripts/single-file/injector.ts': ["'npm'"],
  // The browser that scripts/electron.mjs found or installed, on Debian only.
  'scripts/electron.mjs': ["'apt-get'"],
  'test/support/electron-standin/chromium.ts': ['executable'],
  // Node itself, inside a network namespace.
  'test/integration/offline/with-name-server.mjs': ['program'],
  // Launchers that were built for the test.
  'test/package/run.ts': ['file'],
  // For maintainers; no test runs them.
  'scripts/changelog.ts': ["'git'"],
  'scripts/pictures/font.ts': ["'fc-list'"],
};

const files = ['test', 'scripts'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`),
);

/** First argument of every call of a function of child_process, but for `fork`, which starts Node; its name where it is no plain call. */
function startedIn(source: string): string[] {
  const statement = /^import (.*) from '(?:node:)?child_process';$/gm;
  const code = source.replace(statement, '');
  const other = /['"](?:node:)?child_process['"]/.test(code) ? ['child_process by another way'] : [];
  const names = [...source.matchAll(statement)].flatMap(([, list = '']) =>
    list.replace(/[{}]/g, '').split(','),
  );
  const functions = names.map((name) => name.trim()).filter((name) => !/^(type .*|fork|)$/.test(name));
  const uses = functions.flatMap((name) => [...code.matchAll(useOf(name))]);
  return [...other, ...uses.map(([whole, argument]) => argument?.trim() ?? whole)];
}

function useOf(name: string): RegExp {
  return new RegExp(`(?<![.\\w'])${name}\\b(?:\\(\\s*((?:[^,()]|\\([^()]*\\))+))?`, 'g');
}

it('the scan sees what is started', () => {
  const source = `import { spawn, type ChildProcess } from 'node:child_process';
    spawn(process.execPath, []); spawn(\n  'postconf', ['-n']); promisify(spawn);`;
  expect(startedIn(source)).toEqual(['process.execPath', "'postconf'", 'spawn']);
  expect(startedIn("const { exec } = await import('node:child_process');")).toHaveLength(1);
  expect(files.length).toBeGreaterThan(100);
});

it('nothing is started that was not declared', () => {
  const found = files
    .filter((file) => !declaring.includes(file) && file !== 'test/unit/programs.test.ts')
    .flatMap((file) =>
      startedIn(readFileSync(path.join(root, file), 'utf8'))
        .filter((program) => program !== 'process.execPath')
        .map((program) => ({ file, program })),
    );
  const undeclared = found.filter(({ file, program }) => !started[file]?.includes(program));
  expect(undeclared, 'declare it with needs() of test/integration/peers/packages.ts').toEqual([]);
  const stale = Object.entries(started).filter(([file, programs]) =>
    programs.some((program) => !found.some((one) => one.file === file && one.program === program)),
  );
  expect(stale).toEqual([]);
});
