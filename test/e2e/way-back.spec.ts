/** From every screen there is a way back, nothing that was typed is lost on it, and the focus never falls out of the page. */
import { expect, type Page, test } from '@playwright/test';
import { shareApp } from './app.ts';
import { enterPractice, heading, leavePractice, reachSignIn, signInAndSend } from './practice.ts';

const shared = shareApp();

test.afterEach(async () => {
  await leavePractice(shared().page);
});

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Where you are' }).getByRole('button', { name, exact: true });

const password = (page: Page) => page.getByLabel('Password', { exact: true });

test('Esc goes a step back at a time, and the address is still there; the steps lead on again', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Port 465 works here')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'The settings of this check')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page, /mail sending/)).toBeFocused();
  await expect(page.getByLabel('Your email address')).toHaveValue('anna@practice.example');
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Sign in')).toBeFocused();
  await step(page, 'Address').click();
  await step(page, 'Connection').click();
  await expect(heading(page, 'Port 465 works here')).toBeFocused();
  await page.getByRole('button', { name: 'Continue with port 465' }).click();
  await expect(heading(page, 'Sign in')).toBeFocused();
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByLabel('Your email address')).toHaveValue('anna@practice.example');
  await expect(step(page, 'Connection')).toHaveCount(0);
});

test('a result can be left and found again', async () => {
  const { page } = shared();
  await enterPractice(page, /^The password is refused/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, 'The server did not accept the sign-in')).toBeFocused({ timeout: 15_000 });
  await step(page, 'Server').click();
  await expect(heading(page, 'The settings of this check')).toBeFocused();
  await step(page, 'Sign in').click();
  await expect(heading(page, 'The server did not accept the sign-in')).toBeFocused();
});

test('a refused sign-in is marked, the third one is warned of, and nothing is sent without a name', async () => {
  const { page } = shared();
  const send = page.getByRole('button', { name: 'Sign in and send a test message' });
  await enterPractice(page, /^The password is refused/);
  await reachSignIn(page);
  await page.getByLabel('User name').fill(' ');
  await password(page).fill('wrong');
  await send.click();
  await expect(page.getByText('Type your user name first.')).toBeVisible();
  await expect(page.getByLabel('User name')).toBeFocused();
  await page.getByLabel('User name').fill('anna@practice.example');
  await expect(page.getByText('Type your user name first.')).toBeHidden();
  await password(page).fill('');
  await send.click();
  await expect(page.getByText('Type your password first.')).toBeVisible();
  await page.getByRole('button', { name: 'Fill it in' }).click();
  await expect(page.getByText('Type your password first.')).toBeHidden();
  for (const again of [false, true]) {
    await password(page).fill('wrong');
    await expect(page.getByText(/^This is try number/)).toBeHidden();
    await send.click();
    await page.getByRole('button', { name: 'Try the password again' }).click({ timeout: 15_000 });
    await expect(page.getByText(/^The server refused the last try/)).toBeVisible();
    await expect(password(page)).toBeFocused();
    await expect(page.getByText('This is try number 3')).toBeVisible({ visible: again });
  }
  await password(page).evaluate((field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true, bubbles: true }));
  });
  await expect(page.getByText('Caps Lock is on.').first()).toBeVisible();
});

test('spam is no success: its own heading, who can fix it, and what they have to know', async () => {
  const { app, page } = shared();
  await enterPractice(page, /^It lands in spam/);
  await reachSignIn(page);
  await signInAndSend(page);
  await page.getByRole('button', { name: 'Look in my mailbox' }).click({ timeout: 15_000 });
  await expect(heading(page, 'It works, but your message landed in spam.')).toBeFocused({ timeout: 15_000 });
  await expect(page.getByText('Whoever runs your mail domain can fix this.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the details for IT' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/dmarc=fail: The message does not meet the rules/);
});

test('the focus goes to the heading nearby when its button goes away', async () => {
  const { page } = shared();
  await enterPractice(page, /^Sign in at the provider/);
  await reachSignIn(page);
  await page.getByRole('button', { name: 'Open the sign-in page', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for you in the web browser' })).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in at sign-in.practice.example' })).toBeFocused();
});
