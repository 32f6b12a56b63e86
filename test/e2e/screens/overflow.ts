/** Finds words that cannot be read: outside the window, cut off, or printed over one another. */
import type { Page } from '@playwright/test';

/** Short descriptions of what is wrong on the page as it is shown now; empty when all is well. */
export async function findOverflow(page: Page): Promise<string[]> {
  return [...(await findCut(page)), ...(await findOverlaps(page))];
}

function findCut(page: Page): Promise<string[]> {
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
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === 'inline') return false;
      const sideways = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const below = /^(hidden|clip)$/.test(overflowY) && element.scrollHeight > element.clientHeight + 2;
      return sideways || (below && element.clientHeight > 0);
    };
    return [...document.querySelectorAll('#root *')]
      .filter((element) => !element.closest('svg') && !hidden(element) && (outside(element) || cut(element)))
      .map(described);
  });
}

/** Two texts overlap when the middle bands of two of their lines do: ascenders and descenders may touch. */
function findOverlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Line {
      text: Node;
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    /** What the boxes around it leave to be seen. */
    const clipped = (line: Line) => {
      const shown = { ...line };
      for (let box = line.text.parentElement; box !== null; box = box.parentElement) {
        if (getComputedStyle(box).overflow === 'visible') continue;
        const { left, right, top, bottom } = box.getBoundingClientRect();
        shown.left = Math.max(shown.left, left);
        shown.right = Math.min(shown.right, right);
        shown.top = Math.max(shown.top, top);
        shown.bottom = Math.min(shown.bottom, bottom);
      }
      return shown;
    };
    const linesOf = (text: Node) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()].map(({ left, right, top, bottom, height }) =>
        clipped({ text, left, right, top: top + height / 4, bottom: bottom - height / 4 }),
      );
    };
    const isShown = (text: Node) =>
      text.textContent?.trim() !== '' &&
      (text.parentElement?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false);
    const walker = document.createTreeWalker(
      document.querySelector('#root') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const lines: Line[] = [];
    while (walker.nextNode()) if (isShown(walker.currentNode)) lines.push(...linesOf(walker.currentNode));
    const overlap = (a: Line, b: Line) =>
      a.text !== b.text &&
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;
    const quoted = ({ text }: Line) => `"${text.textContent?.trim().slice(0, 40)}"`;
    return lines.flatMap((line, index) =>
      lines
        .slice(index + 1)
        .filter((other) => overlap(line, other))
        .map((other) => `${quoted(line)} lies on ${quoted(other)}`),
    );
  });
}
