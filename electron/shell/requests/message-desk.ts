/** Takes in a file of a mail program from the page, piece by piece, and has it read in a process of its own. */
import type { MessagePiece, MessageRead } from '../../../shared/tools.ts';
import { bothEnds } from '../../engine/base/both-ends.ts';
import { masked } from '../../engine/diagnosis/paste/mask.ts';
import { largestMessage, readMessage } from '../../engine/message-file/read-message.ts';

/** Characters that go back to the page: what it explains of a text, and the main process is not kept busy by more. */
const longestShown = 200_000;

/** One file at a time: the first piece of the next one takes its place. */
export class MessageDesk {
  readonly #read: typeof readMessage;
  #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(read: typeof readMessage = readMessage) {
    this.#read = read;
  }

  /** `unreadable`: nothing in it can be read, not in time, or it is larger than any message. Never rejects. */
  async take({ first, last, piece }: MessagePiece): Promise<MessageRead> {
    if (first) this.#forget();
    const bytes = Buffer.from(piece, 'latin1');
    this.#size += bytes.length;
    if (this.#size > largestMessage) {
      this.#pieces = [];
      return { state: 'unreadable' };
    }
    this.#pieces.push(bytes);
    if (!last) return { state: 'more' };
    const pieces = this.#pieces;
    this.#forget();
    const text = await this.#read(pieces);
    return text === null
      ? { state: 'unreadable' }
      : { state: 'read', text: masked(bothEnds(text, longestShown)) };
  }

  #forget(): void {
    this.#pieces = [];
    this.#size = 0;
  }
}
