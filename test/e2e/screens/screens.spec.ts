/** Every screen: no finding of axe in any mode, no words cut off or on top of others at any width. */
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

  test('the look for words that cannot be read finds them', async () => {
    const { page } = shared();
    await page.evaluate(() => {
      const place = (text: string, style: string) => {
        const element = document.createElement('p');
        element.textContent = text;
        element.style.cssText = style;
        element.className = 'planted';
        document.querySelector('#root')?.append(element);
      };
      place('below', 'position:absolute;top:4000px;left:9px;margin:0');
      place('above', 'position:absolute;top:4002px;left:12px;margin:0');
      place('outside', 'position:absolute;top:4100px;left:-20px');
      place('cut at the side', 'width:20px;overflow:hidden;white-space:nowrap');
      place('cut below', 'height:8px;overflow:hidden');
    });
    const found = await findOverflow(page);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('.planted')) element.remove();
    });
    expect(found).toEqual(['p "outside"', 'p "cut at the side"', 'p "cut below"', '"below" lies on "above"']);
  });

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
    test(`no words are outside, cut off or on others at ${width} px`, async () => {
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
