/** Received bytes that wait to be asked for. How the stream ended is told after the last byte, never instead of it. */
import type { ReadResult } from '../network.ts';

/** The peer closed its side, or the stream broke with a code. */
export type StreamEnd = Extract<ReadResult, { kind: 'end' | 'error' }>;

/** A queue of bytes with one reader. It sets no limit: who fills it pauses the stream (`StreamReader`). */
export class Inbox {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #end: StreamEnd | null = null;
  #wake: () => void = () => {};
  #tellEnd: (end: StreamEnd) => void = () => {};
  /** How the stream ended, once it has; it may still hold bytes then. */
  readonly over = new Promise<StreamEnd>((resolve) => {
    this.#tellEnd = resolve;
  });

  /** Bytes that were received and not read. */
  get size(): number {
    return this.#size;
  }

  get ended(): boolean {
    return this.#end !== null;
  }

  push(bytes: Uint8Array): void {
    if (this.#end || bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    this.#wake();
  }

  /** Says how the stream ended. The first word counts. */
  finish(end: StreamEnd): void {
    this.#end ??= end;
    this.#tellEnd(this.#end);
    this.#wake();
  }

  /** Takes everything that is there; empty when nothing is. */
  drain(): Uint8Array {
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#size = 0;
    return bytes;
  }

  /** Next bytes, or the end. When the signal fires nothing is taken. One read at a time. */
  async read(signal: AbortSignal): Promise<ReadResult> {
    for (;;) {
      if (signal.aborted) return { kind: 'stopped' };
      if (this.#size > 0) return { kind: 'data', bytes: this.drain() };
      if (this.#end) return this.#end;
      await this.#change(signal);
    }
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        this.#wake = () => {};
        resolve();
      };
      this.#wake = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
