import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRendererFiles } from '../../../../electron/shell/window/renderer-files.ts';
import { answer } from '../../../../electron/shell/window/scheme.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-page-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__" />');
  await writeFile(path.join(folder, 'assets/main.js'), 'start()');
  await writeFile(path.join(folder, 'assets/main.js.map'), '{}');
  await writeFile(path.join(folder, 'notes.txt'), 'x');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => answer(listRendererFiles(folder), { url, method });

describe('the scheme of the page', () => {
  test('serves the page with a policy that knows its nonce', async () => {
    const response = await get('sendwell://app/index.html');
    const [, nonce] = /content="([^"]+)"/.exec(await response.text()) ?? [];
    const policy = response.headers.get('content-security-policy');
    expect(policy).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; ` +
        "font-src 'self'; connect-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('a nonce is used once', async () => {
    const [first, second] = await Promise.all([
      get('sendwell://app/index.html'),
      get('sendwell://app/index.html'),
    ]);
    expect(await first.text()).not.toBe(await second.text());
  });

  test('serves scripts with their type', async () => {
    const response = await get('sendwell://app/assets/main.js');
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'start()',
    ]);
  });

  test.each([
    'sendwell://app/',
    'sendwell://app/missing.js',
    'sendwell://app/assets/main.js.map',
    'sendwell://app/notes.txt',
    'sendwell://app/assets/../notes.txt',
    'sendwell://app/%2e%2e/%2e%2e/etc/passwd',
    'sendwell://app/assets%2fmain.js',
    'sendwell://other/index.html',
  ])('knows nothing of %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test('answers no other method', async () => {
    expect((await get('sendwell://app/index.html', 'POST')).status).toBe(404);
  });
});
