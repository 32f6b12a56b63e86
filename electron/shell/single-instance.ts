/** One Sendwell per person: a second start brings the first window to the front. */
import type { App, BrowserWindow } from 'electron';

/** False when another Sendwell runs already; this one should end. */
export function becomeOnlyInstance(app: App, window: () => BrowserWindow | null): boolean {
  app.on('second-instance', () => {
    const shown = window();
    if (shown) bringToFront(shown);
  });
  return app.requestSingleInstanceLock();
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
}
