/** Two registers in the window, and the keys of whoever has thirty checks a day. */
import { expect, type Page, test } from '@playwright/test';
import { copiedText, type LaunchedApp, launch, shareApp } from './app.ts';
import { startByHand } from './mail-world.ts';
import { enterPractice, heading, openSettings } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

/** A port of this computer where nobody listens: a result within a moment. */
const closed = { address: 'anna@practice.example', host: '127.0.0.1', port: 9 };

async function toResult(page: Page): Promise<void> {
  await startByHand(page, closed);
  await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible({ timeout: 20_000 });
}

async function wish({ app }: Pick<LaunchedApp, 'app'>, id: string): Promise<void> {
  await app.evaluate(({ Menu }, entry) => Menu.getApplicationMenu()?.getMenuItemById(entry)?.click(), id);
}

/** A result with a certificate, from the practice world. */
async function toBadCertificate(page: Page): Promise<void> {
  await enterPractice(page, /^A wrong certificate/);
  await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible({ timeout: 20_000 });
}

test('technical words: chosen in the details, at once, remembered, and taken back in the settings', async () => {
  test.setTimeout(60_000);
  const plain = "The server's certificate is out of date.";
  const technical = 'The certificate has expired.';
  const first = await launch();
  try {
    await toBadCertificate(first.page);
    await expect(heading(first.page, plain)).toBeVisible();
    await first.page.getByRole('button', { name: 'Details for helpers' }).click();
    await first.page.getByRole('radio', { name: 'Technical' }).check();
    await expect(heading(first.page, technical)).toBeVisible();
    await expect(first.page.getByRole('columnheader', { name: 'DNS and TCP' })).toBeVisible();
    await expectGoodLook(first.page, 'technical details');
    await first.app.close();

    const again = await launch({ userData: first.userData });
    try {
      await toBadCertificate(again.page);
      await expect(heading(again.page, technical)).toBeVisible();
      await expect(again.page.getByRole('radio', { name: 'Technical' })).toBeChecked();
      await openSettings(again.page);
      await again.page.getByRole('radio', { name: 'Plain' }).check();
      await again.page.getByRole('button', { name: 'Back to the check' }).click();
      await expect(heading(again.page, plain)).toBeVisible();
    } finally {
      await again.close();
    }
  } finally {
    await first.close();
  }
});

test.describe('the menu', () => {
  const shared = shareApp();

  test('runs the check again, opens the details, copies for a ticket, and begins a new check', async () => {
    const { app, page } = shared();
    await expect(page.getByLabel('Your email address')).toBeVisible();
    await wish({ app }, 'copy-ticket');
    await expect(page.getByRole('status')).toHaveText(/There is no result yet/);
    await toResult(page);
    await wish({ app }, 'details');
    const copyAll = page.getByRole('button', { name: 'Copy all details' });
    await expect(copyAll).toBeInViewport();
    // The new run may be over before anybody looks, so what is kept of it tells.
    const newest = () =>
      page.evaluate("sendwell.invoke('history:list').then((list) => JSON.stringify(list[0]))");
    const before = await newest();
    expect(before).toContain('127.0.0.1');
    await wish({ app }, 'run-again');
    await expect.poll(newest).not.toBe(before);
    await expect(copyAll).toBeVisible({ timeout: 20_000 });
    await wish({ app }, 'copy-ticket');
    await expect(page.getByRole('status')).toHaveText(/Copied/);
    await copiedText(app, 'No mail server runs on this computer.');
    await wish({ app }, 'details');
    await expect(copyAll).toBeHidden();
    await wish({ app }, 'new-check');
    await expect(page.getByLabel('Your email address')).toBeVisible();
  });

  test('its keys stand in the help', async () => {
    const { page } = shared();
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await expect(page.getByText('Run the check again')).toBeVisible();
    await expect(page.locator('kbd', { hasText: 'Shift' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
});
