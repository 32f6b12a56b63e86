/** One Sendwell per person: a second start brings the first window to the front. */
import type { App, BrowserWindow } from 'electron';

/** False when another Sendwell runs already; this one should end. The first hears what the second was started with. */
export function becomeOnlyInstance(
  app: App,
  window: () => BrowserWindow | null,
  onSecondStart: (argv: readonly string[], folder: string) => void,
): boolean {
  app.on('second-instance', (_event, argv, folder) => {
    onSecondStart(argv, folder);
    const shown = window();
    if (shown) bringToFront(shown);
  });
  return app.requestSingleInstanceLock();
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
}
