/** Keeps every page where it is: no navigation, no new window, no permission, no request but to our own scheme. */
import type { App, Session, WebContents } from 'electron';
import { isGranted } from './permissions.ts';
import { origin } from './scheme.ts';

/** The page's own files, and pictures that are part of the page. */
const allowedUrls = [`${origin}/`, 'data:image/'];
/** Only while developing. */
const developerUrl = 'devtools://';

export function lockDown(app: App, session: Session, developing: boolean): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  // A dictionary would be downloaded.
  session.setSpellCheckerEnabled(false);
  const allowed = developing ? [...allowedUrls, developerUrl] : allowedUrls;
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !allowed.some((start) => url.startsWith(start)) }),
  );
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
