import type { SendwellApi } from '../shared/ipc.ts';

declare global {
  interface Window {
    /** Put there by the preload; missing only when the page is opened outside the app. */
    readonly sendwell?: SendwellApi;
  }
}
