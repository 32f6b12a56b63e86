/** A screen that a spec has reached: axe finds nothing in light and dark, and nothing is cut off at any width. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible, takeColors } from '../accessibility.ts';
import { findOverflow } from './overflow.ts';

const widths = [320, 480, 1100] as const;

/** Leaves the page in light colours at 1100 px. With SENDWELL_PICTURES=<folder> each look is kept as a picture. */
export async function expectGoodLook(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['dark', 'light'] as const) {
      await takeColors(page, colorScheme);
      if (width === widths[0]) continue;
      await keepPicture(page, `${name} ${width} ${colorScheme}`);
    }
    expect(await findOverflow(page), `${name} at ${width} px`).toEqual([]);
  }
  await expectAccessible(page, name);
  await takeColors(page, 'light');
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SENDWELL_PICTURES;
  if (!folder) return;
  const file = `${folder}/${name.replaceAll(' ', '-')}.png`;
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
}
