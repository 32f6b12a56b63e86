/** The whole job with the keyboard alone, in the practice world. */
import { expect, type Page, test } from '@playwright/test';
import { shareApp } from '../app.ts';
import { heading } from '../practice.ts';

const shared = shareApp();

/** Presses Tab until the control with this name has the focus, and makes sure that the focus can be seen. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const control = page.getByRole('button', { name }).or(page.getByRole('textbox', { name })).first();
  await expect(control).toBeVisible({ timeout: 20_000 });
  for (let press = 0; press < 60; press += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
  const mark = await control.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  expect(mark, `${name} shows its focus`).toBe(true);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

test('from the first screen to a message that arrived', async () => {
  const { page } = shared();
  await expect(page.getByLabel('Your email address')).toBeFocused();
  await press(page, 'Try a practice mailbox');
  await expect(heading(page, 'Practice mailbox')).toBeFocused();
  await press(page, 'Start practicing');
  await expect(heading(page, 'Sign in')).toBeFocused({ timeout: 20_000 });
  await press(page, 'Fill it in');
  await press(page, 'Sign in and send a test message');
  await expect(heading(page, /^It works\./)).toBeFocused({ timeout: 15_000 });
  await press(page, 'I got it');
  await expect(heading(page, 'It works. Your message arrived.')).toBeVisible();
  await press(page, 'Start again');
  await expect(heading(page, "Let's get your mail sending")).toBeFocused();
});

test('Esc stops', async () => {
  const { page } = shared();
  await press(page, 'Try a practice mailbox');
  await tabTo(page, 'Start practicing');
  await page.keyboard.press('Shift+Tab');
  const lengthy = page.getByRole('radio', { name: /^Port and encryption/ });
  for (let step = 0; step < 10 && !(await lengthy.isChecked()); step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await press(page, 'Start practicing');
  const stopped = heading(page, 'You stopped the check');
  for (let press = 0; press < 60 && !(await stopped.isVisible()); press += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(20);
  }
  await expect(stopped).toBeFocused();
});

test('an address that cannot be one is explained where it was typed', async () => {
  const { page } = shared();
  await press(page, 'Leave practice');
  const field = page.getByLabel('Your email address');
  await tabTo(page, 'Your email address');
  await page.keyboard.type('ana at shop');
  await page.keyboard.press('Enter');
  await expect(page.getByText('An email address has no spaces inside.')).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('another port can be picked without losing the place', async () => {
  const { page } = shared();
  await press(page, 'Try a practice mailbox');
  await press(page, 'Start practicing');
  await press(page, 'Change the port');
  await press(page, 'Use this one instead: port 587');
  await expect(page.getByRole('button', { name: 'Continue with port 587' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Sign in')).toBeFocused();
  await expect(page.getByText('Port 587, starts open, then encrypts')).toBeVisible();
  await press(page, 'Leave practice');
  await expect(heading(page, "Let's get your mail sending")).toBeFocused();
  await expect(page.getByLabel('Your email address')).toHaveValue('');
});

test('a look at the settings and back, from the middle of a job', async () => {
  const { page } = shared();
  await press(page, 'Try a practice mailbox');
  await press(page, 'Start practicing');
  await press(page, 'Change the port');
  await tabTo(page, /^Continue with port/);
  await press(page, 'Settings');
  await expect(heading(page, 'Settings')).toBeFocused();
  await press(page, 'Back to the check');
  await expect(heading(page, /^Port 465 works/)).toBeFocused();
  await press(page, 'Show the certificate of port 465');
  await expect(heading(page, "The server's certificate")).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, /^Port 465 works/)).toBeFocused();
  await press(page, 'Leave practice');
});
