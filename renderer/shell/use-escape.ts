import { useEffect } from 'react';

/** Calls back when Esc is pressed and nothing else has used the key. */
export function useEscape(pressed: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) pressed();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
