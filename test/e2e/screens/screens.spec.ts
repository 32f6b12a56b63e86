/** Every screen: no finding of axe in any mode, nothing cut off at any width. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { shareApp } from '../app.ts';
import { cannedScreens, openAll, showScreen } from './canned.ts';
import { findOverflow } from './overflow.ts';

type Media = Parameters<Page['emulateMedia']>[0];

const modes: { name: string; media: Media; direction?: 'rtl' }[] = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
  { name: 'right to left', media: { colorScheme: 'light' }, direction: 'rtl' },
];
/** 320 px is also what 1280 px are at 400 % zoom. */
const widths = [320, 480, 1100, 1920];

test.describe('in English', () => {
  const shared = shareApp();

  for (const { name, media, direction } of modes) {
    test(`axe finds nothing: ${name}`, async () => {
      test.setTimeout(120_000);
      const { page } = shared();
      await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'none', ...media });
      for (const screen of cannedScreens) {
        await showScreen(shared(), screen);
        if (direction)
          await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
        await openAll(page);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations, `${screen.name}, ${name}`).toEqual([]);
      }
    });
  }

  test('the heading has the focus and one region tells of progress', async () => {
    const { page } = shared();
    for (const screen of cannedScreens.filter(({ name }) => name !== 'start')) {
      await showScreen(shared(), screen);
      await expect(page.getByRole('heading', { level: 1 }), screen.name).toBeFocused();
      await expect(page.locator('[role=status], [role=alert], [aria-live]'), screen.name).toHaveCount(1);
      await expect(page.locator('[aria-current=step]'), screen.name).toHaveCount(1);
    }
  });
});

test.describe('in German', () => {
  const shared = shareApp({ args: ['--lang=de'] });

  for (const width of widths) {
    test(`nothing sticks out or is cut off at ${width} px`, async () => {
      test.setTimeout(120_000);
      const { page } = shared();
      await page.setViewportSize({ width, height: 800 });
      for (const screen of cannedScreens) {
        await showScreen(shared(), screen, 'de');
        await openAll(page);
        expect(await findOverflow(page), `${screen.name} at ${width} px`).toEqual([]);
      }
    });
  }
});
