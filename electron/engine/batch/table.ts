/** The table that a run fills beside its results. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { replyText } from '../../../shared/explain/reply-text.ts';
import type { BatchLine } from '../../../shared/helpdesk-results.ts';
import { tableHeading, tableRecord } from '../base/account-table.ts';

/** A file that a run fills row by row. */
export class TableFile {
  readonly #file: number;

  /** Throws as `openSync` does. Addresses of customers stand in it: only the person reads it. */
  constructor(name: string) {
    this.#file = openSync(name, 'w', 0o600);
    writeSync(this.#file, tableHeading);
  }

  /** Throws as `writeSync` does. */
  add(line: BatchLine): void {
    const { explanation, reply, error } = line;
    const title = explanation?.title ?? error?.text ?? null;
    const next = explanation?.next.label ?? null;
    writeSync(this.#file, tableRecord({ ...line, title, next, reply: reply && replyText(reply) }));
  }

  close(): void {
    closeSync(this.#file);
  }
}
