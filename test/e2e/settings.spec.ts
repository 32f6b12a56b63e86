/** The settings screen: what is set counts at once or for the next check, and comes back after a restart. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launch, shareApp } from './app.ts';
import { enterMailWorld, type MailWorld, serveMailWorld, startByHand } from './mail-world.ts';
import { heading } from './practice.ts';

const settingsFile = (userData: string) => path.join(userData, 'settings.json');

/** Playwright starts every program with `--password-store=basic`, so the key store is named here. */
function pretendKeyStore(app: ElectronApplication, name: 'basic_text' | 'gnome_libsecret'): Promise<void> {
  return app.evaluate(({ safeStorage }, backend) => {
    safeStorage.getSelectedStorageBackend = () => backend;
  }, name);
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(heading(page, 'Settings')).toBeFocused();
}

test.describe('what is set', () => {
  const shared = shareApp();

  test.beforeEach(() => openSettings(shared().page));
  test.afterEach(async () => {
    const { page } = shared();
    await page.getByRole('button', { name: 'Set everything back' }).click();
    await expect(page.getByRole('status')).toHaveText(/Everything is as it was/);
    await page.getByRole('button', { name: 'Go back' }).click();
  });

  test('another language: the window and the menu speak it at once', async () => {
    const { app, page } = shared();
    await page.getByRole('radio', { name: 'Deutsch' }).check();
    await expect(heading(page, 'Einstellungen')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    const labels = () =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    await expect.poll(labels).toContain('Bearbeiten');
    await page.getByRole('radio', { name: 'English' }).check();
    await expect(heading(page, 'Settings')).toBeVisible();
  });

  test('another look: colours change at once', async () => {
    const { page } = shared();
    const scheme = () => page.evaluate('document.documentElement.dataset.mantineColorScheme');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(scheme).toBe('dark');
    await page.getByRole('radio', { name: 'Light' }).check();
    await expect.poll(scheme).toBe('light');
  });

  test('a DNS server that is none is refused in words, and nothing changes', async () => {
    const { page } = shared();
    await page.getByLabel('Phone book server (DNS)').fill('my router');
    await page.getByRole('button', { name: 'Use this server' }).click();
    await expect(page.getByText(/^Type the number of the server/).first()).toBeVisible();
    const { preferences } = (await page.evaluate(`sendwell.invoke('settings:read')`)) as {
      preferences: { dns: string | null };
    };
    expect(preferences.dns).toBe(null);
  });

  test('a file without a certificate is refused, the dialog may be closed', async () => {
    const { app, page, userData } = shared();
    const file = path.join(userData, 'note.pem');
    await writeFile(file, 'Dear diary');
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await expect(page.getByText('The file holds no ID card.').first()).toBeVisible();
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    });
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await expect(page.getByText('No file was chosen.').first()).toBeVisible();
  });

  test('the page cannot name a certificate file by itself', async () => {
    const message = await shared().page.evaluate(`
      sendwell.invoke('settings:change', { caFile: '/etc/passwd' }).catch((error) => error.message)`);
    expect(message).toContain('invalid-input');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${colorScheme}`, async () => {
      const { page } = shared();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations).toEqual([]);
      await page.emulateMedia({ colorScheme: null });
    });
  }
});

test('settings come back after a restart', async () => {
  const first = await launch();
  try {
    await openSettings(first.page);
    await first.page.getByRole('radio', { name: 'Deutsch' }).check();
    await first.page.getByRole('radio', { name: 'Dunkel' }).check();
    await first.page.getByRole('checkbox', { name: 'Ohne Webseiten arbeiten' }).check();
    await expect(first.page.getByRole('status')).toHaveText(/Gespeichert/);
    await first.app.close();
    const again = await launch({ userData: first.userData });
    try {
      await expect(again.page.locator('html')).toHaveAttribute('lang', 'de');
      expect(await again.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
      await again.page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
      await expect(again.page.getByRole('checkbox', { name: 'Ohne Webseiten arbeiten' })).toBeChecked();
    } finally {
      await again.close();
    }
  } finally {
    await first.close();
  }
});

test('on Linux a key store that leaves passwords readable is refused with the reason', async () => {
  test.skip(process.platform !== 'linux', 'only Linux has such a key store');
  const { app, page, close } = await launch();
  try {
    await pretendKeyStore(app, 'basic_text');
    await openSettings(page);
    await expect(page.getByText(/would leave passwords readable/)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Remember passwords and sign-ins that worked' }).click();
    await expect(
      page.getByRole('checkbox', { name: 'Remember passwords and sign-ins that worked' }),
    ).not.toBeChecked();
  } finally {
    await close();
  }
});

test.describe('in a mail world of its own', () => {
  let world: MailWorld;
  test.beforeAll(async () => {
    world = await serveMailWorld();
  });
  test.afterAll(async () => {
    await world.close();
  });

  test('DNS server and certificate file count, a password that worked is kept locked and used again', async () => {
    test.setTimeout(60_000);
    const { app, page, userData, close } = await launch();
    try {
      await pretendKeyStore(app, 'gnome_libsecret');
      await openSettings(page);
      await page.getByRole('checkbox', { name: 'Remember passwords and sign-ins that worked' }).check();
      await page.getByRole('button', { name: 'Go back' }).click();
      await enterMailWorld({ app, page }, world);

      await startByHand(page, world.door);
      await page.getByRole('button', { name: /^Continue with port/ }).click({ timeout: 20_000 });
      await page.getByLabel('Password', { exact: true }).fill(world.password);
      await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
      await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
      const kept = path.join(userData, 'passwords.json');
      await expect.poll(() => readFile(kept, 'utf8').catch(() => '')).toContain(world.address);
      const text = await readFile(kept, 'utf8');
      expect(text).not.toContain(world.password);
      expect(text).not.toContain(Buffer.from(world.password).toString('base64'));

      await page.getByRole('button', { name: 'Start again' }).click();
      await startByHand(page, world.door);
      await page.getByRole('button', { name: /^Continue with port/ }).click({ timeout: 20_000 });
      await page.getByRole('button', { name: 'Sign in with the saved password' }).click();
      await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });

      await page.getByRole('button', { name: 'Start again' }).click();
      await openSettings(page);
      await expect(page.getByText(`${world.dnsServer} (`)).toBeVisible();
      await page.getByRole('button', { name: 'Forget the saved sign-in' }).click();
      await expect(page.getByRole('status')).toHaveText(/Nothing is saved any more/);
      expect(await readFile(kept, 'utf8')).not.toContain(world.address);
      expect(await readFile(settingsFile(userData), 'utf8')).toContain(world.dnsServer);
    } finally {
      await close();
    }
  });
});
