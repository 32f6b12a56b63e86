/** The workflows: every action is pinned, every job can do as little as possible. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../scripts/electron.mjs';

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions,
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number().max(60),
      permissions: permissions.optional(),
      steps: z.array(step),
    }),
  ),
});

/** The YAML reader of electron-builder. */
const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
const { load } = createRequire(builder)('js-yaml') as { load(text: string): unknown };

const folder = path.join(root, '.github/workflows');
const files = readdirSync(folder).map((name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  return { name, text, ...workflow.parse(load(text)) };
});

describe.each(files)('$name', ({ text, on, permissions, jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('pins every action by its full commit hash, with its version beside', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action);
    const pinned = /^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(used.filter((action) => !pinned.test(action))).toEqual([]);
    expect(used).toHaveLength(steps.filter((one) => one.uses !== undefined).length);
  });

  test('leaves no credentials behind a checkout', () => {
    const checkouts = steps.filter((one) => one.uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((one) => one.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('may read at most; the one job that writes runs none of our code', () => {
    expect(Object.values(permissions).filter((right) => right === 'write')).toEqual([]);
    for (const job of Object.values(jobs)) {
      if (!Object.values(job.permissions ?? {}).includes('write')) continue;
      const runs = job.steps.map((one) => `${one.uses ?? ''}${one.run ?? ''}`).join('\n');
      expect(runs).not.toMatch(/checkout|npm|node /);
    }
  });

  test('never runs foreign changes with rights of our own', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
  });

  test('puts nothing from outside into a script', () => {
    const inserted = steps.flatMap((one) => [...(one.run ?? '').matchAll(/\$\{\{[^}]*\}\}/g)]);
    expect(inserted).toEqual([]);
  });
});

test('dependencies are looked after', () => {
  const text = readFileSync(path.join(root, '.github/dependabot.yml'), 'utf8');
  expect(load(text)).toMatchObject({
    updates: [
      { 'package-ecosystem': 'npm', directory: '/' },
      { 'package-ecosystem': 'npm', directory: '/test/tools' },
      { 'package-ecosystem': 'github-actions' },
    ],
  });
});

const read = (name: string) => readFileSync(path.join(root, name), 'utf8');

test('a release keeps the lists that the updater asks for, and the sums', () => {
  const release = read('.github/workflows/release.yml');
  expect(release).toContain('out/latest*.yml');
  expect(release).toContain('sha256sum -- * > SHA256SUMS');
});

test('every kind of package is tried out before it is released', () => {
  const tried = `${read('.github/workflows/release.yml')}${read('scripts/try-windows.ps1')}`;
  const asked = [
    './out/*-amd64.deb',
    'out/*-x86_64.rpm',
    'out/*-x86_64.AppImage --self-test',
    '-pkg out/',
    'out/*-arm64.dmg',
  ];
  const windows = ['Sendwell-Setup-*-x64.exe', 'Sendwell-Portable-*-x64.exe', 'out/*.msi'];
  expect([...asked, ...windows].filter((kind) => !tried.includes(kind))).toEqual([]);
});

test('the sums of Electron are those of its npm package', () => {
  const sums = JSON.parse(read('node_modules/electron/checksums.json')) as Record<string, string>;
  const { electronDownload } = load(read('electron-builder.yml')) as {
    electronDownload: { checksums: Record<string, string> };
  };
  const systems = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];
  const { version } = JSON.parse(read('node_modules/electron/package.json')) as { version: string };
  const files = systems.map((system) => `electron-v${version}-${system}.zip`);
  expect(electronDownload.checksums).toEqual(Object.fromEntries(files.map((file) => [file, sums[file]])));
});

test('macOS is told the last part of the name', () => {
  expect(load(read('electron-builder.yml'))).toMatchObject({
    mac: { fileAssociations: [{ ext: 'json', rank: 'Alternate' }] },
  });
});
