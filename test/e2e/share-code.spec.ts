/** "I have a support code": nine signs from the phone, read without any connection. */
import { expect, type Page, test } from '@playwright/test';
import { encodeShareCode } from '../../shared/share-code/share-code.ts';
import { shareApp } from './app.ts';
import { heading } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

const shared = shareApp();

const refused = encodeShareCode({
  verdict: 'fails',
  class: 'auth-bad-credentials',
  stage: 'auth',
  certainty: 'likely',
  actor: 'you',
  port: 465,
  security: 'tls',
});

async function read(page: Page, code: string): Promise<void> {
  await page.getByLabel('The support code').fill(code);
  await page.getByLabel('The support code').press('Enter');
}

test('a code says what happened on the other side', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'I have a support code' }).click();
  await expect(heading(page, 'What does this support code say?')).toBeFocused();
  await read(page, refused.toLowerCase().replaceAll('-', ' '));
  await expect(page.getByRole('heading', { level: 2, name: 'It does not work there.' })).toBeFocused();
  await expect(page.getByText('The server did not accept the sign-in.')).toBeVisible();
  await expect(page.getByText('You can fix this yourself.')).toBeVisible();
  await expect(page.getByText('auth-bad-credentials')).toBeVisible();
  await expectGoodLook(page, 'a code that was read');
});

test('slips of the ear are told apart', async () => {
  const { page } = shared();
  await read(page, refused.slice(0, 8));
  await expect(page.getByText('A code has nine letters and digits.')).toBeVisible();
  await expect(page.getByLabel('The support code')).toBeFocused();
  const [first = '', second = ''] = refused;
  await read(page, first === second ? `Z${refused.slice(1)}` : second + first + refused.slice(2));
  await expect(page.getByText('One sign is not right, or two have changed places.')).toBeVisible();
  await expectGoodLook(page, 'a code with a slip');
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(heading(page, "Let's get your mail sending")).toBeFocused();
  await expectGoodLook(page, 'the first screen');
});
