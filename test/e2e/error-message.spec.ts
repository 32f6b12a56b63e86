/** "I have an error message": pasted, explained, with what a helper wants to see. */
import { expect, type Page, test } from '@playwright/test';
import { longestPaste } from '../../shared/tools.ts';
import { postfix } from '../support/bounces.ts';
import { compoundFile, textProperty } from '../support/compound-file.ts';
import { copiedText, shareApp } from './app.ts';
import { heading } from './practice.ts';
import { expectGoodLook } from './screens/good-look.ts';

const shared = shareApp();

const refused = `Traceback (most recent call last):
  File "/srv/shop/mail.py", line 12, in send
smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed')`;
const switchedOff =
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM0PR04CA0001.eurprd04.prod.outlook.com]';

async function explain(page: Page, text: string): Promise<void> {
  await page.getByLabel('The error message').fill(text);
  await page.getByRole('button', { name: 'Explain it' }).click();
}

test.beforeEach(async () => {
  await shared().page.getByRole('button', { name: 'I have an error message' }).click();
  await expect(heading(shared().page, 'What does this error message mean?')).toBeFocused();
});

test.afterEach(async () => {
  await shared().page.getByRole('button', { name: 'Go back' }).click();
  await expect(heading(shared().page, "Let's get your mail sending")).toBeFocused();
});

test('a stack trace is read, and what was found in it is shown', async () => {
  const { page } = shared();
  await explain(page, refused);
  const title = page.getByRole('heading', { level: 2, name: 'The server did not accept the sign-in.' });
  await expect(title).toBeFocused();
  await expect(page.getByText('You can fix this yourself.')).toBeVisible();
  await expect(page.getByText('Try the password again')).toBeVisible();
  await page.getByRole('button', { name: 'Details for helpers' }).click();
  await expect(page.getByText('auth-bad-credentials')).toBeVisible();
  await expect(page.getByText("535, b'5.7.8 Error: authentication failed')", { exact: true })).toBeVisible();
  await expectGoodLook(page, 'an explained error');
});

test('another message takes the place of the first', async () => {
  const { page } = shared();
  await explain(page, refused);
  await explain(page, 'connect ETIMEDOUT 192.0.2.25:587');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 2, name: /answer/i })).toBeFocused();
});

test('Microsoft 365: one story, one button, the ways on', async () => {
  const { page, app } = shared();
  await explain(page, switchedOff);
  await expect(page.getByText('Sending with a password, for your whole company.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^High Volume Email/ })).toContainText('September 2028');
  await expect(page.getByRole('button', { name: /^Microsoft's announcement, read in/ })).toBeVisible();
  await page.getByRole('button', { name: 'Copy the message for IT' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('SMTP AUTH is disabled');
  await expectGoodLook(page, 'the Microsoft 365 story');
});

test('nothing pasted, too much pasted, a port that is none', async () => {
  const { page } = shared();
  const field = page.getByLabel('The error message');
  await page.getByRole('button', { name: 'Explain it' }).click();
  await expect(page.getByText('Paste the message first.')).toBeVisible();
  await expect(field).toBeFocused();
  const log = `2026-12-01 10:00:00 INFO ${'nothing to see here '.repeat(50)}\n`;
  await explain(page, `${log.repeat(1_000)}${switchedOff}`);
  await expect(page.getByText('Sending with a password, for your whole company.')).toBeVisible();
  await explain(page, '5'.repeat(longestPaste + 1));
  await expect(page.getByText('This is too long.')).toBeVisible();
  await page.getByRole('button', { name: 'Add what you know' }).click();
  await page.getByLabel('Port', { exact: true }).fill('99999');
  await explain(page, refused);
  await expect(page.getByText('A port is a number from 1 to 65535.')).toBeVisible();
  await expect(page.getByLabel('Port', { exact: true })).toBeFocused();
  await expectGoodLook(page, 'the form with a problem');
});

test("the button for IT copies the message, the cause and the server's words", async () => {
  const { page, app } = shared();
  await explain(page, switchedOff);
  await page.getByRole('button', { name: 'Copy the message for IT' }).click();
  const copied = await copiedText(app, 'Please enable it for this account');
  expect(copied).toContain('auth-disabled-by-admin');
  expect(copied).toContain('535 5.7.139 Authentication unsuccessful');
});

test('with the keyboard alone', async () => {
  const { page } = shared();
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('550 5.1.1 User unknown');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Open a file' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Explain it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
});

const saved: readonly [name: string, content: Buffer][] = [
  ['returned.eml', Buffer.from(postfix)],
  [
    'returned.msg',
    Buffer.from(
      compoundFile({
        ...textProperty('1000', 'Delivery has failed to these recipients or groups:'),
        '__recip_version1.0_#00000000': textProperty(
          '0C1B',
          '<mx.firm.example #5.1.1 smtp;550 5.1.1 User unknown>',
        ),
      }),
    ),
  ],
];

for (const [name, buffer] of saved)
  test(`a bounce that a mail program saved is opened: ${name}`, async () => {
    const { page } = shared();
    const file = { name, mimeType: 'application/octet-stream', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
    const field = page.getByLabel('The error message');
    await expect(field).toHaveValue(/550 5\.1\.1/);
    await expect(field).toBeFocused();
    await page.getByRole('button', { name: 'Explain it' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
    await page.getByRole('button', { name: 'Details for helpers' }).click();
    await expect(page.getByText('recipient-unknown')).toBeVisible();
    await expectGoodLook(page, 'a bounce from a file');
  });

test('a bounce that is dropped onto the page is read, a file that is none is told', async () => {
  const { page } = shared();
  const drop = (name: string, text: string) =>
    page.evaluate(
      ([name, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], name));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text] as const,
    );
  await drop('broken.msg', '\0\u0001\u0002 neither a message nor a text');
  const problem = page.locator('p', { hasText: 'This file cannot be read.' });
  await expect(problem).toBeVisible();
  await expectGoodLook(page, 'a file that cannot be read');
  await drop('returned.eml', postfix);
  await expect(page.getByLabel('The error message')).toHaveValue(/550 5\.1\.1/);
  await expect(problem).toBeHidden();
});

test('a bounce that is dropped onto the first screen comes here', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: 'Go back' }).click();
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'returned.eml'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, postfix);
  await expect(page.getByLabel('The error message')).toHaveValue(/550 5\.1\.1/);
});

test('of the log of a day the field shows both ends, and all of it is read', async () => {
  const { page } = shared();
  const field = page.getByLabel('The error message');
  const line = (index: number) => `2026-12-01 10:00:00 host app[${index}]: INFO nothing to see here`;
  const lines = Array.from({ length: 20_000 }, (_, index) => line(index));
  lines[19_900] = '2026-12-01 10:00:01 host app[1]: ERROR 535 5.7.8 Error: authentication failed';
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, lines.join('\n'));
  await expect(field).toHaveValue(/more lines are kept here and read too/);
  expect((await field.inputValue()).split('\n').length).toBeLessThan(300);
  await page.getByRole('button', { name: 'Explain it' }).click();
  await expect(page.getByText('Line 19901 tells it')).toBeVisible();
  const marked = await field.evaluate((element) => {
    const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(marked).toBe(lines[19_900]);
  await expectGoodLook(page, 'the log of a day');
});
