/** What a batch came to, counted line by line: nothing of a line is kept. */

import { worked } from '../../../shared/assistant.ts';
import type { BatchLine } from '../../../shared/helpdesk-results.ts';
import type { Verdict } from '../../../shared/model.ts';
import { exitCodes } from '../../../shared/problems/exit-codes.ts';

export interface HostSummary {
  rows: number;
  works: number;
}

/** Worst first: what a script should hear of when several things happened. */
const severity: readonly number[] = [
  exitCodes.ourBug,
  exitCodes.fileError,
  exitCodes.refused,
  exitCodes.policy,
  exitCodes.protocol,
  exitCodes.unreachable,
  exitCodes.hostUnknown,
  exitCodes.unusableInput,
  exitCodes.tryLater,
  exitCodes.works,
];

/** Counts that grow by the number of hosts and causes, not of rows. */
export class BatchSummary {
  rows = 0;
  readonly byVerdict = new Map<Verdict, number>();
  /** By class; rows without one by how they ended. */
  readonly byCause = new Map<string, number>();
  readonly byHost = new Map<string, HostSummary>();
  #exitCode = 0;
  #works = 0;

  get works(): number {
    return this.#works;
  }

  /** The code of the worst row, 0 when every row works. */
  get exitCode(): number {
    return this.#exitCode;
  }

  add(line: BatchLine): void {
    this.rows += 1;
    count(this.byVerdict, line.verdict);
    const works = worked(line.verdict);
    if (works) this.#works += 1;
    else count(this.byCause, line.class ?? line.end);
    const host = line.endpoint?.host;
    if (host !== undefined) {
      const before = this.byHost.get(host) ?? { rows: 0, works: 0 };
      this.byHost.set(host, { rows: before.rows + 1, works: before.works + (works ? 1 : 0) });
    }
    if (rank(line.exitCode) < rank(this.#exitCode)) this.#exitCode = line.exitCode;
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A code that is not in the list is worse than those that are. */
function rank(exitCode: number): number {
  return severity.indexOf(exitCode);
}
