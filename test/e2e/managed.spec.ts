/** A computer that somebody manages: what is set shows as locked, and practice is not offered where it is off. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { shareApp } from './app.ts';
import { heading, openForIt } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

test.skip(
  process.platform !== 'linux',
  'the file of Linux stands for the three sources; each has unit tests',
);

const policy = {
  theme: 'dark',
  words: 'technical',
  dns: '192.0.2.53',
  offline: true,
  keepHistory: false,
  restrictions: ['saved-password', 'typed-settings'],
  practiceMode: false,
};

/** Answers for the file of the administrator before the program starts; nothing of this computer is touched. */
const inPlaceOfTheFile = `
process.argv.splice(process.argv.indexOf('-r'), 2);
const files = require('node:fs/promises');
const { readFile, stat } = files;
const place = '/etc/sendwell/policy.json';
const text = ${JSON.stringify(JSON.stringify(policy))};
files.readFile = async (file, ...rest) => (file === place ? text : readFile(file, ...rest));
files.stat = async (file, ...rest) =>
  file === place ? { uid: 0, mode: 0o100644, size: text.length, isFile: () => true } : stat(file, ...rest);
require('node:module').syncBuiltinESMExports();
`;

const required: string[] = [];
let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendwell-managed-'));
  const script = path.join(folder, 'managed.cjs');
  await writeFile(script, inPlaceOfTheFile);
  required.push(script);
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));
const shared = shareApp({ required });

test('the first screen offers neither practice nor settings by hand, help neither', async () => {
  const { page } = shared();
  await expect(page.getByRole('button', { name: 'I have an error message' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try a practice mailbox' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Type the settings by hand' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await expect(page.getByRole('button', { name: 'I have a support code' }).last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try a practice mailbox' })).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('what is managed shows as locked, with the value that counts', async () => {
  const { app, page } = shared();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(heading(page, 'Settings')).toBeFocused();
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Light' })).toBeDisabled();
  await expect(page.getByRole('radio', { name: 'Technical' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Plain' })).toBeDisabled();
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeEnabled();
  await openForIt(page);
  await expect(page.getByLabel('DNS resolver')).toHaveValue('192.0.2.53');
  await expect(page.getByLabel('DNS resolver')).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: 'Work without the web' })).toBeChecked();
  for (const name of ['Work without the web', 'Keep past checks', /^Remember passwords/]) {
    await expect(page.getByRole('checkbox', { name })).toBeDisabled();
  }
  await expect(page.getByText('Set by your organization.')).toHaveCount(6);
  await expectGoodLook(page, 'managed settings');
});

test('what is switched off cannot be had by way of the bridge', async () => {
  const { page } = shared();
  const typed = { type: 'start', address: 'ana@shop.example', manual: { host: 'mail.shop.example' } };
  expect(await page.evaluate(`sendwell.invoke('assistant:command', ${JSON.stringify(typed)})`)).toMatchObject(
    { ok: false, reason: 'settings-unusable' },
  );
  await expect(page.evaluate(`sendwell.invoke('practice:enter', { scenario: 'works' })`)).rejects.toThrow();
  expect(await page.evaluate(`sendwell.invoke('assistant:state')`)).toMatchObject({
    stage: 'idle',
    contacted: [],
  });
});

test('past checks say that none is kept here', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'Past checks' }).click();
  await expect(page.getByText(/^Past checks are not kept/)).toBeVisible();
  await expectGoodLook(page, 'past checks that are not kept');
});

test('what is locked cannot be changed by way of the bridge, nor set back', async () => {
  const { page } = shared();
  const change = await page.evaluate(`sendwell.invoke('settings:change', { theme: 'light' })`);
  expect(change).toMatchObject({ refusal: 'locked', settings: { preferences: { theme: 'dark' } } });
  const reset = await page.evaluate(`sendwell.invoke('settings:reset')`);
  expect(reset).toMatchObject({ settings: { preferences: { dns: '192.0.2.53', keepHistory: false } } });
});
