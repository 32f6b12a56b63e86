/** Past checks: written down without a secret, named, compared, deleted. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { launch, shareApp } from './app.ts';
import { enterMailWorld, serveMailWorld, startByHand } from './mail-world.ts';
import { enterPractice, heading, leavePractice, reachSignIn, signInAndSend } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Past checks', exact: true }).click();
  await expect(heading(page, 'Past checks')).toBeFocused();
}

test('a check here and a check there, side by side', async () => {
  test.setTimeout(90_000);
  const world = await serveMailWorld();
  const { app, page, userData, close } = await launch();
  try {
    await enterMailWorld({ app, page }, world);
    await startByHand(page, world.typed);
    await reachSignIn(page);
    await page.getByLabel('Password', { exact: true }).fill(world.password);
    await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
    await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Start again' }).click();
    await startByHand(page, { ...world.typed, port: 9 });
    await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Start again' }).click();

    await openHistory(page);
    await expect(page.getByRole('checkbox')).toHaveCount(2);
    const first = page.getByRole('main').getByRole('listitem').nth(1);
    await first.getByRole('button', { name: 'Name the network' }).click();
    await first.getByLabel('Where was that?').fill('Home');
    await first.getByRole('button', { name: 'Save the name' }).click();
    await expect(first.getByText('Home', { exact: true })).toBeVisible();
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await expect(heading(page, 'Two checks side by side')).toBeFocused();
    await expect(page.getByText(/^It worked here: Home\. It did not work here:/)).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Home' })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Result It works It does not work/ })).toBeVisible();
    await expectAccessible(page);
    const kept = await readFile(path.join(userData, 'history.json'), 'utf8');
    expect(kept).toContain(world.address);
    expect(kept).not.toContain(world.password);

    await page.getByRole('button', { name: 'Back to the list' }).click();
    const onDisk = () => readFile(path.join(userData, 'history.json'), 'utf8');
    await page.getByRole('button', { name: 'Delete all past checks' }).click();
    await expect(page.getByText(/^No check yet/)).toBeVisible();
    expect(await onDisk()).not.toContain(world.address);
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect(undo).toBeFocused();
    await undo.click();
    await expect(page.getByRole('checkbox')).toHaveCount(2);
    expect(await onDisk()).toContain(world.address);
    await page.getByRole('button', { name: 'Delete all past checks' }).click();
    await page.getByRole('button', { name: 'Go back' }).click();
    await openHistory(page);
    await expect(page.getByText(/^No check yet/)).toBeVisible();
    await expect(undo).toHaveCount(0);
  } finally {
    await close();
    await world.close();
  }
});

test('a past check opens as it was kept, and runs again with what was typed for it', async () => {
  test.setTimeout(60_000);
  const { page, close } = await launch();
  try {
    await startByHand(page, { address: 'anna@practice.example', host: '127.0.0.1', port: 9 });
    await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible({ timeout: 20_000 });
    const title = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('button', { name: 'Start again' }).click();

    await openHistory(page);
    await expect(page.getByText('0', { exact: true })).toHaveCount(0);
    await page.getByLabel('Find an address or a network').fill('nobody');
    await expect(page.getByText('There is no check with "nobody".')).toBeVisible();
    await page.getByLabel('Find an address or a network').fill('ANNA@');
    await page.getByRole('button', { name: /^anna@practice\.example/ }).click();
    await expect(heading(page, title ?? '')).toBeFocused();
    await expect(page.getByText('Port 9 at 127.0.0.1')).toBeVisible();
    await expectGoodLook(page, 'a past check');
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect(page.getByLabel('Find an address or a network')).toHaveValue('ANNA@');
    await page.getByRole('button', { name: /^anna@practice\.example/ }).click();
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(heading(page, title ?? '')).toBeFocused({ timeout: 20_000 });
    await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible({ timeout: 20_000 });
    await openHistory(page);
    await expect(page.getByRole('checkbox')).toHaveCount(2);
  } finally {
    await close();
  }
});

test.describe('the list', () => {
  const shared = shareApp();

  test('practice is not written down', async () => {
    const { page } = shared();
    await enterPractice(page, /^Everything works/);
    await reachSignIn(page);
    await signInAndSend(page);
    await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
    await leavePractice(page);
    await openHistory(page);
    await expect(page.getByText(/^No check yet/)).toBeVisible();
    await expectAccessible(page);
  });
});

test('a list that cannot be read is kept aside, and the window says so', async () => {
  const first = await launch();
  try {
    await first.app.close();
    await writeFile(path.join(first.userData, 'history.json'), '{"content": [{"id": 7}]}');
    const again = await launch({ userData: first.userData });
    try {
      await expect(again.page.getByText('Your past checks could not be read.')).toBeVisible();
      await expect(again.page.getByText(/history\.damaged-\d{4}-\d\d-\d\dT/)).toBeVisible();
    } finally {
      await again.close();
    }
  } finally {
    await first.close();
  }
});
