/** A list of accounts in the window: the file looked through, live results, a stop, the file that is saved. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { filesBelow, type LaunchedApp, launch } from './app.ts';
import { enterMailWorld, type MailWorld, serveMailWorld } from './mail-world.ts';
import { heading } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

async function openAccounts({ app, page }: Pick<LaunchedApp, 'app' | 'page'>): Promise<void> {
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('accounts')?.click());
  await expect(heading(page, 'Check a list of accounts')).toBeFocused();
}

async function choose({ app, page, userData }: LaunchedApp, csv: string, button: string): Promise<void> {
  const file = path.join(userData, 'list.csv');
  await writeFile(file, csv);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.getByRole('button', { name: button }).click();
}

const row = (page: Page, address: string) => page.getByRole('row', { name: new RegExp(address) });

test.describe('against a mail server', () => {
  let world: MailWorld;
  test.beforeAll(async () => {
    world = await serveMailWorld();
  });
  test.afterAll(() => world.close());

  test('each account has its line: a right password, a wrong one, a row that cannot be used', async () => {
    test.setTimeout(90_000);
    const started = await launch();
    const { app, page, userData, close } = started;
    const { host, port } = world.typed;
    try {
      await enterMailWorld({ app, page }, world);
      await openAccounts({ app, page });
      await expectGoodLook(page, 'accounts');
      await choose(started, 'name\nAna\n', 'Choose a CSV file');
      await expect(page.getByText(/The column "name" is not known/).first()).toBeVisible();
      const wrong = world.address.replace('@', '.other@');
      const csv = [
        'email,host,port,security,password,note',
        `${world.address},${host},${port},tls,,Office`,
        `${wrong},${host},${port},tls,wrong-horse,Till 2`,
        'nobody,,,,,',
      ].join('\n');
      await choose(started, csv, 'Choose a CSV file');
      await expect(page.getByText('list.csv')).toBeVisible();
      await page.getByLabel('One password for the rows without one').fill(world.password);
      await expectGoodLook(page, 'accounts before');
      await page.getByRole('button', { name: 'Check the accounts' }).click();
      await expect(page.getByRole('heading', { name: 'All accounts are checked.' })).toBeVisible({
        timeout: 60_000,
      });
      await expect(row(page, world.address).first()).toContainText('It works');
      await expect(row(page, wrong)).toContainText('The server did not accept the sign-in.');
      await expect(row(page, 'nobody')).toContainText('the address in "email" cannot be used');
      await expect(page.getByText('Checked: 3 of 3. Working: 1.')).toBeVisible();
      await expectGoodLook(page, 'accounts after');
      const contacted: unknown = await page.evaluate("sendwell.invoke('settings:contacted')");
      expect(contacted).toContainEqual(expect.objectContaining({ host, port: Number(port) }));

      const saved = path.join(userData, 'saved.csv');
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, saved);
      await page.getByRole('button', { name: 'Save as CSV' }).click();
      await expect(page.getByRole('status')).toHaveText(/Saved/);
      const text = await readFile(saved, 'utf8');
      expect(text).toContain(`1,${world.address},works`);
      expect(text).not.toContain(world.password);
      expect(text).not.toContain('wrong-horse');
      expect((await filesBelow(userData)).join('')).not.toContain(world.password);

      await page.getByRole('checkbox', { name: /Show only those/ }).check();
      await expect(page.getByText('Office')).toHaveCount(0);
      await page.getByRole('button', { name: 'Go back' }).click();
      await openAccounts({ app, page });
      await expect(row(page, wrong)).toBeVisible();
      await page.getByRole('button', { name: 'Forget this list' }).click();
      await expect(page.getByRole('button', { name: 'Choose a CSV file' })).toBeVisible();
    } finally {
      await close();
    }
  });

  test('a list that is stopped says so, and goes no further', async () => {
    test.setTimeout(60_000);
    const started = await launch();
    const { app, page, close } = started;
    const { host, port } = world.typed;
    const rows = Array.from({ length: 40 }, (_, n) => `user${n}@practice.example,${host},${port},tls`);
    try {
      await enterMailWorld({ app, page }, world);
      await openAccounts({ app, page });
      await choose(started, ['email,host,port,security', ...rows].join('\n'), 'Choose a CSV file');
      await page.getByLabel('One password for the rows without one').fill(world.password);
      await page.getByRole('button', { name: 'Check the accounts' }).click();
      await page.getByRole('button', { name: 'Stop' }).click();
      await expect(page.getByRole('heading', { name: 'The list was stopped.' })).toBeVisible({
        timeout: 30_000,
      });
    } finally {
      await close();
    }
  });
});
