/** The module `nativeTheme`. Headless Chromium's own theme is the light one. */
import type { CdpSession } from '../cdp.ts';
import { StrictEmitter } from '../strict.ts';

type Source = 'system' | 'light' | 'dark';

class NativeTheme extends StrictEmitter {
  #source: Source = 'system';

  constructor() {
    super(['updated']);
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    this.#source = source;
    queueMicrotask(() => this.emit('updated'));
  }
}

export const nativeTheme = new NativeTheme();

/** A theme that the program chose reaches the page as `prefers-color-scheme`. */
export async function applyTheme(session: CdpSession): Promise<void> {
  const { themeSource } = nativeTheme;
  const features = themeSource === 'system' ? [] : [{ name: 'prefers-color-scheme', value: themeSource }];
  await session.send('Emulation.setEmulatedMedia', { features });
}

export function followTheme(session: CdpSession): void {
  const apply = () => void applyTheme(session).catch(() => undefined);
  nativeTheme.on('updated', apply);
  void session.gone.then(() => nativeTheme.off('updated', apply));
}
