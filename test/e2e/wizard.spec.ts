/** The wizard from the first screen to the verdict, in every practice scenario that changes what a person sees. */
import { expect, test } from '@playwright/test';
import { copiedText, shareApp } from './app.ts';
import { enterPractice, heading, leavePractice, reachSignIn, showPorts, signInAndSend } from './practice.ts';

const shared = shareApp();

test.afterEach(async () => {
  await leavePractice(shared().page);
});

test('works: from the practice mailbox to a message in its inbox', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, 'It works. Your test message is on its way.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('mail.practice.example').first()).toBeVisible();
  const subject = await page.getByText(/^Test message from Sendwell: \d{6}$/).textContent();
  await page.getByText('Check that it is this message').click();
  await page.getByLabel('The six digits from the message').fill(subject?.slice(-6) ?? '');
  await page.getByRole('button', { name: 'Check the digits' }).click();
  await expect(heading(page, 'It works. Your message arrived.')).toBeVisible();
});

test('works: I got it closes the loop by hand', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await signInAndSend(page);
  await page.getByRole('button', { name: 'I got it' }).click();
  await expect(heading(page, 'It works. Your message arrived.')).toBeVisible();
});

test('works: nothing came is taken seriously', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await signInAndSend(page);
  await page.getByRole('button', { name: "It didn't arrive" }).click();
  await expect(
    page.getByText('Look in the spam folder. Some programs have another name for it.'),
  ).toBeVisible();
});

test('wrong password: says so, names who can fix it, and takes the right one', async () => {
  const { page } = shared();
  await enterPractice(page, /^The password is refused/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, 'The server did not accept the sign-in')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('You can fix this yourself.')).toBeVisible();
  await expect(page.getByText('No message was sent.')).toBeVisible();
  await page.getByRole('button', { name: 'Try the password again' }).click();
  await page.getByLabel('Password', { exact: true }).fill('Quiet-Harbour-42');
  await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('a password that was copied with what nobody sees is cleaned, and that is said', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  const field = page.getByLabel('Password', { exact: true });
  const password = await page.locator('main code').textContent();
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, `\u00a0\u200b${password}\ufeff\n`);
  await expect(field).toHaveValue(password ?? '');
  await expect(page.getByText(/^We took 4 hidden characters/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('app password: explains the second password', async () => {
  const { page } = shared();
  await enterPractice(page, /^An app password is needed/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, 'This account needs an app password')).toBeVisible({ timeout: 15_000 });
});

test('port blocked: 465 is recommended, 587 is shown as silent', async () => {
  const { page } = shared();
  await enterPractice(page, /^A port is blocked/);
  await showPorts(page);
  const silent = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Port 587' }) });
  await expect(silent).toContainText('Does not work here', { timeout: 10_000 });
  await page.getByRole('button', { name: 'Continue with port 465' }).click();
  await signInAndSend(page);
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('bad certificate: stops before the password', async () => {
  const { page } = shared();
  await enterPractice(page, /^A wrong certificate/);
  await expect(heading(page, /certificate/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
  await page.getByText('Details for helpers').click();
  await expect(page.getByText('It has run out.').first()).toBeVisible();
});

test('nothing published: settings typed by hand work', async () => {
  const { page } = shared();
  await enterPractice(page, /^No settings anywhere/);
  await page.getByRole('button', { name: 'Type the settings by hand' }).first().click({ timeout: 20_000 });
  await page.getByLabel('Outgoing mail server').fill('mail.practice.example');
  await page.getByLabel('Port', { exact: true }).fill('587');
  await page.getByRole('button', { name: 'Try these settings' }).click();
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('stop in the middle: everything ends, and the check can run again', async () => {
  const { page } = shared();
  await enterPractice(page, /^Port and encryption/);
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'You stopped the check')).toBeVisible({ timeout: 5_000 });
  await page.getByRole('button', { name: 'Run the check again' }).click();
  await reachSignIn(page);
});

test('wrong mode: what was seen counts, not the number, and what the provider names is said beside it', async () => {
  const { page } = shared();
  const other = 'Your provider names SSL/TLS for port 465. This server uses STARTTLS.';
  await enterPractice(page, /^Port and encryption/);
  await reachSignIn(page);
  await expect(page.getByText(other)).toBeVisible();
  await showPorts(page);
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Port 465' }) });
  await expect(card).toContainText('It starts open here, then encrypts.');
  await expect(card).toContainText(other);
});

test('sender refused: another From works', async () => {
  const { page } = shared();
  await enterPractice(page, /^The sender is refused/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, /not send as this address/)).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: /From/ }).first().click();
  await page.getByLabel('From', { exact: true }).fill('office@practice.example');
  await page.getByRole('button', { name: 'Send the test message' }).click();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('switched off by the company: something to copy for IT', async () => {
  const { page } = shared();
  await enterPractice(page, /^The company turned it off/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(page.getByText('Your IT team can fix this.')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Copy the message for IT' }).click();
  await copiedText(shared().app, 'refused the SMTP sign-in of anna@practice.example');
  await page.getByRole('button', { name: 'Report for IT' }).click();
  await expect(heading(page, 'Report for IT')).toBeFocused();
  const report = page.getByRole('main').locator('pre');
  await expect(report).toContainText('a***@practice.example');
  await page.getByRole('button', { name: 'Copy the report' }).click();
  const copied = await copiedText(shared().app, 'a***@practice.example');
  expect(copied).toBe(await report.textContent());
  expect(copied).toContain('auth-disabled-by-admin');
  expect(copied).not.toContain('Sunny-Harbour-42');
});
