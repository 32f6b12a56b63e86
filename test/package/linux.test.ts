/** deb and rpm: what fpm is told, where the files go, and a .deb of Debian's own making with the same files. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/electron.mjs';
import { needs } from '../integration/peers/packages.ts';
import { run } from './run.ts';
import { standInFor } from './stand-in.ts';

interface Recorded {
  options: Record<string, string[]>;
  hooks: { afterInstall: string; afterRemove: string };
}

const programs = needs(['sh']);
const debian = needs(['dpkg-deb']);
const packed = inject('packed');

async function recorded(type: 'deb' | 'rpm'): Promise<Recorded> {
  return JSON.parse(await readFile(path.join(packed, 'fpm', type, 'package.json'), 'utf8'));
}

function placed(type: 'deb' | 'rpm', file: string): string {
  return path.join(packed, 'fpm', type, 'root', file);
}

describe.each(['deb', 'rpm'] as const)('%s', (type) => {
  test('says who made it and which version it is', async () => {
    const { options } = await recorded(type);
    expect(options).toMatchObject({
      '-s': ['dir'],
      '-t': [type],
      '--name': ['sendwell'],
      '--version': [manifest.version],
      '--license': ['MIT'],
      '--url': [manifest.homepage],
      '--maintainer': [manifest.author],
    });
    expect(options['-d']).toContain(type === 'deb' ? 'libnss3' : 'nss');
    expect(options['--deb-recommends']).toBeUndefined();
  });

  test('puts the command on PATH, and the program into /opt', async () => {
    expect((await stat(placed(type, 'usr/bin/sendwell'))).mode & 0o111).toBe(0o111);
    const names = await readdir(placed(type, 'opt/Sendwell'));
    expect(names).toEqual(expect.arrayContaining(['sendwell', 'chrome-sandbox', 'resources', 'locales']));
  });

  test('comes with a menu entry, icons, a file type and a page for software centres', async () => {
    const desktop = await readFile(placed(type, 'usr/share/applications/sendwell.desktop'), 'utf8');
    expect(desktop.split('\n')).toEqual(
      expect.arrayContaining([
        '[Desktop Entry]',
        'Name=Sendwell',
        'Exec=/opt/Sendwell/sendwell %f',
        'Icon=sendwell',
        'Terminal=false',
        'StartupWMClass=sendwell',
        'Categories=Network;Email;',
        'MimeType=application/vnd.sendwell.settings+json;',
      ]),
    );
    const types = await readFile(placed(type, 'usr/share/mime/packages/sendwell.xml'), 'utf8');
    expect(types).toContain('<glob pattern="*.sendwell.json"/>');
    const sizes = await readdir(placed(type, 'usr/share/icons/hicolor'));
    expect(sizes).toEqual(expect.arrayContaining(['16x16', '48x48', '256x256', '512x512']));
    const page = await readFile(
      placed(type, `usr/share/metainfo/${manifest.identity.appId}.metainfo.xml`),
      'utf8',
    );
    expect(page).toContain('<launchable type="desktop-id">sendwell.desktop</launchable>');
    expect(page).toContain(`<release version="${manifest.version}"`);
  });

  test('comes with the manual page and completions of three shells, as they stand in docs', async () => {
    const zsh = type === 'deb' ? 'vendor-completions' : 'site-functions';
    const places = {
      'sendwell.1': 'usr/share/man/man1/sendwell.1',
      'completions/sendwell.bash': 'usr/share/bash-completion/completions/sendwell',
      'completions/sendwell.fish': 'usr/share/fish/vendor_completions.d/sendwell.fish',
      'completions/_sendwell': `usr/share/zsh/${zsh}/_sendwell`,
    };
    for (const [source, place] of Object.entries(places)) {
      const text = await readFile(path.join(root, 'docs', source), 'utf8');
      expect(await readFile(placed(type, place), 'utf8'), place).toBe(text);
    }
  });

  test('its hooks are good shell', async () => {
    const { hooks } = await recorded(type);
    expect(hooks.afterInstall).toContain('chmod 4755 /opt/Sendwell/chrome-sandbox');
    for (const hook of Object.values(hooks)) {
      expect(await programs.finish('sh', ['-n', '-c', hook])).toEqual({
        exitCode: 0,
        stdout: '',
        stderr: '',
      });
    }
  });
});

describe.skipIf(!(await debian.available()))('a .deb', () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;
  const installed = (file: string) => path.join(folder, 'installed', file);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sendwell-deb-'));
    const deb = path.join(folder, 'sendwell.deb');
    const { options } = await recorded('deb');
    const tree = path.join(packed, 'fpm/deb/root');
    await mkdir(path.join(tree, 'DEBIAN'));
    await writeFile(path.join(tree, 'DEBIAN/control'), control(options));
    await debian.run('dpkg-deb', ['--root-owner-group', '-Znone', '--build', tree, deb]);
    await debian.run('dpkg-deb', ['-x', deb, path.join(folder, 'installed')]);
    env = await standInFor(installed('opt/Sendwell/resources/app.asar'), path.join(folder, 'app'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is read back as the same package', async () => {
    const fields = ['-f', path.join(folder, 'sendwell.deb'), 'Package', 'Version'];
    expect(await debian.run('dpkg-deb', fields)).toBe(`Package: sendwell\nVersion: ${manifest.version}\n`);
  });

  test('unpacked into an empty tree, its command answers', async () => {
    const { code, stdout } = await run(installed('usr/bin/sendwell'), ['--version'], env);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${manifest.version}\n` });
  });

  test('its command does a whole practice job', async () => {
    const { code, stdout } = await run(installed('usr/bin/sendwell'), ['practice', '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'works' });
    expect(code).toBe(0);
  });
});

function control(options: Record<string, string[]>): string {
  const one = (name: string) => options[name]?.[0] ?? '';
  return [
    `Package: ${one('--name')}`,
    `Version: ${one('--version')}`,
    `Architecture: ${one('--architecture')}`,
    `Maintainer: ${one('--maintainer')}`,
    `Depends: ${options['-d']?.join(', ')}`,
    `Description: ${one('--description')}`,
    '',
  ].join('\n');
}
