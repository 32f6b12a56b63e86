/** The settings screen: what is set counts at once or for the next check, and comes back after a restart. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { launch, onStandin, shareApp } from './app.ts';
import { heading, openForIt, openSettings } from './practice.ts';

test.describe('what is set', () => {
  const shared = shareApp();

  test.beforeEach(() => openSettings(shared().page));
  test.afterEach(async () => {
    const { page } = shared();
    await page.getByRole('button', { name: 'Reset all settings' }).click();
    await expect(page.getByRole('status')).toHaveText(/All settings are reset/);
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

  test('a reset can be taken back as long as the page is open', async () => {
    const { page } = shared();
    const dark = page.getByRole('radio', { name: 'Dark' });
    await dark.check();
    await page.getByRole('button', { name: 'Reset all settings' }).click();
    await expect(dark).not.toBeChecked();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(dark).toBeChecked();
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Reset all settings' }).click();
    await page.getByRole('button', { name: 'Go back' }).click();
    await openSettings(page);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await expect(dark).not.toBeChecked();
  });

  test('a DNS server that is none is refused in words, and nothing changes', async () => {
    const { page } = shared();
    await openForIt(page);
    await page.getByLabel('DNS server').fill('my router');
    await page.getByRole('button', { name: 'Use this server' }).click();
    await expect(page.getByText(/^Type the address of the server/).first()).toBeVisible();
    const { preferences } = (await page.evaluate(`sendwell.invoke('settings:read')`)) as {
      preferences: { dns: string | null };
    };
    expect(preferences.dns).toBe(null);
  });

  test('a file without a certificate is refused, the dialog may be closed', async () => {
    const { app, page, userData } = shared();
    const file = path.join(userData, 'note.pem');
    await writeFile(file, 'Dear diary');
    await openForIt(page);
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await expect(page.getByText('The file holds no certificate.').first()).toBeVisible();
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

  test('axe finds nothing', async () => {
    const { page } = shared();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: null });
  });
});

test('settings come back after a restart', async () => {
  const first = await launch();
  try {
    await openSettings(first.page);
    await first.page.getByRole('radio', { name: 'Deutsch' }).check();
    await first.page.getByRole('radio', { name: 'Dunkel' }).check();
    await openForIt(first.page, 'DNS, Zertifizierungsstelle, Anmeldeseiten');
    await first.page.getByRole('checkbox', { name: 'Ohne Webseiten arbeiten' }).check();
    await expect(first.page.getByRole('status')).toHaveText(/Gespeichert/);
    await first.app.close();
    const again = await launch({ userData: first.userData });
    try {
      await expect(again.page.locator('html')).toHaveAttribute('lang', 'de');
      expect(await again.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
      await again.page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
      await openForIt(again.page, 'DNS, Zertifizierungsstelle, Anmeldeseiten');
      await expect(again.page.getByRole('checkbox', { name: 'Ohne Webseiten arbeiten' })).toBeChecked();
    } finally {
      await again.close();
    }
  } finally {
    await first.close();
  }
});

test.describe('new versions', () => {
  test.skip(!onStandin, 'an installed program comes with an installer');

  test('an installed copy of one person may look for them, any other copy says who brings them', async () => {
    const section = (page: Page) => page.getByRole('heading', { name: 'New versions' }).locator('xpath=..');
    const installed = await launch({ env: { STANDIN_PACKAGED: '1', APPIMAGE: '/opt/Sendwell.AppImage' } });
    try {
      await openSettings(installed.page);
      const auto = section(installed.page).getByRole('checkbox', { name: 'Install updates automatically' });
      await expect(auto).not.toBeChecked();
      await expect(section(installed.page).getByRole('button', { name: 'Look now' })).toBeEnabled();
    } finally {
      await installed.close();
    }
    const managed = await launch({ env: { STANDIN_PACKAGED: '1' } });
    try {
      await openSettings(managed.page);
      await expect(section(managed.page)).toContainText('Updates come from where you got Sendwell');
    } finally {
      await managed.close();
    }
  });
});
