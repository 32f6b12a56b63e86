import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { proxyFromPac } from '../../../electron/shell/check/proxy.ts';
import { throttle } from '../../../electron/shell/check/throttle.ts';
import { menuTemplate } from '../../../electron/shell/window/menu.ts';
import { isGranted } from '../../../electron/shell/window/permissions.ts';
import { openWindowMemory } from '../../../electron/shell/window/window-memory.ts';
import { keysOfWish, type Wish, wishes } from '../../../shared/wishes.ts';

describe('permissions', () => {
  test.each(['geolocation', 'media', 'clipboard-read', 'hid', 'toString', '__proto__', 'something-new'])(
    '%s is denied',
    (permission) => expect(isGranted(permission)).toBe(false),
  );

  test('copying text is granted', () => {
    expect(isGranted('clipboard-sanitized-write')).toBe(true);
  });
});

describe('proxy', () => {
  test.each([
    ['DIRECT', null],
    ['PROXY proxy.example:8080', 'http://proxy.example:8080'],
    ['HTTPS proxy.example:443; DIRECT', 'https://proxy.example:443'],
    ['SOCKS5 proxy.example:1080; PROXY other.example:3128', 'http://other.example:3128'],
    ['SOCKS proxy.example:1080', null],
    ['', null],
    ['PROXY', null],
  ])('%s', (answer, proxy) => expect(proxyFromPac(answer)).toBe(proxy));
});

describe('throttle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('passes the first at once, then the latest, and never loses the last', () => {
    const seen: number[] = [];
    const show = throttle<number>((value) => seen.push(value), { interval: 50, isUrgent: () => false });
    for (const value of [1, 2, 3]) show(value);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(50);
    expect(seen).toEqual([1, 3]);
    vi.advanceTimersByTime(49);
    show(4);
    expect(seen).toEqual([1, 3]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([1, 3, 4]);
    vi.advanceTimersByTime(1000);
    show(5);
    expect(seen).toEqual([1, 3, 4, 5]);
  });

  test('an urgent value overtakes the waiting one', () => {
    const seen: number[] = [];
    const options = { interval: 50, isUrgent: (next: number, last: number) => next - last >= 10 };
    const show = throttle<number>((value) => seen.push(value), options);
    for (const value of [1, 2, 11]) show(value);
    expect(seen).toEqual([1, 11]);
    vi.advanceTimersByTime(49);
    show(12);
    expect(seen).toEqual([1, 11]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([1, 11, 12]);
  });
});

describe('the size of the window', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sendwell-memory-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('is remembered', () => {
    const shape = { width: 700, height: 600, maximized: true };
    openWindowMemory(folder).write(shape);
    expect(openWindowMemory(folder).read()).toEqual(shape);
  });

  test.each(['', '{', '[]', '{"shape":{"width":5,"height":5,"maximized":false}}', '{"shape":"wide"}'])(
    'is the usual one after a file with %j',
    async (content) => {
      await writeFile(path.join(folder, 'window.json'), content);
      expect(openWindowMemory(folder).read()).toEqual({ width: 960, height: 760, maximized: false });
    },
  );
});

describe('menu', () => {
  const wished: Wish[] = [];
  const parts = {
    language: 'en',
    platform: 'linux',
    developing: false,
    openSettingsFile: () => undefined,
    wish: (wish: Wish) => void wished.push(wish),
  } as const;

  test('speaks the language of the person', () => {
    const labels = (language: string) => menuTemplate({ ...parts, language }).map(({ label }) => label);
    expect(labels('en')).toEqual(['File', 'Edit', 'View']);
    expect(labels('de-AT')).toEqual(['Datei', 'Bearbeiten', 'Ansicht']);
    // Whose language has no words reads English, never the names of the words.
    expect(labels('fr-FR')).toEqual(['File', 'Edit', 'View']);
  });

  test('on macOS every entry has words of the person, and windows close and shrink by keyboard', () => {
    const template = menuTemplate({ ...parts, language: 'de', platform: 'darwin' });
    const entries = template.flatMap((menu) => [menu, ...(Array.isArray(menu.submenu) ? menu.submenu : [])]);
    const silent = entries.filter(({ type, label }) => type !== 'separator' && !label);
    expect(silent).toEqual([]);
    const roles = entries.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['about', 'quit', 'close', 'minimize', 'hide', 'window']));
    expect(roles).not.toContain('appMenu');
  });

  test('has an entry with keys of its own for each wish, while developing too', () => {
    const template = menuTemplate({ ...parts, developing: true });
    const entries = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const keys = entries.flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys).toEqual(expect.arrayContaining(Object.values(keysOfWish)));
    expect(new Set(keys).size).toBe(keys.length);
    for (const name of wishes) {
      const press = entries.find(({ id }) => id === name)?.click as (() => void) | undefined;
      press?.();
    }
    expect(wished).toEqual([...wishes]);
  });

  test('has tools for developers only while developing', () => {
    const has = (developing: boolean) =>
      JSON.stringify(menuTemplate({ ...parts, developing })).includes('toggleDevTools');
    expect([has(false), has(true)]).toEqual([false, true]);
  });
});
