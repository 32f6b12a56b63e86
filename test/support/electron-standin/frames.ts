/** The frames of one page, as `webContents.mainFrame` and `event.senderFrame` show them. */
import type { CdpSession, FrameFacts } from './cdp.ts';
import { runtime } from './runtime.ts';
import { fromChromium, schemeOf } from './schemes.ts';
import { StrictEmitter } from './strict.ts';

export class WebFrameMain extends StrictEmitter {
  readonly parent: WebFrameMain | null;
  readonly routingId = runtime.nextId();
  readonly processId = 1;
  url = '';

  constructor(parent: WebFrameMain | null) {
    super([]);
    this.parent = parent;
  }

  /** `scheme://host`, or `null` for a document without an origin. */
  get origin(): string {
    if (!this.url.includes('://')) return 'null';
    return `${schemeOf(this.url)}://${new URL(this.url).host}`;
  }

  get top(): WebFrameMain {
    return this.parent?.top ?? this;
  }
}

export class FrameTree {
  readonly #frames = new Map<string, WebFrameMain>();
  #mainId: string | null = null;
  readonly #onNavigated: (frame: WebFrameMain, sameDocument: boolean) => void;

  constructor(onNavigated: (frame: WebFrameMain, sameDocument: boolean) => void) {
    this.#onNavigated = onNavigated;
  }

  /** Follows a page from now on. */
  async follow(session: CdpSession): Promise<void> {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.#add(frameId, parentFrameId));
    session.on('Page.frameDetached', ({ frameId }) => this.#frames.delete(frameId));
    session.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.#frames.get(frameId);
      if (frame === undefined) return;
      frame.url = fromChromium(url);
      this.#onNavigated(frame, true);
    });
    const { frameTree } = await session.send('Page.getFrameTree');
    this.#mainId = frameTree.frame.id;
    this.#add(frameTree.frame.id);
  }

  get(id: string | undefined): WebFrameMain | null {
    return (id !== undefined && this.#frames.get(id)) || null;
  }

  get main(): WebFrameMain | null {
    return this.get(this.#mainId ?? undefined);
  }

  isMain(id: string): boolean {
    return id === this.#mainId;
  }

  idOf(frame: WebFrameMain): string | undefined {
    return [...this.#frames].find(([, known]) => known === frame)?.[0];
  }

  #add(id: string, parentId?: string): WebFrameMain {
    const frame = this.#frames.get(id) ?? new WebFrameMain(this.get(parentId));
    this.#frames.set(id, frame);
    return frame;
  }

  #navigated({ id, parentId, url }: FrameFacts): void {
    if (parentId === undefined) this.#mainId = id;
    const frame = this.#add(id, parentId);
    frame.url = fromChromium(url);
    this.#onNavigated(frame, false);
  }
}
