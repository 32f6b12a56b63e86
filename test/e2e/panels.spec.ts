/** The pages beside the check: open from every screen, nothing below is lost, and a check goes on. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { copiedText, shareApp } from './app.ts';
import { startByHand } from './mail-world.ts';
import { enterPractice, heading, leavePractice, reachSignIn, showPorts, signInAndSend } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

const shared = shareApp();

async function openPanel(page: Page, name: 'Help' | 'Past checks' | 'Settings'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await expect(heading(page, name)).toBeFocused();
}

test('what was typed is still there after a look at the settings', async () => {
  const { page } = shared();
  await page.getByLabel('Your email address').fill('ana@shop.example');
  await openPanel(page, 'Settings');
  await expect(page.getByLabel('Your email address')).toBeHidden();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(heading(page, /mail sending/)).toBeFocused();
  await expect(page.getByLabel('Your email address')).toHaveValue('ana@shop.example');
});

test('from the sign-in screen: a password that was typed stays, and Esc leads back', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await page.getByLabel('Password', { exact: true }).fill('half a passw');
  await openPanel(page, 'Past checks');
  await expect(page.getByText('Your check waits for you.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Sign in')).toBeFocused();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('half a passw');
  await signInAndSend(page);
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
  await openPanel(page, 'Help');
  await expect(
    page.getByText('It works. Your test message is on its way.').filter({ visible: true }).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Back to the check' }).click();
  await expect(heading(page, /^It works/)).toBeFocused();
  await leavePractice(page);
});

test('a language that is changed in the middle of a job counts at once, and the job goes on', async () => {
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await openPanel(page, 'Settings');
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await page.getByRole('button', { name: 'Zurück zur Prüfung' }).click();
  await expect(heading(page, 'Anmelden')).toBeFocused();
  await page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('button', { name: 'Back to the check' }).click();
  await leavePractice(page);
});

test('a check goes on below, Esc closes the page first and stops the check then; practice asks', async () => {
  const { page } = shared();
  const silent = createServer();
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = silent.address() as AddressInfo;
    await startByHand(page, { address: 'anna@practice.example', host: '127.0.0.1', port });
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await openPanel(page, 'Help');
    await expect(page.getByText('Testing the ports of the mail server.').first()).toBeVisible();
    await expectGoodLook(page, 'help during a check');
    await page.getByRole('button', { name: 'Try a practice mailbox' }).click();
    await expect(page.getByText(/It ends when you start practicing/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(heading(page, 'You stopped the check')).toBeFocused();
    await page.getByRole('button', { name: 'Start again' }).click();
  } finally {
    silent.close();
  }
});

test('the words, the keys and the version are explained', async () => {
  const { page } = shared();
  await openPanel(page, 'Help');
  await expect(page).toHaveTitle('Help · Sendwell');
  await expect(page.getByText(/shows that the server is who it says it is/)).toBeVisible();
  await expect(page.getByText(/^Sendwell \d+\.\d+\.\d+$/)).toBeVisible();
  await page.getByLabel('Search the help').fill('PIN');
  await expect(page.getByText('What is my password?')).toBeVisible();
  await expect(page.getByText(/shows that the server is who it says it is/)).toHaveCount(0);
  await page.getByLabel('Search the help').fill('zeppelin');
  await expect(page.getByText('Nothing in the help speaks of "zeppelin".')).toBeVisible();
  await page.getByLabel('Search the help').press('Escape');
  await expect(page.getByLabel('Search the help')).toHaveValue('');
  await page.getByRole('button', { name: 'I have an error message' }).click();
  await expect(heading(page, /error message/i)).toBeFocused();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(heading(page, /mail sending/)).toBeFocused();
  await expect(page).toHaveTitle('Address · Step 1 of 5 · Sendwell');
});

test.describe("the server's certificate", () => {
  test('a good one, from its port: what it proves, what it says, the chain as sent, and a copy', async () => {
    const { app, page } = shared();
    await enterPractice(page, /^Everything works/);
    await showPorts(page);
    await page.getByRole('button', { name: 'Show the certificate of port 465' }).click();
    await expect(heading(page, "The server's certificate")).toBeFocused();
    await expect(page.getByText('This certificate is good.')).toBeVisible();
    const checks = page.getByRole('listitem');
    for (const words of [
      'It carries the name of this server.',
      'It is valid today.',
      'Issued by a known authority.',
      'The chain to a known authority is complete.',
    ]) {
      await expect(checks.filter({ hasText: words })).toHaveCount(1);
    }
    await expectGoodLook(page, 'certificate');
    await page.getByRole('button', { name: 'Copy the certificate' }).click();
    expect(await copiedText(app, 'mail.practice.example')).toMatch(
      /Fingerprint: ([0-9A-F]{2}:){31}[0-9A-F]{2}/,
    );
    await page.getByRole('button', { name: 'Go back' }).click();
    await expect(heading(page, /^Port 465 works/)).toBeFocused();
    await leavePractice(page);
  });

  test('one that ran out, from the result: what is wrong and who can fix it', async () => {
    const { page } = shared();
    await enterPractice(page, /^A wrong certificate/);
    await expect(heading(page, /certificate/)).toBeVisible({ timeout: 20_000 });
    await page
      .getByRole('button', { name: /^Show the certificate/ })
      .first()
      .click();
    await expect(page.getByText('Something is wrong with this certificate.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'It has run out.' })).toHaveCount(1);
    await expect(page.getByText('Your mail provider can fix this.').last()).toBeVisible();
    await expectGoodLook(page, 'certificate that ran out');
    await page.getByRole('button', { name: 'Go back' }).click();
    await expect(heading(page, /certificate/)).toBeFocused();
    await leavePractice(page);
  });
});
