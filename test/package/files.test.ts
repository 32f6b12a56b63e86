/** Files for packagers: icons, the MSI project, the configuration itself. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import addToPath from '../../build/windows/msi-path.mjs';
import { root } from '../../scripts/electron.mjs';
import { writeMetainfo } from '../../scripts/identity.mjs';
import { needs } from '../integration/peers/packages.ts';
import { runBuilder } from './run.ts';

const read = (name: string) => readFile(path.join(root, 'build', name));
const pngMark = '\x89PNG\r\n\x1a\n';

/** Width and height from the first chunk of a PNG. */
function pngSize(png: Buffer): [number, number] {
  expect(png.toString('latin1', 0, 8)).toBe(pngMark);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('icons', () => {
  test.each([16, 24, 32, 48, 64, 128, 256, 512])('Linux, %i pixels', async (size) => {
    expect(pngSize(await read(`icons/${size}x${size}.png`))).toEqual([size, size]);
  });

  test('Windows', async () => {
    const ico = await read('icon.ico');
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index;
      const from = ico.readUInt32LE(entry + 12);
      const picture = ico.subarray(from, from + ico.readUInt32LE(entry + 8));
      const isPng = picture.toString('latin1', 0, 8) === pngMark;
      return isPng ? pngSize(picture)[0] : picture.readInt32LE(4);
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test('macOS', async () => {
    const icns = await read('icon.icns');
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const blocks: [string, number][] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      blocks.push([icns.toString('latin1', at, at + 4), pngSize(icns.subarray(at + 8))[0]]);
    }
    expect(Object.fromEntries(blocks)).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    });
  });
});

test('the MSI puts the command on PATH', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendwell-msi-'));
  try {
    const project = path.join(folder, 'project.wxs');
    await copyFile(path.join(root, 'node_modules/app-builder-lib/templates/msi/template.xml'), project);
    await addToPath(project);
    const source = await readFile(project, 'utf8');
    expect(source.match(/<Environment /g)).toHaveLength(1);
    expect(source).toMatch(
      /Value="\[APPLICATIONFOLDER\]resources\\bin"[\s\S]*<\/Component>\s*<\/ComponentGroup>/,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('the configuration', () => {
  test('with a key that electron-builder does not know is refused', async () => {
    const { code, output } = await runBuilder(['--linux', 'dir', '-c.nsis.oneClik=true']);
    expect(code).not.toBe(0);
    expect(output).toContain('configuration.nsis should be');
  });

  test('keeps the code by which Windows knows an MSI of ours', async () => {
    const text = await readFile(path.join(root, 'electron-builder.yml'), 'utf8');
    expect(text).toContain('upgradeCode: 866CE7BB-09B4-464A-AF7A-864C2792E6E7');
  });
});

const programs = needs(['appstreamcli']);

test.skipIf(!(await programs.available()))('the page for software centres is valid', async () => {
  const file = writeMetainfo();
  const { exitCode, stdout } = await programs.finish('appstreamcli', ['validate', '--no-net', file]);
  expect(exitCode, stdout).toBe(0);
});
