/** "I have a configuration": pasted, the wrong line marked, the right one proved; the password only after a yes. */
import { expect, type Page, test } from '@playwright/test';
import { filesBelow, shareApp } from './app.ts';
import { enterMailWorld, type MailWorld, serveMailWorld } from './mail-world.ts';
import { heading } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

const shared = shareApp();
let world: MailWorld;

test.beforeAll(async () => {
  world = await serveMailWorld();
  await enterMailWorld(shared(), world);
});
test.afterAll(() => world?.close());

/** At a port of its own that speaks TLS from the first byte. */
const configuration = (secure: boolean) =>
  [
    '# shop',
    `SMTP_HOST=${world.typed.host}`,
    `SMTP_PORT=${world.typed.port}`,
    `SMTP_SECURE=${secure}`,
    `SMTP_USER=${world.address}`,
    `SMTP_PASSWORD=${world.password}`,
    `SMTP_FROM=${world.address}`,
  ].join('\n');
const composeFile =
  'services:\n  shop:\n    environment:\n      - SMTP_HOST=mail.shop.example\n      - SMTP_PORT=587\n      - SMTP_SECURE=true\n';

async function look(page: Page, text: string): Promise<void> {
  await page.getByLabel('The configuration', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Look at it' }).click();
}

test.beforeEach(async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'I have a configuration' }).click();
  await expect(heading(page, 'What is wrong in this configuration?')).toBeFocused();
});

test.afterEach(async () => {
  const { page } = shared();
  await page.evaluate("sendwell.invoke('assistant:command', { type: 'reset' })");
  await page.keyboard.press('Escape');
  await expect(heading(page, "Let's get your mail sending")).toBeVisible();
});

test('the wrong line is marked, the right one stands below it, and the whole text can be copied', async () => {
  const { page, app } = shared();
  await look(page, composeFile);
  await expect(page.getByRole('heading', { level: 2, name: 'One line is probably wrong' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Line 6 is probably wrong:' })).toBeVisible();
  await expect(page.locator('del').first()).toHaveText('      - SMTP_SECURE=true');
  await expect(page.locator('ins').first()).toHaveText('      - SMTP_SECURE=false');
  await page.getByRole('button', { name: 'Copy the corrected text' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    composeFile.replace('SECURE=true', 'SECURE=false'),
  );
  await page.getByRole('button', { name: 'The whole corrected text' }).click();
  await expectGoodLook(page, 'a configuration with a wrong line');
});

test('nothing pasted, and nothing about mail in it', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByText('Paste the configuration first.')).toBeVisible();
  await expect(page.getByLabel('The configuration', { exact: true })).toBeFocused();
  await look(page, 'DEBUG=true\nTZ=Europe/Madrid\n');
  await expect(page.getByText('There are no mail settings in this text.')).toBeVisible();
});

test('the password leaves the page with the first look', async () => {
  const { page } = shared();
  await look(page, configuration(true));
  await expect(page.getByText('There was a password in the text.')).toBeVisible();
  await expect(page.getByLabel('The configuration', { exact: true })).toHaveValue(
    /SMTP_PASSWORD=PUT-PASSWORD-HERE/,
  );
  expect(await page.content()).not.toContain(world.password);
});

test('the server is asked as it is written, and the line that it contradicts is named', async () => {
  const { page } = shared();
  await look(page, configuration(false));
  await page.getByRole('button', { name: 'Prove it' }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: 'The server does not agree: one line is wrong' }),
  ).toBeFocused({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Line 4 is wrong:' })).toBeVisible();
  await expect(page.locator('ins').first()).toHaveText('SMTP_SECURE=true');
  await expectGoodLook(page, 'a configuration that the server contradicts');
});

test('after a yes the password of the configuration signs in', async () => {
  const { page } = shared();
  await look(page, configuration(true));
  await page.getByLabel('Then sign in with the password from this configuration').check();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await expect(page.getByText('It works from here.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'The server agrees with these lines' })).toBeFocused();
  await page.getByRole('button', { name: 'Show the whole result' }).click();
  await expect(heading(page, /^It works/)).toBeVisible();
  await page.getByRole('button', { name: 'Start again' }).click();
});

test('a second proof leaves the focus on its button until the server has answered', async () => {
  const { page } = shared();
  await look(page, configuration(false));
  const prove = page.getByRole('button', { name: 'Prove it' });
  const contradicted = page.getByRole('heading', { name: 'The server does not agree: one line is wrong' });
  await prove.click();
  await expect(contradicted).toBeFocused({ timeout: 30_000 });
  await page.evaluate(() => {
    const left: string[] = [];
    Object.assign(globalThis, { left });
    document.addEventListener('focusin', ({ target }) => left.push((target as Element).tagName));
  });
  await prove.focus();
  await page.keyboard.press('Enter');
  await expect(contradicted).toBeFocused({ timeout: 30_000 });
  // The button, and then the answer: no heading of what was read before it.
  expect(await page.evaluate(() => (globalThis as unknown as { left: string[] }).left)).toEqual([
    'BUTTON',
    'H2',
  ]);
});

test('without a yes nobody signs in', async () => {
  const { page } = shared();
  await look(page, configuration(true));
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('button', { name: 'Go on to the sign-in' }).click({ timeout: 30_000 });
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('with the keyboard alone', async () => {
  const { page } = shared();
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(
    'SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_FROM=a@shop.example',
  );
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Look at it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'One line is probably wrong' })).toBeFocused();
  for (const name of ['Copy the corrected text', 'Prove it']) {
    const button = page.getByRole('button', { name });
    for (
      let press = 0;
      press < 20 && !(await button.evaluate((one) => one === document.activeElement));
      press += 1
    )
      await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
  }
  await page.keyboard.press('Escape');
});

test('a password that was pasted on the first screen is never shown, and nothing keeps it', async () => {
  const { page, userData } = shared();
  await page.keyboard.press('Escape');
  await page.evaluate(
    ([text, password]) => {
      const shown: string[] = [];
      Object.assign(globalThis, { shown });
      new MutationObserver(() => {
        const values = [...document.querySelectorAll('textarea, input')].map(
          (one) => (one as HTMLInputElement).value,
        );
        shown.push(...[document.body.innerHTML, ...values].filter((one) => one.includes(password as string)));
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text as string);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [configuration(true), world.password],
  );
  const field = page.getByLabel('The configuration', { exact: true });
  await expect(field).toHaveValue(/SMTP_PASSWORD=PUT-PASSWORD-HERE/);
  await expect(page.getByText('There was a password in the text.')).toBeVisible();
  await page.getByLabel('Then sign in with the password from this configuration').check();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await expect(page.getByText('It works from here.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Show the whole result' }).click();
  await expect(heading(page, /^It works/)).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toEqual([]);
  const past = await page.evaluate("sendwell.invoke('history:list').then((list) => JSON.stringify(list))");
  expect(past).not.toContain(world.password);
  for (const text of await filesBelow(userData)) expect(text).not.toContain(world.password);
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('button', { name: 'I have a configuration' }).click();
  await expect(field).toHaveValue('');
});

test('a configuration that is pasted or dropped on the first screen comes here', async () => {
  const { page } = shared();
  await page.keyboard.press('Escape');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, composeFile);
  await expect(page.getByLabel('The configuration', { exact: true })).toHaveValue(composeFile);
  await page.keyboard.press('Escape');
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'compose.yaml'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, composeFile);
  await expect(page.getByLabel('The configuration', { exact: true })).toHaveValue(composeFile);
});
