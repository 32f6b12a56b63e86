/** Signing in on the provider's own page and seeing the message arrive, with a browser of its own beside the window. */
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium } from '../../scripts/electron.mjs';
import { shareApp } from './app.ts';
import { enterPractice, heading, leavePractice, openForIt, reachSignIn, signInAndSend } from './practice.ts';

const executablePath = findChromium() ?? undefined;
test.skip(executablePath === undefined, 'needs a browser beside the window');

const shared = shareApp();
let browser: Browser;

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath });
  // What the program hands to the person's browser is kept; a test visits it.
  await shared().app.evaluate(({ shell }) => {
    const opened: string[] = [];
    shell.openExternal = async (url) => {
      opened.push(url);
    };
    Object.assign(globalThis, { openedPages: opened });
  });
});
test.afterAll(() => browser?.close());
test.afterEach(async () => {
  const { page } = shared();
  if (await page.getByRole('button', { name: 'Leave practice' }).isVisible()) await leavePractice(page);
});

/** The pages that the program has opened so far. */
function openedPages(): Promise<string[]> {
  return shared().app.evaluate(() => (globalThis as unknown as { openedPages: string[] }).openedPages);
}

/** Opens the latest page in the browser. */
async function visitPage(before: number): Promise<Page> {
  await expect.poll(async () => (await openedPages()).length).toBeGreaterThan(before);
  const page = await browser.newPage();
  await page.goto((await openedPages()).at(-1) ?? '');
  return page;
}

async function reachPage(scenario: RegExp): Promise<Page> {
  const { page } = shared();
  await enterPractice(page, scenario);
  await reachSignIn(page);
  await expect(page.getByRole('heading', { name: 'Sign in at sign-in.practice.example' })).toBeVisible();
  return page;
}

test('in the browser: allow, come back, and the message is found in the inbox', async () => {
  const page = await reachPage(/^Sign in at the provider/);
  await expect(page.getByLabel('Password', { exact: true })).toBeHidden();
  await page.getByLabel(/^Also allow Sendwell to look/).check();
  const before = (await openedPages()).length;
  await page.getByRole('button', { name: 'Open the sign-in page', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for you in the web browser' })).toBeVisible();
  const provider = await visitPage(before);
  await expect(provider.getByText('anna@practice.example')).toBeVisible();
  await provider.getByRole('button', { name: 'Allow' }).click();
  await expect(provider.getByRole('heading', { name: 'You are signed in.' })).toBeVisible();
  expect(await provider.evaluate(() => document.scripts.length)).toBe(0);
  await provider.close();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/choose "OAuth2"/)).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Look in my mailbox' }).click();
  await expect(page.getByText(/^It arrived in your inbox after/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('(DMARC)')).toBeVisible();
  await expect(heading(page, 'It works. Your message arrived.')).toBeVisible();
});

test('with a code that is typed elsewhere', async () => {
  const page = await reachPage(/^Sign in at the provider/);
  await page.getByRole('button', { name: 'Sign in with a code' }).click();
  const code = page.getByText(/^[A-Z]{4}-[A-Z]{4}$/);
  await expect(code).toBeVisible();
  const before = (await openedPages()).length;
  await page.getByRole('button', { name: 'Open the sign-in page', exact: true }).click();
  const provider = await visitPage(before);
  await provider.getByLabel('Code').fill((await code.textContent()) ?? '');
  await provider.getByRole('button', { name: 'Allow' }).click();
  await expect(provider.getByText('Done. Go back to Sendwell.')).toBeVisible();
  await provider.close();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('a no of the provider: said at once, and an app password is the other way', async () => {
  const page = await reachPage(/^The provider says no/);
  const before = (await openedPages()).length;
  await page.getByRole('button', { name: 'Open the sign-in page', exact: true }).click();
  const provider = await visitPage(before);
  await provider.getByRole('button', { name: 'Allow' }).click();
  await expect(provider.getByRole('heading', { name: 'You are not signed in.' })).toBeVisible();
  await provider.close();
  await expect(page.getByText('The provider said no.')).toBeVisible();
  await page.getByRole('button', { name: 'Use a password instead' }).click();
  await page.getByLabel('Password', { exact: true }).fill('kfwpxmtaoqzelruj');
  await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('a browser that is closed: cancelled, begun anew, and a token that ran out is renewed', async () => {
  const page = await reachPage(/^The sign-in runs out/);
  const before = (await openedPages()).length;
  await page.getByRole('button', { name: 'Open the sign-in page', exact: true }).click();
  await (await visitPage(before)).close();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Open the sign-in page', exact: true }).click();
  const provider = await visitPage(before + 1);
  await provider.getByRole('button', { name: 'Allow' }).click();
  await provider.close();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test('lands in spam: says so, with what the other side noted, and deletes only when asked', async () => {
  const { page } = shared();
  await enterPractice(page, /^It lands in spam/);
  await reachSignIn(page);
  await signInAndSend(page);
  await page.getByLabel('Delete the test message when it is found').check({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Look in my mailbox' }).click();
  await expect(page.getByText(/but in the spam folder\.$/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('The test message is deleted.')).toBeVisible();
  await expect(page.getByText('The message does not meet the rules of your domain (DMARC).')).toBeVisible();
});

test('no token, code or verifier is in the page, and no other address can be opened', async () => {
  const page = await reachPage(/^Sign in at the provider/);
  const before = (await openedPages()).length;
  await page.getByRole('button', { name: 'Open the sign-in page', exact: true }).click();
  const provider = await visitPage(before);
  const back = provider.waitForRequest((request) => request.url().includes('code='));
  await provider.getByRole('button', { name: 'Allow' }).click();
  const code = new URL((await back).url()).searchParams.get('code') ?? '';
  await provider.close();
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
  const state = await page.evaluate(async () => {
    const { sendwell } = window as unknown as {
      sendwell: { invoke(channel: string, input: unknown): Promise<unknown> };
    };
    const answer = await sendwell.invoke('sign-in-page:open', undefined);
    const refused = await sendwell
      .invoke('sign-in-page:open', { url: 'https://evil.example/' })
      .catch(() => 'refused');
    return { state: JSON.stringify(await sendwell.invoke('assistant:state', undefined)), answer, refused };
  });
  expect(code.length).toBeGreaterThan(20);
  expect(state.state).not.toContain(code);
  // Neither a token of the practice provider (32 signs) nor a verifier (43 signs).
  expect(state.state).not.toMatch(/"[\w-]{32}"|"[\w-]{43}"/);
  expect(state.answer).toEqual({ opened: false });
  expect(state.refused).toBe('refused');
  expect((await openedPages()).every((url) => url.startsWith('http://127.0.0.1:'))).toBe(true);
});

test('a client id is kept in the settings, beside the values to register', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await openForIt(page);
  await page.getByText('Set up a sign-in window').click();
  await expect(page.getByText('https://mail.google.com/')).toBeVisible();
  await page.getByLabel('Client ID for Google').fill('123.apps.example');
  await page.getByLabel('Client secret for Google').fill('no-secret-at-all');
  await page.getByRole('button', { name: 'Save for Google' }).click();
  await page.getByLabel('Provider').selectOption('Microsoft');
  await expect(page.getByText('http://localhost', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Client secret for Microsoft')).toHaveCount(0);
  await page.getByLabel('Provider').selectOption('Google');
  await expect(page.getByLabel('Client ID for Google')).toHaveValue('123.apps.example');
  await page.getByRole('button', { name: 'Reset all settings' }).click();
  await page.getByRole('button', { name: 'Go back' }).click();
});
