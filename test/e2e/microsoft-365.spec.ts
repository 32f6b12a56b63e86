/** Microsoft 365 in the window: the story of one account on days before and after the dates, and the plan of a helpdesk. */
import { readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { copiedText, sendwell, shareApp } from './app.ts';
import { enterPractice, heading, leavePractice, reachSignIn, signInAndSend } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';
import { showScreen } from './screens/screen-list.ts';

const shared = shareApp();
const samples = path.join(sendwell, 'docs/samples/m365');
const sampleFiles = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(csv|txt)$/.test(name))
  .map((name) => path.join(samples, name));

test.describe('the story of one account', () => {
  test('a tenant of the practice world: one button, the ways, the server in its own words', async () => {
    const { page, app } = shared();
    await enterPractice(page, /^Microsoft 365: off for the company/);
    await reachSignIn(page);
    await signInAndSend(page);
    await expect(page.getByText('Sending with a password, for your whole company.')).toBeVisible({
      timeout: 15_000,
    });
    await expect(page.locator('button[data-variant=filled]:visible')).toHaveText([
      /^Copy the message for IT/,
    ]);
    await page.getByRole('button', { name: 'Copy the message for IT' }).click();
    expect(await copiedText(app, 'Set-CASMailbox')).toContain('5.7.139');
    await page.getByRole('button', { name: 'For IT: commands and settings' }).click();
    await expect(page.getByText(/^sendwell check \S+ --way connector --to RECIPIENT$/)).toBeVisible();
    await expect(page.getByText(/home connection it is likely refused/).first()).toBeVisible();
    await leavePractice(page);
  });

  test('a personal mailbox has nobody in IT', async () => {
    const { page } = shared();
    await showScreen(shared(), { name: 'fails-personal', state: 'fails-personal' });
    await expect(page.getByText('Outlook on the web still sends.')).toBeVisible();
    await expect(page.getByText(/IT team|For IT/)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Copy the message for IT' })).toHaveCount(0);
  });

  test('the words change with the day', async () => {
    const { page } = shared();
    for (const [day, words] of [
      ['2026-12-31T10:00:00Z', 'Microsoft switches off sending with a password at the end of December 2026.'],
      ['2027-01-01T10:00:00Z', 'Since the end of December 2026 sending with a password is off'],
      ['2027-08-01T10:00:00Z', 'Microsoft may have named the last day by now'],
    ] as const) {
      await page.clock.setFixedTime(day);
      await showScreen(shared(), { name: 'fails-admin', state: 'fails-admin' });
      await expect(page.getByText(words)).toBeVisible();
    }
    await page.clock.setFixedTime('2026-12-31T10:00:00Z');
    await showScreen(shared(), { name: 'works-ending', state: 'works-ending' });
    await expect(page.getByRole('heading', { name: 'This password will stop working.' })).toBeVisible();
    await page.clock.resume();
  });
});

async function openPlan(page: Page): Promise<void> {
  await showScreen(shared(), { name: 'start' });
  await page.getByRole('button', { name: 'For helpdesks: plan for Microsoft 365' }).click();
  await expect(heading(page, 'Plan for the end of passwords')).toBeFocused();
}

async function give(page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) {
  await page.locator('input[type=file]').first().setInputFiles(files);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.describe('the plan of a helpdesk', () => {
  test.beforeEach(() => openPlan(shared().page));

  test('from the samples to senders, what to do, a ticket and files', async () => {
    const { page, app } = shared();
    await give(page, sampleFiles);
    await expect(page.getByRole('heading', { level: 2, name: /^40 senders, \d+ hit/ })).toBeFocused();
    await page
      .getByRole('button', { name: /^What to do: / })
      .first()
      .click();
    await expect(page.getByText(/^Set-CASMailbox|^Best way/).first()).toBeVisible();
    await expectGoodLook(page, 'the plan');
    await page.getByRole('button', { name: 'Copy the ticket' }).first().click();
    await expect(page.getByRole('status')).toHaveText('The ticket is copied.');
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^# Microsoft 365/);

    for (const [form, begins] of [
      ['html', '<!doctype html>'],
      ['markdown', '# Microsoft 365'],
      ['csv', 'tenant,address,'],
      ['json', '{"schema":"sendwell/m365/1"'],
    ] as const) {
      const file = path.join(tmpdir(), `sendwell-plan-${process.pid}.${form}`);
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, file);
      await page.getByLabel('Format').selectOption(form);
      await page.getByRole('button', { name: 'Save the plan' }).click();
      await expect(page.getByText('Saved.', { exact: true }).first()).toBeVisible();
      await expect
        .poll(async () => (await readFile(file, 'utf8').catch(() => '')).slice(0, begins.length))
        .toBe(begins);
      if (form === 'json') {
        // Whole, not only begun: it is read again.
        await expect.poll(async () => isJson(await readFile(file, 'utf8'))).toBe(true);
        await give(page, file);
      } else await rm(file);
    }
    await expect(page.getByRole('heading', { name: 'Since the earlier plan' })).toBeVisible();
    await expect(page.getByText('Nothing changed.')).toBeVisible();
    await rm(path.join(tmpdir(), `sendwell-plan-${process.pid}.json`));
  });

  test('customers by a column, the worst first; one is picked with the keyboard', async () => {
    const { page } = shared();
    const rows = ['tenant,address', 'one,a@one.example', 'two,a@two.example', 'two,b@two.example'];
    await give(page, { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    const picks = page.getByRole('button', { name: /^Show (one|two)$/ });
    await expect(picks).toHaveText(['two', 'one']);
    await expect(page.getByRole('heading', { name: 'Senders of two' })).toBeVisible();
    await picks.nth(1).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Senders of one' })).toBeFocused();
    await picks.nth(0).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Senders of two' })).toBeFocused();
    await expectGoodLook(page, 'the plan of two customers');
  });

  test('what was not understood has its line, and what is nothing is said', async () => {
    const { page } = shared();
    const rows = ['address', 'scanner@shop.example', 'nobody', 'fax@shop.example'];
    await give(page, { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await expect(page.getByText('list.csv, line 3: There is no email address: nobody.')).toBeVisible();
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused();
    await give(page, { name: 'book.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04….') });
    await expect(page.getByRole('heading', { name: 'Nothing in these files could be used.' })).toBeFocused();
    await expect(page.getByText(/An Excel workbook/)).toBeVisible();
    await expectGoodLook(page, 'a plan of nothing');
  });

  test('more senders: the focus goes to the first new one, also when there are no more', async () => {
    const { page } = shared();
    const rows = Array.from({ length: 120 }, (_, row) => `user${String(row).padStart(3, '0')}@shop.example`);
    await give(page, { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(rows.join('\n')) });
    const more = page.getByRole('button', { name: 'Show more senders' });
    for (const first of ['user050', 'user100']) {
      await more.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: `What to do: ${first}@shop.example` })).toBeFocused();
    }
    await expect(more).toHaveCount(0);
  });

  test('in a narrow window a row is a card, and what to do stays closed until it is asked for', async () => {
    const { page } = shared();
    const wide = page.viewportSize() ?? { width: 960, height: 700 };
    await page.setViewportSize({ width: 480, height: 800 });
    const buffer = Buffer.from('a@shop.example');
    await give(page, { name: 'list.txt', mimeType: 'text/plain', buffer });
    const text = page.getByText(/^Best way: /);
    await expect(page.getByRole('heading', { level: 2, name: /^1 sender/ })).toBeFocused();
    await expect(text).toBeHidden();
    await page.getByRole('button', { name: 'What to do: a@shop.example' }).click();
    await expect(text).toBeVisible();
    await expectGoodLook(page, 'the plan in a narrow window');
    await page.setViewportSize(wide);
  });

  test('a plan that is lost says so, and the next files make a new one', async () => {
    const { page } = shared();
    const list = (name: string) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(`${name.slice(0, 1)}@shop.example`),
    });
    await give(page, list('a.txt'));
    await expect(page.getByRole('heading', { level: 2, name: /^1 sender/ })).toBeFocused();
    await page.evaluate("sendwell.invoke('m365:clear', undefined)");
    await page.getByRole('button', { name: 'Copy the ticket' }).click();
    await expect(page.getByRole('main').getByText(/^The plan could not be made, or is lost/)).toBeFocused();
    await give(page, list('b.txt'));
    await expect(page.getByRole('heading', { level: 2, name: /^1 sender/ })).toBeFocused();
  });

  test('a pasted list; a dropped JSON file is no settings file here', async () => {
    const { page } = shared();
    await page.getByRole('button', { name: 'Paste a list' }).click();
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByText('Paste something first.')).toBeVisible();
    await page
      .getByLabel('Senders, or what PowerShell printed')
      .fill('scanner@shop.example\nana@shop.example');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByRole('heading', { level: 2, name: /^2 senders/ })).toBeFocused();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['[{"userPrincipalName":"x@shop.example"}]'], 'log.json'));
      document
        .querySelector('main')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan for the end of passwords');
  });

  test('a hundred thousand rows: the main process and the page answer all the while', async () => {
    test.setTimeout(180_000);
    const { page, app } = shared();
    const rows = Array.from(
      { length: 100_000 },
      (_, row) => `tenant${row % 800},user${row}@t${row % 800}.example`,
    );
    const buffer = Buffer.from(['tenant,address', ...rows].join('\n'));
    await app.evaluate(() => {
      const lag = { worst: 0, last: performance.now() };
      Object.assign(globalThis, { lag });
      setInterval(() => {
        const now = performance.now();
        lag.worst = Math.max(lag.worst, now - lag.last - 5);
        lag.last = now;
      }, 5);
    });
    await give(page, { name: 'all.csv', mimeType: 'text/csv', buffer });
    await expect(page.getByRole('heading', { level: 2, name: /^100000 senders/ })).toBeFocused({
      timeout: 150_000,
    });
    const worst = await app.evaluate(() => (globalThis as unknown as { lag: { worst: number } }).lag.worst);
    console.log(`longest pause of the main process: ${Math.round(worst)} ms`);
    await expect(page.getByRole('button', { name: /^Show tenant/ })).toHaveCount(800);
  });
});
