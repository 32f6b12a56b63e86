import { useEffect } from 'react';

/**
 * Keeps the focus in the page (WCAG 2.4.3): when the control that has it goes away or is switched off, the focus moves to
 * the nearest heading of what stood around it, so that a keyboard or a screen reader goes on from there.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      path = target instanceof Element ? withAncestors(target) : [];
    };
    const observer = new MutationObserver(() => {
      const [last] = path;
      // A new screen gives the focus to its own heading first.
      if (last && isGone(last)) setTimeout(() => hasNoFocus() && focusNear(path));
    });
    document.addEventListener('focusin', remember);
    const what = { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'style'] };
    observer.observe(document.body, what);
    return () => {
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}

function withAncestors(element: Element): Element[] {
  const path: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) path.push(one);
  return path;
}

function isGone(element: Element): boolean {
  return !element.isConnected || element.matches(':disabled') || !element.checkVisibility();
}

function hasNoFocus(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || isGone(activeElement);
}

function focusNear(path: readonly Element[]): void {
  for (const place of path.filter((one) => one.isConnected)) {
    const headings = [...place.querySelectorAll<HTMLElement>('h1, h2, h3')];
    const heading = headings.find((one) => one.checkVisibility());
    if (!heading) continue;
    heading.tabIndex = -1;
    heading.focus();
    return;
  }
}
