/** The pictures of the documentation, by series: canned screens, a practice job, what needs a start of its own. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { type LaunchedApp, type LaunchOptions, launch } from '../../test/e2e/app.ts';
import {
  enterPractice,
  heading,
  leavePractice,
  reachSignIn,
  showPorts,
  signInAndSend,
} from '../../test/e2e/practice.ts';
import { keptFiles, screenList, showScreen } from '../../test/e2e/screens/screen-list.ts';
import { smallPng } from './small-png.ts';

export interface Studio {
  wanted(name: string): boolean;
  keep(name: string, png: Uint8Array): Promise<void>;
  /** A folder for what a series needs. */
  temporary: string;
}

const usual = { width: 960, height: 640 };
/** How long a check in the practice world may take, in ms. */
const patience = 20_000;

/** Canned screens that look like another one. */
const alike = [
  'finding-early',
  'ports-picked',
  'error-message',
  'share-code',
  'practice',
  'help-during-a-check',
  'arrival-not-protected',
  'sign-in-page-kept',
  'sign-in-page-refused',
];

/** Looks other than the usual one: a few screens that say most about them. */
const samples: {
  suffix: string;
  language: 'en' | 'de';
  direction?: 'rtl';
  viewport: { width: number; height: number };
  screens: string[];
}[] = [
  {
    suffix: 'german',
    language: 'de',
    viewport: usual,
    screens: [
      'start',
      'consent',
      'ports',
      'sign-in',
      'works',
      'fails-admin',
      'microsoft-365-plan',
      'certificate',
      'settings',
    ],
  },
  {
    suffix: 'right-to-left',
    language: 'en',
    direction: 'rtl',
    viewport: usual,
    screens: ['start', 'ports', 'sign-in', 'works', 'fails-card', 'microsoft-365-plan'],
  },
  {
    suffix: '480px',
    language: 'en',
    viewport: { width: 480, height: 800 },
    screens: [
      'start',
      'finding',
      'ports',
      'sign-in',
      'works',
      'fails-password',
      'settings',
      'comparison',
      'microsoft-365-plan',
    ],
  },
  {
    // 1280 px at 400 %.
    suffix: 'zoom-400',
    language: 'en',
    viewport: { width: 320, height: 256 },
    screens: ['start', 'ports', 'sign-in', 'works', 'fails-card', 'fails-admin', 'microsoft-365-plan'],
  },
];

/** Every canned screen in light and dark, then the samples. */
export async function shootLists(studio: Studio): Promise<void> {
  await withWindow({ kept: keptFiles }, async (window) => {
    for (const screen of screenList.filter(({ name }) => !alike.includes(name))) {
      if (!studio.wanted(screen.name)) continue;
      await showScreen(window, screen);
      await shoot(studio, window.page, screen.name);
    }
  });
  for (const language of ['en', 'de'] as const) {
    await withWindow({ args: [`--lang=${language}`], kept: keptFiles }, async (window) => {
      for (const sample of samples.filter((one) => one.language === language)) {
        await shootSample(studio, window, sample);
      }
    });
  }
}

async function shootSample(
  studio: Studio,
  window: LaunchedApp,
  { suffix, language, direction = undefined, viewport, screens }: (typeof samples)[number],
): Promise<void> {
  const { page } = window;
  await page.setViewportSize(viewport);
  for (const screen of screenList.filter(({ name }) => screens.includes(name))) {
    const name = `${screen.name}-${suffix}`;
    if (!studio.wanted(name)) continue;
    await showScreen(window, screen, language);
    // The window sets it anew with every language that it hears of.
    await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction ?? 'ltr');
    await shoot(studio, page, name, ['light']);
  }
}

/** A job in the practice world, and what can be done with its result. */
export async function shootPractice(studio: Studio): Promise<void> {
  const names = ['practice', 'practice-ports', 'practice-works', 'practice-story', 'details'];
  if (![...names, 'elsewhere', 'report'].some((name) => studio.wanted(name))) return;
  await withWindow({}, async ({ page }) => {
    await page.getByRole('button', { name: 'Try a practice mailbox' }).click();
    await shoot(studio, page, 'practice');
    await page.getByRole('button', { name: 'Go back' }).click();
    await enterPractice(page, /^A port is blocked/);
    await showPorts(page);
    await page.getByText('Does not work here').first().waitFor({ timeout: patience });
    await shoot(studio, page, 'practice-ports');
    await page.getByRole('button', { name: /^Continue with port/ }).click();
    await reachSignIn(page);
    await signInAndSend(page);
    await heading(page, /^It works/).waitFor({ timeout: patience });
    await shoot(studio, page, 'practice-works');
    await page.getByRole('button', { name: 'Why did this happen?' }).click();
    await shoot(studio, page, 'practice-story');
    await page.getByRole('button', { name: 'Why did this happen?' }).click();
    await page.getByRole('button', { name: 'Details for helpers' }).click();
    await shoot(studio, page, 'details');
    await page.getByRole('button', { name: 'Another program or device' }).click();
    await page.getByText('Your device may call it').first().waitFor();
    await shoot(studio, page, 'elsewhere');
    await page.getByRole('button', { name: 'Back to the result' }).click();
    await page.getByRole('button', { name: 'Report for IT' }).click();
    await page
      .getByText(/mail\.practice\.example/)
      .first()
      .waitFor();
    await shoot(studio, page, 'report');
    await leavePractice(page);
  });
}

/** The list of past checks before the first check, and the page that takes the place of a white window. */
export async function shootEmpty(studio: Studio): Promise<void> {
  if (!['history-empty', 'broken'].some((name) => studio.wanted(name))) return;
  await withWindow({}, async ({ page }) => {
    await page.getByRole('button', { name: 'Past checks' }).click();
    await shoot(studio, page, 'history-empty');
    await page.evaluate(() => void Promise.reject(new Error('a screen cannot be drawn')));
    await page.getByRole('button', { name: 'Copy a report' }).waitFor();
    await shoot(studio, page, 'broken');
  });
}

/** Settings of a copy that can get new versions: one that was packed for one person. */
export async function shootUpdates(studio: Studio): Promise<void> {
  if (!studio.wanted('updates')) return;
  const script = path.join(studio.temporary, 'packed.cjs');
  await writeFile(
    script,
    `process.argv.splice(process.argv.indexOf('-r'), 2);
    process.env.APPIMAGE = '/tmp/Sendwell.AppImage';
    Object.defineProperty(require('electron').app, 'isPackaged', { value: true });`,
  );
  await withWindow({ required: [script] }, async ({ page }) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('heading', { name: 'New versions' }).waitFor();
    await shoot(studio, page, 'updates');
  });
}

async function withWindow(
  options: LaunchOptions,
  use: (window: LaunchedApp) => Promise<void>,
): Promise<void> {
  const window = await launch(options);
  try {
    await window.page.setViewportSize(usual);
    await use(window);
  } finally {
    await window.close();
  }
}

async function shoot(
  { wanted, keep }: Studio,
  page: Page,
  name: string,
  schemes: ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  if (!wanted(name)) return;
  await page.mouse.move(0, 0);
  // The bar would be cut off the picture, and the page would be drawn wider than the picture.
  await page.evaluate(() => document.documentElement.style.setProperty('scrollbar-width', 'none'));
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const png = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
    await keep(schemes.length > 1 ? `${name}-${colorScheme}` : name, smallPng(png));
  }
}
