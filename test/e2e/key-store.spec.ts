/** The key store of the system: asked only once the person wants it, never waited for, never trusted where it locks nothing. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchOptions, launch, onStandin } from './app.ts';
import { answerKeyStore, askedOfKeyStore, withKeyStore } from './key-store.ts';
import { enterMailWorld, type MailWorld, serveMailWorld, startByHand } from './mail-world.ts';
import { heading, openSettings, reachSignIn } from './practice.ts';

const remembering = { 'settings.json': { rememberPassword: true } };
const remember = (page: Page) =>
  page.getByRole('checkbox', { name: 'Remember passwords and sign-ins that worked' });

let keyStore: Awaited<ReturnType<typeof withKeyStore>>;
test.beforeAll(async () => {
  keyStore = await withKeyStore();
});
test.afterAll(() => keyStore.remove());

async function launchWithKeyStore(options: LaunchOptions = {}) {
  return launch({ ...options, required: keyStore.required });
}

test('nobody asks it before the person wants passwords kept', async () => {
  const { app, page, close } = await launchWithKeyStore();
  try {
    await openSettings(page);
    await expect(remember(page)).not.toBeChecked();
    expect(await askedOfKeyStore(app)).toEqual([]);
    await remember(page).check();
    await expect(page.getByRole('status')).toHaveText(/Saved\./);
    expect(await askedOfKeyStore(app)).not.toEqual([]);
  } finally {
    await close();
  }
});

test('on Linux one that leaves passwords readable is refused with the reason', async () => {
  test.skip(process.platform !== 'linux', 'only Linux has such a key store');
  const { page, userData, close } = await launch();
  try {
    await openSettings(page);
    await remember(page).click();
    await expect(page.getByText(/would leave passwords readable/).first()).toBeVisible();
    await expect(remember(page)).not.toBeChecked();
    expect(await readFile(path.join(userData, 'settings.json'), 'utf8').catch(() => '')).not.toContain(
      'true',
    );
  } finally {
    await close();
  }
});

test('what stands on the disk for anybody to open goes when the program starts', async () => {
  test.skip(process.platform !== 'linux', 'only Linux has such a key store');
  const known = Buffer.from('v10 anybody can open this').toString('base64');
  const account = { username: 'ana@shop.example', host: 'smtp.shop.example', locked: known };
  const { page, userData, close } = await launch({ kept: { ...remembering, 'passwords.json': [account] } });
  try {
    await expect(page.getByRole('button', { name: 'Find my settings' })).toBeVisible();
    await expect.poll(() => readFile(path.join(userData, 'passwords.json'), 'utf8')).not.toContain(known);
  } finally {
    await close();
  }
});

test.describe('while the system asks the person', () => {
  test.skip(!onStandin, 'nobody answers the question of a real system here');

  test('the window goes on, and the answer counts when it comes', async () => {
    const { app, page, close } = await launchWithKeyStore({
      kept: remembering,
      env: { STANDIN_KEY_STORE: 'waits' },
    });
    try {
      await openSettings(page);
      await expect(remember(page)).toBeChecked();
      await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeVisible();
      await expect.poll(() => askedOfKeyStore(app)).not.toEqual([]);
      await answerKeyStore(app, 'refuses');
      await expect(page.getByText(/password store did not open/)).toBeVisible();
    } finally {
      await close();
    }
  });

  test('one that does not open cannot be turned on', async () => {
    const { app, page, close } = await launchWithKeyStore();
    try {
      await answerKeyStore(app, 'refuses');
      await openSettings(page);
      await remember(page).click();
      await expect(page.getByText(/password store did not open/).first()).toBeVisible();
      await expect(remember(page)).not.toBeChecked();
      await answerKeyStore(app, 'opens');
      await remember(page).check();
      await expect(page.getByRole('status')).toHaveText(/Saved\./);
    } finally {
      await close();
    }
  });
});

test.describe('in a mail world of its own', () => {
  let world: MailWorld;
  test.beforeAll(async () => {
    world = await serveMailWorld();
  });
  test.afterAll(async () => {
    await world.close();
  });

  test('DNS server and certificate file count, a password that worked is kept locked and used again', async () => {
    test.setTimeout(60_000);
    const { app, page, userData, close } = await launchWithKeyStore();
    const savedPassword = page.getByRole('button', { name: 'Sign in with the saved password' });
    const again = async () => {
      await page.getByRole('button', { name: 'Start again' }).click();
      await startByHand(page, world.typed);
      await reachSignIn(page);
    };
    try {
      await openSettings(page);
      await remember(page).check();
      await page.getByRole('button', { name: 'Go back' }).click();
      await enterMailWorld({ app, page }, world);

      await startByHand(page, world.typed);
      await reachSignIn(page);
      await page.getByLabel('Password', { exact: true }).fill(world.password);
      await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
      await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
      const kept = path.join(userData, 'passwords.json');
      await expect.poll(() => readFile(kept, 'utf8').catch(() => '')).toContain(world.address);
      const text = await readFile(kept, 'utf8');
      expect(text).not.toContain(world.password);
      expect(text).not.toContain(Buffer.from(world.password).toString('base64'));

      await again();
      if (onStandin) {
        await answerKeyStore(app, 'refuses');
        await savedPassword.click();
        await expect(page.getByText(/The password is still saved/).first()).toBeVisible();
        expect(await readFile(kept, 'utf8')).toBe(text);
        await answerKeyStore(app, 'opens');
      }
      await savedPassword.click();
      await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });

      await page.getByRole('button', { name: 'Start again' }).click();
      await expect(page.getByRole('button', { name: 'Find my settings' })).toBeVisible();
      await openSettings(page);
      await expect(page.getByText(`${world.dnsServer} (`)).toBeVisible();
      await page.getByRole('button', { name: 'Forget the saved sign-in' }).click();
      await expect(page.getByRole('status')).toHaveText(/Nothing is saved any more/);
      expect(await readFile(kept, 'utf8')).not.toContain(world.address);
      expect(await readFile(path.join(userData, 'settings.json'), 'utf8')).toContain(world.dnsServer);
    } finally {
      await close();
    }
  });
});
