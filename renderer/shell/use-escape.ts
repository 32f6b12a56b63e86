import { useEffect } from 'react';

/** A field with a list of its own closes that list with the key. */
const withList = '[aria-haspopup="listbox"], select';

/** Calls back when Esc is pressed and nothing else has a use for the key. */
export function useEscape(pressed: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (usesTheKey(event.target)) return;
      pressed();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}

/** A search field with a text in it empties itself with the key. */
function usesTheKey(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.type === 'search') return target.value !== '';
  return target instanceof Element && target.matches(withList);
}
