/** "Ask the device" in the window: a scripted device, a device of the test on loopback, stop, keyboard, and what is switched off. */
import { expect, type Page, test } from '@playwright/test';
import { shareApp } from './app.ts';
import { heading } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';
import { showScreen } from './screens/screen-list.ts';

const shared = shareApp();

async function openPage(page: Page): Promise<void> {
  await showScreen(shared(), { name: 'start' });
  await page.getByRole('button', { name: 'See what a device really does' }).click();
  await expect(heading(page, 'Ask the device')).toBeFocused();
}

async function practise(page: Page, habit: string): Promise<void> {
  await openPage(page);
  await page.getByRole('radio', { name: 'A practice device' }).check();
  await page.getByLabel('What the practice device does').selectOption({ label: habit });
  await page.getByRole('button', { name: 'Start the practice device' }).click();
}

test('a practice device that sends without signing in: seen live, explained, and who refuses it', async () => {
  const { page } = shared();
  await practise(page, 'Sends without signing in');
  await expect(page.getByRole('heading', { name: 'Type this at the device' })).toBeFocused();
  await expect(page.getByText('encrypted with TLSv1.3')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This is what the device did' })).toBeFocused({
    timeout: 15_000,
  });
  await expect(page.getByText('The device sent a message without signing in.')).toBeVisible();
  await expect(page.getByText('Switch sign-in on, with the user name')).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Microsoft 365 refuses this with code 5.7.57' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Technical details' }).click();
  await expect(page.getByText('EHLO STARTTLS MAIL RCPT DATA QUIT')).toBeVisible();
  await expectGoodLook(page, 'ask device over');
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByRole('radio', { name: 'A practice device' })).toBeVisible();
});

test('a practice device with the wrong encryption setting: why it gave up, and what to change', async () => {
  const { page } = shared();
  await practise(page, 'Encrypts from the start on the wrong port');
  await expect(page.getByText('Set the encryption to STARTTLS, or use port 465 with SSL/TLS.')).toBeVisible();
  await expect(page.getByRole('main').getByText('The device hung up. It may try again.')).toBeVisible();
  await expectGoodLook(page, 'ask device listening');
  await page.getByRole('button', { name: 'Stop listening' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'You stopped. This is what the device had done' }),
  ).toBeFocused();
});

test('a device that does everything right', async () => {
  const { page } = shared();
  await practise(page, 'Does everything right');
  await expect(page.getByText('It did everything as providers expect it.')).toBeVisible({ timeout: 15_000 });
});

test('an own device: the form names what cannot be, opens one address, and the way back closes it', async () => {
  const { page } = shared();
  await openPage(page);
  await page.getByLabel('Address of this computer').selectOption('127.0.0.1');
  await expectGoodLook(page, 'ask device');
  await page.getByLabel('Port', { exact: true }).fill('99999');
  await page.getByRole('button', { name: 'Yes, listen for ten minutes' }).click();
  await expect(page.getByText('A port is a number from 1 to 65535.')).toBeVisible();
  await page.getByLabel('Port', { exact: true }).fill('28525');
  await page.getByRole('button', { name: 'Yes, listen for ten minutes' }).click();
  await expect(page.getByRole('heading', { name: 'Type this at the device' })).toBeFocused();
  await expect(page.getByText('Nobody has connected yet.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Find my settings' })).toBeVisible();
  await openPage(page);
  await page.getByLabel('Address of this computer').selectOption('127.0.0.1');
  await page.getByLabel('Port', { exact: true }).fill('28525');
  await page.getByRole('button', { name: 'Yes, listen for ten minutes' }).click();
  await expect(page.getByRole('heading', { name: 'Type this at the device' })).toBeFocused();
});
