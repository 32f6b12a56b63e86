/** After a result: the settings for other places, what a device calls them, and the report for IT. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { shareApp } from './app.ts';
import { enterPractice, heading, reachSignIn, signInAndSend } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

const shared = shareApp();
let folder = '';

/** What the person answers to "Save as": a file in the folder of this spec, or nothing. */
async function answerSaveWith(name: string | null): Promise<string> {
  const filePath = name === null ? '' : path.join(folder, name);
  await shared().app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: file === '', filePath: file });
  }, filePath);
  return filePath;
}

function clipboard(): Promise<string> {
  return shared().app.evaluate(({ clipboard: board }) => board.readText());
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-take-'));
  const { page } = shared();
  await enterPractice(page, /^Everything works/);
  await reachSignIn(page);
  await signInAndSend(page);
  await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('the device sheet is shown first and becomes one page of paper', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'Another program or device' }).click();
  await expect(heading(page, 'Put these settings into a program or device')).toBeFocused();
  const text = page.getByRole('region', { name: 'What you take along' });
  await expect(text).toContainText('mail.practice.example');
  await expect(text).toContainText('Your device may call it');
  await expectGoodLook(page, 'settings for elsewhere');
  const file = await answerSaveWith('sheet.pdf');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByRole('main').getByText('Saved.')).toBeVisible({ timeout: 10_000 });
  const pdf = await readFile(file, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('a search finds a place by its other names', async () => {
  const { page } = shared();
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('iphone');
  const places = page.getByRole('region', { name: 'Places for the settings' });
  await expect(places.getByRole('button', { name: /^\.env file/ })).toHaveCount(0);
  await expect(places.getByRole('button', { name: /^Apple profile/ })).toHaveCount(1);
  await page.getByRole('button', { name: /^Apple profile/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Apple profile' })).toBeFocused();
  await search.fill('zzz');
  await expect(page.getByText('There is nothing for "zzz".')).toBeVisible();
  await search.fill('');
});

test('a password goes in only when it is typed for this one export', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: /^\.env file/ }).click();
  const text = page.getByRole('region', { name: 'What you take along' });
  await expect(text).toContainText('PUT-PASSWORD-HERE');
  await page.getByRole('button', { name: 'Copy it' }).click();
  await expect.poll(clipboard).toContain('PUT-PASSWORD-HERE');

  await page.getByRole('checkbox', { name: 'Put my password in this one' }).check();
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect(page.getByText('Type the password first, or leave it out.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill("Quiet'Harbour-42");
  await expectGoodLook(page, 'an export with a password');
  const file = await answerSaveWith('mail.env');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect(page.getByRole('main').getByText('Saved.')).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('Harbour-42');
  expect((await stat(file)).mode & 0o077).toBe(0);
  await expect(text).toContainText('PUT-PASSWORD-HERE');

  await page.getByRole('button', { name: /^Python/ }).click();
  await expect(page.getByRole('checkbox', { name: 'Put my password in this one' })).not.toBeChecked();
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
});

test('a closed dialog and a folder that takes nothing', async () => {
  const { page } = shared();
  await answerSaveWith(null);
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect(page.getByRole('main').getByText('Saved.')).toHaveCount(0);
  await answerSaveWith('no/such/folder/file');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect(page.getByText('The file could not be written there.')).toBeVisible();
});

test('what a device calls it, by its name', async () => {
  const { page } = shared();
  const product = page.getByRole('combobox', { name: 'Device or program' });
  const boxes = page.getByRole('checkbox', { name: 'STARTTLS' });
  await product.click();
  await product.fill('epson');
  await page.getByRole('option', { name: /^Epson/ }).click();
  await expect(page.getByText('Look there for the setting "Secure Connection".')).toBeVisible();
  await expect(page.getByText('Pick "SSL/TLS" and type port 465.')).toBeVisible();
  await expect(boxes).toHaveCount(0);
  await expectGoodLook(page, 'the device translator with a product');
  await product.fill('canon');
  await product.press('ArrowDown');
  await product.press('Enter');
  await expect(page.getByText('Pick "On" and type port 587.')).toBeVisible();
  await expect(
    page.getByText('It encrypts whenever the server offers it. Yours did in the test.'),
  ).toBeVisible();
  await expect(page.getByText('Your test used another port.')).toBeVisible();
  await product.fill('toaster');
  await expect(page.getByText('Not in our list. Tick what it shows instead.')).toBeVisible();
  await product.press('Escape');
  await page.getByRole('button', { name: 'It shows other choices' }).click();
  await expect(boxes).toBeVisible();
});

test('what a device calls it, by its words', async () => {
  const { page } = shared();
  await page.getByRole('checkbox', { name: 'TLS', exact: true }).check();
  await page.getByRole('checkbox', { name: 'SSL', exact: true }).check();
  await expect(page.getByText('Pick "SSL" and type port 465.')).toBeVisible();
  await expect(page.getByText('This is what your settings are called there.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'SSL', exact: true }).uncheck();
  await expect(page.getByText('Pick "TLS" and type port 587.')).toBeVisible();
  await expect(page.getByText('Your test used another port.')).toBeVisible();
  await expectGoodLook(page, 'the device translator');
  await page.getByRole('checkbox', { name: 'TLS', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'None' }).check();
  await expect(page.getByText('None of these fits.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the result' }).click();
  await expect(heading(page, /^It works/)).toBeFocused();
});

test('the report is shown in full, masked, in four forms', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'Report for IT' }).click();
  await expect(heading(page, 'Report for IT')).toBeFocused();
  const text = page.locator('pre');
  await expect(text).toContainText('Sendwell report for IT');
  const whole = await text.textContent();
  expect(whole).not.toContain('Quiet-Harbour-42');
  const address = /[a-z]{2,}@practice\.example/;
  expect(whole).not.toMatch(address);
  await expectGoodLook(page, 'the report for IT');
  await expect(page.getByRole('button', { name: 'Email it' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await expect.poll(clipboard).toBe(whole);

  await page.getByRole('checkbox', { name: 'Show full email addresses' }).check();
  await expect(text).toContainText(address);
  await page.getByRole('combobox', { name: 'Format' }).selectOption('json');
  await expect(text).toContainText('"schema": "sendwell/report/1"');
  const file = await answerSaveWith('report.json');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expect(page.getByRole('main').getByText('Saved.')).toBeVisible();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ practice: true, masked: false });
  await page.getByRole('button', { name: 'Back to the result' }).click();
});

test('the code on the result is the one in the report', async () => {
  const { page } = shared();
  const line = page.getByRole('region', { name: 'Support code' });
  const code = (await line.textContent())?.match(/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/)?.[0] ?? 'none';
  await page.getByRole('button', { name: 'Report for IT' }).click();
  await expect(page.locator('pre')).toContainText(code);
  await page.getByRole('button', { name: 'Back to the result' }).click();
});
