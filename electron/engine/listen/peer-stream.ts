/** Reads from a connection of a device in turns, each with a bound, and hands it over to TLS in between. */
import type { Duplex } from 'node:stream';

/** `end`: the device closed or broke the connection. `silence`: nothing came in time. */
export type Heard = Buffer | 'end' | 'silence';

/** The bytes of one peer as they come, waited for with a limit. */
export class PeerStream {
  readonly stream: Duplex;
  #ended = false;
  #wake: () => void = () => {};

  constructor(stream: Duplex) {
    this.stream = stream;
    stream.on('readable', this.#stir);
    for (const event of ['end', 'close', 'error']) stream.on(event, this.#end);
  }

  /** What comes within `ms`. The bytes belong to the caller, who overwrites them. */
  async next(ms: number): Promise<Heard> {
    const deadline = performance.now() + ms;
    for (;;) {
      const bytes: Buffer | null = this.stream.read();
      if (bytes !== null) return bytes;
      if (this.#ended) return 'end';
      const left = deadline - performance.now();
      if (left <= 0) return 'silence';
      await this.#stirred(left);
    }
  }

  /** Resolves false where the connection is gone. */
  write(text: string): boolean {
    if (this.#ended || this.stream.destroyed) return false;
    this.stream.write(text);
    return true;
  }

  /** Takes its listeners away; another reads on. Errors stay heard. */
  release(): Duplex {
    this.stream.off('readable', this.#stir);
    return this.stream;
  }

  #stirred(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  readonly #stir = (): void => this.#wake();

  readonly #end = (): void => {
    this.#ended = true;
    this.#wake();
  };
}
