/** Steps of the wizard as a person takes them, in the practice world. */
import { expect, type Locator, type Page } from '@playwright/test';

/** The heading of the screen. */
export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** From the first screen into a practice scenario by its name on the screen; the search begins by itself. */
export async function enterPractice(page: Page, scenario: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Try a practice mailbox' }).click();
  await page.getByRole('radio', { name: scenario }).check();
  await page.getByRole('button', { name: 'Start practicing' }).click();
  await expect(page.getByText('Nothing leaves this computer.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Find my settings' })).toBeHidden();
}

/** Leaves the practice world: back on the first screen. */
export async function leavePractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave practice' }).click();
  await expect(page.getByRole('button', { name: 'Find my settings' })).toBeVisible();
}

/** Waits for the sign-in screen: a port that can be recommended leads on to it by itself. */
export async function reachSignIn(page: Page): Promise<void> {
  await expect(heading(page, 'Sign in')).toBeVisible({ timeout: 20_000 });
}

/** From the sign-in screen to the ports. */
export async function showPorts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change the port' }).click({ timeout: 20_000 });
  await expect(heading(page, /^Port \d+ works here/)).toBeFocused();
}

/** Fills in the practice password and sends. */
export async function signInAndSend(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fill it in' }).click();
  await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
}

export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(heading(page, 'Settings')).toBeFocused();
}

/** Opens what is folded for IT on the settings page. */
export async function openForIt(
  page: Page,
  name = 'DNS, certificate authority, sign-in pages',
): Promise<void> {
  const fold = page.getByRole('button', { name });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
}
