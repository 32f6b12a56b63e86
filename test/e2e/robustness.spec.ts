/** What happens around the window: sleep, another network, damaged files, a full disk, faults of ours, a dead page. */
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { launch, shareApp } from './app.ts';
import { startByHand } from './mail-world.ts';
import { heading } from './practice.ts';

test.describe('while a check runs', () => {
  const shared = shareApp();
  const silent = createServer();
  let port = 0;

  test.beforeAll(async () => {
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    port = (silent.address() as AddressInfo).port;
  });
  test.afterAll(() => void silent.close());

  /** The server takes the connection and says nothing. */
  async function startSlowCheck(page: Page): Promise<void> {
    await startByHand(page, { address: 'anna@practice.example', host: '127.0.0.1', port });
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  }

  async function stop(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Start again' }).click();
  }

  test('sleep is noticed and said', async () => {
    const { app, page } = shared();
    await startSlowCheck(page);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect(page.getByText('The computer slept during the check.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Hide this note/ }).click();
    await expect(page.getByText('The computer slept during the check.')).toBeHidden();
    await stop(page);
  });

  test('another network is noticed and said', async () => {
    const { app, page } = shared();
    await startSlowCheck(page);
    await app.evaluate(() => {
      const os = process.getBuiltinModule('node:os');
      os.networkInterfaces = () => ({});
    });
    await expect(page.getByText('Your network changed during the check.')).toBeVisible();
    await stop(page);
    await expect(page.getByText('Your network changed during the check.')).toBeHidden();
  });

  test('sleep between two checks is no news', async () => {
    const { app, page } = shared();
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await page.waitForTimeout(200);
    await expect(page.getByText('The computer slept during the check.')).toBeHidden();
  });
});

test('a settings file that cannot be read is kept aside with a date, and the window says so', async () => {
  const first = await launch();
  try {
    await first.app.close();
    const file = path.join(first.userData, 'settings.json');
    await writeFile(file, '{"content": {"language": "de",');
    const { page, userData, close } = await launch({ userData: first.userData });
    try {
      await expect(page.getByText('Your settings could not be read.')).toBeVisible();
      await expect(heading(page, /mail sending/)).toBeVisible();
      const kept = (await readdir(userData)).find((name) => /^settings\.damaged-\d{4}/.test(name)) ?? '';
      expect(await readFile(path.join(userData, kept), 'utf8')).toContain('"de"');
      await page.getByRole('button', { name: /^Hide this note/ }).click();
      await expect(page.getByText('Your settings could not be read.')).toBeHidden();
    } finally {
      await close();
    }
  } finally {
    await first.close();
  }
});

test('a disk that takes nothing is said; what was set counts all the same', async () => {
  const { page, userData, close } = await launch();
  try {
    // Nothing can be written over a folder that is not empty, not even by an administrator.
    await mkdir(path.join(userData, 'settings.json', 'in-the-way'), { recursive: true });
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('radio', { name: 'Deutsch' }).check();
    await expect(heading(page, 'Einstellungen')).toBeVisible();
    await expect(page.getByText('Das ließ sich nicht speichern.')).toBeVisible();
    await rm(path.join(userData, 'settings.json'), { recursive: true });
  } finally {
    await close();
  }
});

test.describe('faults of ours', () => {
  test('in the main process: a page with a report, and a way on', async () => {
    const { app, page, close } = await launch();
    try {
      await app.evaluate(() => {
        setTimeout(() => void Promise.reject(new Error('a wheel came off')), 0);
      });
      await expect(heading(page, 'Sorry, Sendwell ran into a problem')).toBeFocused();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Copy a report' }).click();
      const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
      await expect.poll(copied).toMatch(/^Sendwell \d+\.\d+\.\d+ \(.*\)\nError: a wheel came off/);
      await page.getByRole('button', { name: 'Start again' }).click();
      await expect(page.getByRole('button', { name: 'Find my settings' })).toBeVisible();
    } finally {
      await close();
    }
  });

  test('in the page: it comes back with an explanation, never white', async () => {
    const { app, close } = await launch();
    try {
      const shown = () =>
        app.evaluate(async ({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows();
          return window?.webContents
            .executeJavaScript(`document.querySelector('h1')?.textContent`)
            .catch(() => null);
        });
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
      await expect.poll(shown, { timeout: 15_000 }).toBe('Sorry, the window had to restart');
    } finally {
      await close();
    }
  });
});
