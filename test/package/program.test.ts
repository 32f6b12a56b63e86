/** The packed program: what is in it, how large it is, which fuses are set, and that it runs. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { findChromium } from '../../scripts/electron.mjs';
import { fusesOn, readFusesOn } from '../../scripts/fuse-states.ts';
import { languages } from '../../shared/languages.ts';
import { readAsar } from './asar.ts';
import { run } from './run.ts';
import { standInFor } from './stand-in.ts';

const root = path.resolve(import.meta.dirname, '../..');
const unpacked = path.join(inject('packed'), 'linux-unpacked');
const asar = path.join(unpacked, 'resources/app.asar');
/**
 * Bytes. The engine, both programs, the page and all words; Electron itself comes on top. 0.8 MB of it are for facts as data
 * with page and quote: the plan for Microsoft 365, and what is known of devices and services. 0.5 MB came with the page and
 * quote of each provider, the reader of .eml and .msg files, and the technical words; that the words stand once took 0.4 MB away.
 */
const asarBudget = 5_100_000;

describe('the archive', () => {
  test('holds what was built, and nothing else', async () => {
    const names = [...(await readAsar(asar)).keys()];
    expect(names).toEqual(
      expect.arrayContaining(['package.json', 'dist/main/main.js', 'dist/renderer/index.html']),
    );
    const allowed =
      /^(package\.json|dist\/main\/[\w-]+\.js|dist\/preload\/preload\.cjs|dist\/renderer\/(index\.html|assets\/[\w-]+\.(js|css|svg|png|woff2)))$/;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  });

  test('describes a program that needs no other package', async () => {
    const { dependencies, devDependencies, main } = JSON.parse(
      `${(await readAsar(asar)).get('package.json')}`,
    );
    expect({ dependencies, devDependencies, main }).toEqual({ main: 'dist/main/main.js' });
  });

  test.each(languages)('has the words in %s once', async (language) => {
    const words = `shared/explain/locales/${language}/diagnosis.json`;
    const { class: classes } = JSON.parse(await readFile(path.join(root, words), 'utf8'));
    const { why } = classes['auth-bad-credentials'];
    const sentence = Buffer.from(String(Object.values(why)[0]));
    const files = [...(await readAsar(asar)).values()].filter((content) => content.includes(sentence));
    expect(files).toHaveLength(1);
  });

  test('is within its budget', async () => {
    expect((await stat(asar)).size).toBeLessThan(asarBudget);
  });
});

test('Chromium brings the languages of the program only', async () => {
  const files = await readdir(path.join(unpacked, 'locales'));
  const spoken = files.map((file) => file.split(/[-.]/)[0]);
  expect([...new Set(spoken)].sort()).toEqual([...languages].sort());
});

test('the fuses are set', async () => {
  expect(await readFusesOn(path.join(unpacked, 'sendwell'))).toEqual(fusesOn);
});

describe('on the stand-in', () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sendwell-packed-'));
    env = await standInFor(asar, folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('a command runs', async () => {
    const { code, stdout } = await run(path.join(unpacked, 'sendwell'), ['--', '--version'], env);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${manifest.version}\n` });
  });

  test.skipIf(findChromium() === null)('the self-test passes', async () => {
    const { code, stdout } = await run(path.join(unpacked, 'sendwell'), ['--no-sandbox', '--self-test'], env);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, problem: null });
    expect(code).toBe(0);
  });
});
