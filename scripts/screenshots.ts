// Takes the pictures of docs/images from the built window, in light and dark: node scripts/run.mjs scripts/screenshots.ts
import path from 'node:path';
import type { Page } from 'playwright';
import { launch } from '../test/e2e/app.ts';
import {
  enterPractice,
  heading,
  leavePractice,
  signInAndSend,
  takeRecommended,
} from '../test/e2e/practice.ts';
import { prepareWindow, root } from './electron.mjs';

const folder = path.join(root, 'docs/images');
/** How long a check in the practice world may take. */
const patienceMs = 20_000;

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({
      path: path.join(folder, `${name}-${colorScheme}.png`),
      fullPage: true,
      animations: 'disabled',
    });
  }
}

async function reached(page: Page, title: string | RegExp): Promise<void> {
  await heading(page, title).waitFor({ timeout: patienceMs });
}

async function shootStart(page: Page): Promise<void> {
  await shoot(page, 'start');
  await page.getByRole('button', { name: 'Type the settings by hand' }).click();
  await shoot(page, 'manual');
  await page.getByRole('button', { name: 'Go back' }).click();
  await page.getByRole('button', { name: 'Try a practice mailbox' }).click();
  await shoot(page, 'practice');
  await page.getByRole('button', { name: 'Go back' }).click();
}

/** A job that goes well, screen by screen. */
async function shootSuccess(page: Page): Promise<void> {
  await enterPractice(page, /^Everything works/);
  await page.getByRole('button', { name: /^Continue with port/ }).waitFor({ timeout: patienceMs });
  await shoot(page, 'doors');
  await takeRecommended(page);
  await shoot(page, 'sign-in');
  await signInAndSend(page);
  await reached(page, /^It works/);
  await shoot(page, 'works');
  await leavePractice(page);
}

/** Jobs that fail, with the heading that they end in. */
const troubles: { name: string; scenario: RegExp; ends: RegExp; signsIn: boolean }[] = [
  { name: 'wrong-password', scenario: /^The password is refused/, ends: /did not accept/, signsIn: true },
  { name: 'app-password', scenario: /^An app password/, ends: /needs an app password/, signsIn: true },
  { name: 'bad-certificate', scenario: /^A wrong ID card/, ends: /ID card/, signsIn: false },
  { name: 'sender-not-allowed', scenario: /^The sender is refused/, ends: /not send as/, signsIn: true },
];

async function shootTrouble(page: Page, trouble: (typeof troubles)[number]): Promise<void> {
  await enterPractice(page, trouble.scenario);
  if (trouble.signsIn) {
    await takeRecommended(page);
    await signInAndSend(page);
  }
  await reached(page, trouble.ends);
  await shoot(page, trouble.name);
  await leavePractice(page);
}

Object.assign(process.env, await prepareWindow());
const { page, close } = await launch();
try {
  await shootStart(page);
  await shootSuccess(page);
  for (const trouble of troubles) await shootTrouble(page, trouble);
} finally {
  await close();
}
console.log(`Pictures are in ${path.relative(root, folder)}.`);
