/** The way in for printers, scanners and apps: keyboard, what cannot be, and its look. */
import { expect, test } from '@playwright/test';
import { shareApp } from './app.ts';
import { heading } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';
import { showScreen } from './screens/screen-list.ts';

const shared = shareApp();

test('a maker is found by typing, an address that cannot be is named where it stands', async () => {
  const { page } = shared();
  await showScreen(shared(), { name: 'start' });
  await page.getByRole('button', { name: /^Set up a printer, scanner or app/ }).click();
  await expect(heading(page, 'Set up a printer, scanner or app')).toBeFocused();
  const maker = page.getByRole('combobox', { name: 'Maker or product' });
  await maker.fill('canon');
  await maker.press('ArrowDown');
  await maker.press('Enter');
  await expect(maker).toHaveValue('Canon imageRUNNER');
  await expect(page.getByText('Its words for encryption: “Allow SSL (SMTP Send)”.')).toBeVisible();
  await expectGoodLook(page, 'set up device');
  await page.getByLabel('Mailbox of the device').fill('scanner@shop.example');
  await page.getByLabel('Send the test message to').fill('nobody');
  await page.getByRole('button', { name: 'Find the settings and test them' }).click();
  await expect(page.getByLabel('Send the test message to')).toBeFocused();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(page.getByRole('button', { name: 'Find my settings' })).toBeVisible();
});
