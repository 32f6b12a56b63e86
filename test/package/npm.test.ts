/** The command as an npm package: packed, installed into an empty folder without a network, and run by npx. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { makeNpmPackage } from '../../scripts/npm-package/make.ts';
import { run } from './run.ts';

/** Bytes, unpacked. */
const budget = 4_500_000;

let folder: string;
let env: NodeJS.ProcessEnv;
let packed: { filename: string; unpackedSize: number; files: { path: string }[] };
const at = (...names: string[]) => path.join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-npm-'));
  // A person who never used npm: no settings, no cache. What asks a registry is refused.
  env = {
    HOME: at('home'),
    npm_config_cache: at('cache'),
    npm_config_offline: 'true',
    npm_config_userconfig: at('npmrc'),
  };
  await mkdir(at('empty'));
  await makeNpmPackage(at('package'));
  const { code, stdout, output } = await run(
    'npm',
    ['pack', '--json', '--pack-destination', folder],
    env,
    at('package'),
  );
  expect(code, output).toBe(0);
  [packed] = JSON.parse(stdout);
  const installed = await run(
    'npm',
    ['install', '--no-audit', '--no-fund', at(packed.filename)],
    env,
    at('empty'),
  );
  expect(installed.code, installed.output).toBe(0);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('holds the bundles of the command, and nothing else', () => {
  const allowed = /^(package\.json|README\.md|LICENSE|THIRD-PARTY\.md|dist\/cli\/[\w-]+\.js)$/;
  const names = packed.files.map((file) => file.path);
  expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['dist/cli/sendwell.js', 'dist/cli/message-reader.js']));
  expect(packed.unpackedSize).toBeLessThan(budget);
});

test('names no other package and no script; name and version are those of the program', async () => {
  const published = JSON.parse(await readFile(at('package/package.json'), 'utf8'));
  const { name, version } = manifest;
  expect(published).toMatchObject({ name, version, bin: { sendwell: 'dist/cli/sendwell.js' } });
  for (const key of ['scripts', 'private', 'dependencies', 'devDependencies'])
    expect(published).not.toHaveProperty(key);
  expect(await readdir(at('empty/node_modules'))).toEqual(['.bin', '.package-lock.json', name]);
});

test('npx sendwell practice does a whole job', async () => {
  const { code, stdout } = await run('npx', ['--no', 'sendwell', 'practice', '--json'], env, at('empty'));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'works' });
});
