/** Cuts the bytes of a device into lines, in memory of fixed size that is wiped after each line. */

/** A piece of a line, valid only until the callback returns. */
export interface Piece {
  bytes: Uint8Array;
  /** False: the line goes on in the next piece. */
  ended: boolean;
  /** True: the line began in an earlier piece. */
  continued: boolean;
  /** More bytes have already come behind this line. */
  followed: boolean;
}

/** Bytes; RFC 4954 4: 12,288 for the longest line of a sign-in. */
const longestLine = 12_290;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Cuts lines out of what comes in (RFC 5321 2.3.8), with a bound. */
export class LineReader {
  readonly #memory = Buffer.alloc(longestLine);
  #length = 0;
  #continued = false;

  /** True while a line has begun and not ended. */
  get open(): boolean {
    return this.#length > 0 || this.#continued;
  }

  /** Hands every piece on and overwrites it, and the chunk, with zeros. `take` says false: leave the rest alone. */
  feed(chunk: Uint8Array, take: (piece: Piece) => boolean): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      const ended = byte === lineFeed;
      if (!ended) this.#memory[this.#length++] = byte;
      if (!ended && this.#length < longestLine) continue;
      const goOn = this.#hand(ended, at + 1 < chunk.length, take);
      if (!goOn) break;
    }
    chunk.fill(0);
  }

  #hand(ended: boolean, followed: boolean, take: (piece: Piece) => boolean): boolean {
    const end = ended && this.#memory[this.#length - 1] === carriageReturn ? this.#length - 1 : this.#length;
    const bytes = this.#memory.subarray(0, end);
    const goOn = take({ bytes, ended, continued: this.#continued, followed });
    this.wipe();
    this.#continued = !ended;
    return goOn;
  }

  /** Forgets what has come of a line. */
  wipe(): void {
    this.#memory.fill(0, 0, this.#length);
    this.#length = 0;
  }
}
