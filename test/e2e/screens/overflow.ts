import type { Page } from '@playwright/test';

/** What sticks out of the window or is cut off, as short descriptions; empty when all is well. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const described = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.textContent ?? '').slice(0, 40)}"`;
    const hidden = (element: Element) => {
      const { clipPath, position, width: own } = getComputedStyle(element);
      return clipPath !== 'none' || (position === 'absolute' && own === '1px');
    };
    const outside = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 1 || box.left < -1);
    };
    // A text field moves its words under the cursor.
    const cut = (element: Element) => {
      if (element instanceof HTMLInputElement) return false;
      const { overflowX, display } = getComputedStyle(element);
      return overflowX !== 'visible' && display !== 'inline' && element.scrollWidth > element.clientWidth + 1;
    };
    return [...document.querySelectorAll('#root *')]
      .filter((element) => !element.closest('svg') && !hidden(element) && (outside(element) || cut(element)))
      .map(described);
  });
}
