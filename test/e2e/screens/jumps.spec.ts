/** Results that come in one by one move nothing that a person looks at, least of all the button to press. */
import { expect, type Page, test } from '@playwright/test';
import type { StateName } from '../../../renderer/dev/states/states.ts';
import { shareApp } from '../app.ts';
import { screenList, showScreen, showState } from './screen-list.ts';

const shared = shareApp();

/** How much moved, as browsers count it (Layout Instability): below 0.1 is called good. */
function watchShifts(page: Page): Promise<void> {
  return page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift' });
  });
}

async function shiftsOf(page: Page): Promise<number> {
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  return shifts.reduce((sum, one) => sum + one, 0);
}

test('a jump would be seen', async () => {
  const { page } = shared();
  await showScreen(shared(), { name: 'ports', state: 'ports' });
  await watchShifts(page);
  await page.evaluate(() => document.querySelector('main')?.style.setProperty('padding-top', '20rem'));
  await expect.poll(() => shiftsOf(page)).toBeGreaterThan(0.05);
  await page.evaluate(() => document.querySelector('main')?.style.removeProperty('padding-top'));
});

const runs: [name: string, from: StateName, ...then: StateName[]][] = [
  ['while places are looked at', 'finding-early', 'finding'],
  ['while ports answer', 'ports-trying', 'ports'],
  ['while the message is sent', 'signing', 'sending'],
  ['while the mailbox is looked at', 'arrival-looking', 'arrival-not-found'],
  ['while the sign-in page is asked', 'sign-in-page-asking', 'sign-in-page-waiting'],
  ['while a code is asked for', 'sign-in-page-asking', 'sign-in-page-code'],
];

/** Layout Instability: a tenth of what browsers call good. */
const stillness = 0.01;

for (const [name, first, ...others] of runs) {
  test(`nothing jumps ${name}`, async () => {
    const { page } = shared();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1100, height: 800 });
    await showScreen(shared(), { name: first, state: first });
    await watchShifts(page);
    for (const state of others) {
      await showState(shared(), state);
      await page.waitForTimeout(100);
    }
    expect(await shiftsOf(page)).toBeLessThanOrEqual(stillness);
  });
}

test('answers that come late move nothing on the ports, and the button to press stays where it is', async () => {
  const { page } = shared();
  const ports = screenList.find(({ name }) => name === 'ports');
  if (ports === undefined) throw new Error('the list has no ports');
  const main = page.locator('button[data-variant=filled]:visible');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1100, height: 800 });
  await showScreen(shared(), ports);
  const before = await main.boundingBox();
  await watchShifts(page);
  await showState(shared(), 'ports-blocked');
  await expect(page.getByRole('button', { name: 'One more port works too' })).toBeAttached();
  await page.waitForTimeout(100);
  expect(await shiftsOf(page)).toBeLessThanOrEqual(stillness);
  expect(await main.boundingBox()).toEqual(before);
});
