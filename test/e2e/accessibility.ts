/** axe over a screen, in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export type ColorScheme = 'light' | 'dark';

/** Ends when the page has followed: half of the old colours would be measured otherwise. */
export async function takeColors(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

/** Leaves the page in dark colours. */
export async function expectAccessible(page: Page, name = ''): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await takeColors(page, colorScheme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations, `${name} ${colorScheme}`).toEqual([]);
  }
}
