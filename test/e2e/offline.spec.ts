/** A computer without a network: the window says so, and blames nobody. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { shareApp } from './app.ts';
import { heading } from './practice.ts';

const shared = shareApp({ required: [path.join(import.meta.dirname, 'without-network.cjs')] });

test('an address without a network: the computer is offline, and passes axe', async () => {
  const { page } = shared();
  await page.getByLabel('Your email address').fill('ana@shop.example');
  await page.getByRole('button', { name: 'Find my settings' }).click();
  await expect(heading(page, 'This computer is offline')).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
});
