/** Lines of a byte stream, read with bounds. */
import type { Readable } from 'node:stream';

/**
 * The lines of a stream in UTF-8 as they come in, without line ends and without a byte order mark. A longer line than
 * `limit` characters is given as its first `limit + 1` characters. Ends early, and quietly, when the stream breaks or
 * the signal fires.
 */
export async function* lineBatches(
  stream: Readable,
  limit: number,
  signal: AbortSignal,
): AsyncGenerator<string[], void> {
  const decoder = new TextDecoder();
  const splitter = new Splitter(limit);
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    for await (const chunk of stream) yield splitter.take(decoder.decode(chunk, { stream: true }));
  } catch {
    // The stream broke or was destroyed: there are no more lines, but the last one may want its end.
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (!signal.aborted) yield splitter.end();
}

class Splitter {
  readonly #limit: number;
  #rest = '';
  /** The line at hand was given already because it is too long. */
  #skipping = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(text: string): string[] {
    const parts = (this.#rest + text).split('\n');
    this.#rest = parts.pop() ?? '';
    const lines = this.#skipping && parts.length > 0 ? parts.slice(1) : parts;
    if (parts.length > 0) this.#skipping = false;
    return [...lines.map((line) => this.#clean(line)), ...this.#tooLong()];
  }

  end(): string[] {
    return this.#rest === '' || this.#skipping ? [] : [this.#clean(this.#rest)];
  }

  #tooLong(): string[] {
    if (this.#rest.length <= this.#limit) return [];
    const lines = this.#skipping ? [] : [this.#clean(this.#rest)];
    this.#skipping = true;
    this.#rest = '';
    return lines;
  }

  #clean(line: string): string {
    return line.replace(/\r$/, '').slice(0, this.#limit + 1);
  }
}
