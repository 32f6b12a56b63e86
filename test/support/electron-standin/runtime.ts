/** What the modules of the stand-in share: whether the program is ready, its windows, and its Chromium. */
import type { Chromium } from './chromium.ts';

/** A window as `app.quit` sees it. */
export interface OpenWindow {
  /** Asks the window to close; false when the program prevented it. */
  requestClose(): Promise<boolean>;
}

class Runtime {
  ready = false;
  quitting = false;
  readonly windows = new Set<OpenWindow>();
  #provide: (chromium: Promise<Chromium>) => void = () => undefined;
  /** Set once the command line has been read. */
  readonly chromium = new Promise<Chromium>((resolve) => {
    this.#provide = resolve;
  });
  #nextId = 1;

  provideChromium(chromium: Promise<Chromium>): void {
    this.#provide(chromium);
  }

  nextId(): number {
    return this.#nextId++;
  }
}

export const runtime = new Runtime();

/** The event object of everything that the program may prevent. */
export interface PreventableEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function preventable<Facts extends object>(facts?: Facts): PreventableEvent & Facts {
  let prevented = false;
  const event = {
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.assign(event, facts);
}
