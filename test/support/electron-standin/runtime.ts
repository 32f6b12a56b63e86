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
  #launch: (() => Promise<Chromium>) | null = null;
  #chromium: Promise<Chromium> | null = null;
  #nextId = 1;

  /** Says how Chromium is started; it starts when it is needed. */
  launchWith(launch: () => Promise<Chromium>): void {
    this.#launch = launch;
  }

  get chromium(): Promise<Chromium> {
    if (this.#launch === null) throw new Error('electron stand-in: the program has not been started');
    this.#chromium ??= this.#launch();
    return this.#chromium;
  }

  /** Chromium ends, if it was ever started. */
  async closeChromium(): Promise<void> {
    const chromium = await this.#chromium;
    await chromium?.close();
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
