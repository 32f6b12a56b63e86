/** Every screen: no finding of axe in any mode, the focus on its heading, one region that tells of progress, one main button. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type ColorScheme, takeColors } from '../accessibility.ts';
import { shareApp } from '../app.ts';
import { findOverflow } from './overflow.ts';
import { parts } from './parts.ts';
import { keptFiles, openAll, showScreen } from './screen-list.ts';

test.describe.configure({ mode: 'parallel' });
const shared = shareApp({ kept: keptFiles });

/** The rules whose outcome depends on colours or direction; all others see the same page in every mode. */
const ofTheLook = ['color-contrast', 'link-in-text-block', 'target-size'];
/** WCAG 1.4.6: text at 7:1, in the colours that are ours. */
const enhanced = 'color-contrast-enhanced';

interface Mode {
  name: string;
  colors: ColorScheme;
  forcedColors: 'none' | 'active';
  direction: 'ltr' | 'rtl';
}

const modes: Mode[] = [
  { name: 'light', colors: 'light', forcedColors: 'none', direction: 'ltr' },
  { name: 'dark', colors: 'dark', forcedColors: 'none', direction: 'ltr' },
  { name: 'forced colours', colors: 'light', forcedColors: 'active', direction: 'ltr' },
  { name: 'right to left', colors: 'light', forcedColors: 'none', direction: 'rtl' },
];

async function takeMode(page: Page, { colors, forcedColors, direction }: Mode): Promise<void> {
  await page.emulateMedia({ forcedColors });
  await takeColors(page, colors);
  await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
}

for (const { name, screens } of parts) {
  test(`axe finds nothing in any mode: ${name}`, async () => {
    test.setTimeout(180_000);
    const { page } = shared();
    for (const screen of screens) {
      await showScreen(shared(), screen);
      await openAll(page);
      for (const mode of modes) {
        await takeMode(page, mode);
        const axe = new AxeBuilder({ page }).setLegacyMode();
        if (mode === modes[0]) axe.options({ rules: { [enhanced]: { enabled: true } } });
        else axe.withRules(mode.colors === 'dark' ? [...ofTheLook, enhanced] : ofTheLook);
        const { violations } = await axe.analyze();
        expect(violations, `${screen.name}, ${mode.name}`).toEqual([]);
        if (mode.direction === 'rtl') {
          expect(await findOverflow(page), `${screen.name}, ${mode.name}`).toEqual([]);
        }
      }
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
    }
  });

  test(`the heading has the focus, one region tells of progress, one button at most leads on: ${name}`, async () => {
    test.setTimeout(60_000);
    const { page } = shared();
    for (const screen of screens) {
      await showScreen(shared(), screen);
      const own = [
        'start',
        'error-explained',
        'configuration-read',
        'share-code-read',
        'manual-mismatch',
        'notes',
        'microsoft-365-plan',
        'ask-device-listening',
        'ask-device-over',
      ];
      if (!own.includes(screen.name)) {
        await expect(page.locator('h1:visible'), screen.name).toBeFocused();
      }
      await expect(page.locator('h1:visible'), screen.name).toHaveCount(1);
      await expect(page.locator('[role=status], [role=alert], [aria-live]'), screen.name).toHaveCount(1);
      await expect(page.locator('[aria-current=step]'), screen.name).toHaveCount(1);
      const main = await page.locator('button[data-variant=filled]:visible').allTextContents();
      expect(main.length, `${screen.name}: ${main.join(', ')}`).toBeLessThanOrEqual(1);
    }
  });
}
