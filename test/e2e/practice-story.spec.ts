/** "Why did this happen?": what the practice server did, for everyone who wants to learn. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { shareApp } from './app.ts';
import { enterPractice, heading, leavePractice, reachSignIn, signInAndSend } from './practice.ts';

const shared = shareApp();

test.afterEach(() => leavePractice(shared().page));

test('tells of a sign-in that was accepted and a message that was taken', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Why did this happen?' }).click();
  const story = page.getByRole('listitem').filter({ hasText: /^\d.*Port \d+/ });
  await expect(story.filter({ hasText: 'The sign-in was accepted.' })).toHaveCount(1);
  await expect(story.filter({ hasText: 'The message was accepted.' })).toHaveCount(1);
});

test('tells why a sign-in was refused, without a password, and passes axe', async () => {
  const { page } = shared();
  await enterPractice(page, /^An app password is needed/);
  await reachSignIn(page);
  const password = await page.evaluate(() => document.querySelector('main code')?.textContent ?? '');
  await signInAndSend(page);
  await expect(heading(page, 'This account needs an app password')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Why did this happen?' }).click();
  const refused = page.getByRole('listitem').filter({ hasText: 'The sign-in was refused.' }).first();
  await expect(refused).toContainText('534');
  if (password) await expect(refused).not.toContainText(password);
  await expectAccessible(page);
});
