/** Every screen in German, whose words are long: nothing sticks out, is cut off or lies over something else. */
import { expect, test } from '@playwright/test';
import { shareApp } from '../app.ts';
import { findOverflow } from './overflow.ts';
import { parts } from './parts.ts';
import { keptFiles, openAll, showScreen } from './screen-list.ts';

test.describe.configure({ mode: 'parallel' });
const shared = shareApp({ args: ['--lang=de'], kept: keptFiles });

/** 320 px is also what 1280 px are at 400 % zoom. */
const widths = [320, 480, 1100, 1920];

for (const { name, screens } of parts) {
  test(`nothing sticks out or is cut off from ${widths[0]} px on: ${name}`, async () => {
    test.setTimeout(120_000);
    const { page } = shared();
    for (const screen of screens) {
      await showScreen(shared(), screen, 'de');
      await openAll(page);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        expect(await findOverflow(page), `${screen.name} at ${width} px`).toEqual([]);
      }
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
