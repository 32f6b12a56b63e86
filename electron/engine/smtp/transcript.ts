/** The timed lines of a session. Secrets are never put in: an AUTH exchange shows the mechanism and `***`. */
import type { PhaseName, TranscriptLine } from '../../../shared/model.ts';
import { Redactor } from '../base/redactor.ts';
import { capLength, stripUnsafe } from '../base/safe-text.ts';

/** A session that says more than this is cut off here; the last line tells so. */
const lineLimit = 1000;

/**
 * At most 1000 lines and one that says so. Every text goes through `safe`; times are whole milliseconds since
 * `startedAt`.
 */
export class Transcript {
  readonly lines: TranscriptLine[] = [];
  /** Masks what servers echo; the session teaches it the secret before the secret is used. */
  readonly redactor = new Redactor();
  readonly #startedAt: number;

  /** `startedAt`: the `performance.now()` from which the lines count. */
  constructor(startedAt = performance.now()) {
    this.#startedAt = startedAt;
  }

  client(phase: PhaseName, text: string): void {
    this.#add('client', phase, text);
  }

  server(phase: PhaseName, text: string): void {
    this.#add('server', phase, text);
  }

  /** A remark of ours: connected, TLS up, closed. */
  note(phase: PhaseName, text: string): void {
    this.#add('note', phase, text);
  }

  /** One line of foreign text: without control characters, without the secret, of bounded length. */
  safe(text: string): string {
    return capLength(this.redactor.clean(stripUnsafe(text)));
  }

  #add(direction: TranscriptLine['direction'], phase: PhaseName, text: string): void {
    if (this.lines.length > lineLimit) return;
    const full = this.lines.length === lineLimit;
    this.lines.push({
      ms: Math.max(0, Math.round(performance.now() - this.#startedAt)),
      direction: full ? 'note' : direction,
      phase,
      text: full ? 'transcript cut off here' : this.safe(text),
    });
  }
}
