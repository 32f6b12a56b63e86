/** The way to the main process. */
import type { SendwellApi } from '../shared/ipc.ts';
import { firstView, type View } from './view.ts';

export interface Connection {
  api: SendwellApi;
  /** Where the window's own state begins. */
  view: View;
}

/**
 * The API that the preload offers. During development without the app, a stand-in with canned states takes its place;
 * the production bundle does not contain it.
 */
export async function connect(): Promise<Connection> {
  if (window.sendwell) return { api: window.sendwell, view: firstView };
  if (import.meta.env.DEV) {
    const { openCanned } = await import('./dev/open-canned.ts');
    return openCanned(new URLSearchParams(window.location.search));
  }
  throw new Error('this page works only inside Sendwell');
}
