/** A helpdesk's settings file: opened in every way, shown in full, used only after a yes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launch, shareApp } from './app.ts';
import { enterPractice, heading, reachSignIn, signInAndSend } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

const shared = shareApp();
const file = {
  schema: 'sendwell/settings-file/1',
  organisation: { name: 'Harbour School', contact: { name: 'IT desk', email: 'it@school.example' } },
  domains: ['school.example'],
  servers: [{ host: 'mail.school.example', port: 465, security: 'tls' }],
  allowedDoors: [{ port: 465, security: 'tls' }],
  restrictions: ['typed-settings', 'unmasked-report'],
  ticketAddress: 'tickets@school.example',
};
let folder = '';

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-file-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, content: unknown): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, JSON.stringify(content));
  return place;
}

async function answerOpenWith(place: string): Promise<void> {
  await shared().app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, place);
}

/** Back on the first screen, so that nothing of this is left for the next spec. */
async function dismiss(page: Page): Promise<void> {
  await page.getByRole('button', { name: "Don't use them" }).click();
  await expect(heading(page, /mail sending/)).toBeFocused();
}

async function expectOffered(page: Page): Promise<void> {
  await expect(heading(page, 'Use this settings file?')).toBeFocused();
  for (const part of [
    'Harbour School',
    'it@school.example',
    'mail.school.example:465',
    'tickets@school.example',
  ]) {
    await expect(page.getByText(part).first()).toBeVisible();
  }
}

test('from the first screen: shown in full, used after a yes, and left again', async () => {
  const { page } = shared();
  await answerOpenWith(await written('school.sendwell.json', file));
  await page.getByRole('button', { name: 'Open a settings file' }).click();
  await expectOffered(page);
  await expectGoodLook(page, 'a settings file');
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await expect(page.getByText('Settings from Harbour School are in use')).toBeVisible();
  await expect(page.getByText('Who to ask: IT desk, it@school.example')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Type the settings by hand' })).toHaveCount(0);
  await expectGoodLook(page, 'the first screen with a settings file');
  await page.getByRole('button', { name: 'Stop using them' }).click();
  await expect(page.getByText('Settings from Harbour School are in use')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Type the settings by hand' })).toBeVisible();
});

test('its language is that of the window as long as it is in use', async () => {
  const { page } = shared();
  await answerOpenWith(await written('schule.sendwell.json', { ...file, language: 'de' }));
  await page.getByRole('button', { name: 'Open a settings file' }).click();
  await expectOffered(page);
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await expect(page.getByText('Einstellungen von Harbour School gelten')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('button', { name: 'Nicht mehr nutzen' }).click();
  await expect(heading(page, "Let's get your mail sending")).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await page.evaluate("sendwell.invoke('assistant:state')")).toMatchObject({
    stage: 'idle',
    contacted: [],
  });
});

test('the report goes to its address', async () => {
  const { page, app } = shared();
  await app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => {
      Object.assign(globalThis, { openedUrl: url });
    };
  });
  await answerOpenWith(await written('school.sendwell.json', file));
  await page.getByRole('button', { name: 'Open a settings file' }).click();
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await signInAndSend(page);
  await page.getByRole('button', { name: 'Report for IT' }).click();
  await expect(page.locator('pre')).toContainText('Send it to: tickets@school.example');
  await page.getByRole('button', { name: 'Write to tickets@school.example' }).click();
  await expect(page.getByRole('main').getByText('Your mail program opens.')).toBeVisible();
  await expectGoodLook(page, 'the report for a helpdesk');
  const report = await page.locator('pre').textContent();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(report);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'openedUrl'))).toMatch(
    /^mailto:tickets@school\.example\?subject=/,
  );
  await page.getByRole('button', { name: 'Leave practice' }).click();
  await page.getByRole('button', { name: 'Stop using them' }).click();
});

test('from the menu, and not used after a no', async () => {
  const { page, app } = shared();
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('open-settings-file')?.click();
  });
  await expectOffered(page);
  await dismiss(page);
  await expect(heading(page, "Let's get your mail sending")).toBeFocused();
  await expect(page.getByText('Settings from Harbour School are in use')).toHaveCount(0);
});

test('a file that carries a password is refused as a whole', async () => {
  const { page } = shared();
  await answerOpenWith(await written('bad.sendwell.json', { ...file, password: 'Planted-42' }));
  await page.getByRole('button', { name: 'Open a settings file' }).click();
  await expect(page.getByText('This file holds a field for a secret')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use these settings' })).toHaveCount(0);
  await expectGoodLook(page, 'a refused settings file');
  await page.getByRole('button', { name: 'Go back' }).click();
});

test('dropped onto the window', async () => {
  const { page } = shared();
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'school.sendwell.json'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify(file));
  await expectOffered(page);
  await dismiss(page);
});

test('a double click starts the program with it, and nothing else', async () => {
  const place = await written('school.sendwell.json', file);
  const { page, close } = await launch({ args: [place] });
  try {
    await expectOffered(page);
    expect(await page.evaluate("sendwell.invoke('assistant:state')")).toMatchObject({
      stage: 'idle',
      contacted: [],
    });
  } finally {
    await close();
  }
});

test('a file that comes while no window is open opens one', async () => {
  const place = await written('school.sendwell.json', file);
  const { app, close } = await launch();
  try {
    const closed = app.windows()[0]?.waitForEvent('close');
    await app.evaluate(({ app: electron, BrowserWindow }) => {
      // macOS goes on without a window.
      electron.removeAllListeners('window-all-closed');
      electron.on('window-all-closed', () => undefined);
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    await closed;
    // The page is gone a moment before its window is.
    const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await expect.poll(windows).toBe(0);
    const opened = app.waitForEvent('window');
    await app.evaluate(({ app: electron }, given) => {
      electron.emit('open-file', { preventDefault: () => undefined }, given);
    }, place);
    await expectOffered(await opened);
  } finally {
    await close();
  }
});
