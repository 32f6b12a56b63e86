/** A typed password is nowhere once it was sent: not in the page, not in a snapshot, not in a file. */
import { expect, test } from '@playwright/test';
import { filesBelow, launch } from './app.ts';
import { enterPractice, heading, reachSignIn } from './practice.ts';

/** The right password of the scenario; the window never shows it. */
const password = 'Quiet-Harbour-42';
const address = 'anna@practice.example';
const traces = [
  password,
  encodeURIComponent(password),
  Buffer.from(password).toString('base64'),
  Buffer.from(`\0${address}\0${password}`).toString('base64'),
];

test('a typed password leaves no trace in page, snapshots, output and files', async () => {
  const shared = await launch();
  const output: string[] = [];
  shared.app.process().stdout?.on('data', (chunk) => output.push(String(chunk)));
  shared.app.process().stderr?.on('data', (chunk) => output.push(String(chunk)));
  try {
    const { page } = shared;
    page.on('console', (message) => output.push(message.text()));
    await enterPractice(page, /^The password is refused/);
    await page.evaluate(
      `globalThis.seen = []; sendwell.on('assistant:changed', (state) => seen.push(state))`,
    );
    await reachSignIn(page);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in and send a test message' }).click();
    await expect(heading(page, /^It works/)).toBeVisible({ timeout: 15_000 });
    await page.getByText('Details for helpers').click();
    const seen: string = await page.evaluate(`JSON.stringify(seen)`);
    expect(seen).toContain('AUTH');
    const values = await page.evaluate(() =>
      Array.from(document.querySelectorAll('input'), ({ value }) => value),
    );
    const everything = [
      seen,
      await page.content(),
      ...values,
      ...output,
      ...(await filesBelow(shared.userData)),
    ];
    for (const trace of traces) expect(everything.filter((text) => text.includes(trace))).toEqual([]);
  } finally {
    await shared.close();
  }
});
