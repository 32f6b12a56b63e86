/** The dry run: looks through the whole file before anything is contacted. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { whyUnread } from '../../../engine/base/text-file.ts';
import type { Earlier } from '../../../engine/batch/journal.ts';
import { type BatchItem, type BatchRow, readRows, type UnusableRow } from '../../../engine/batch/rows.ts';
import { typesServer } from '../../../engine/run/manual.ts';
import type { Checked, Problem } from '../../problems/problem.ts';
import type { Context } from '../../terminal/context.ts';
import { columns } from '../../terminal/text.ts';

export interface Plan {
  rows: number;
  unusable: number;
  /** Finished by an earlier run. */
  done: number;
  /** Rows whose sign-in an earlier run broke off. */
  interrupted: number;
  /** Rows that name their host. */
  withHost: number;
  /** Rows that name host, port or protection. */
  typed: number;
  domains: number;
}

/** Bytes: more than a million accounts. */
const largestTable = 200_000_000;

/** The rows of a file. They are read again for the run itself, so that they are never in memory together. */
export function rowsOf(file: string): AsyncGenerator<BatchItem, void> {
  return readRows(createReadStream(file));
}

/**
 * Reads every row and contacts nobody. A row that cannot be used is handed to `onUnusable` and counted; the problem
 * of a file that cannot be read comes back as a value.
 */
export async function makePlan(
  file: string,
  { done, interrupted }: Earlier,
  onUnusable: (row: UnusableRow) => void,
): Promise<Checked<Plan>> {
  const plan: Plan = {
    rows: 0,
    unusable: 0,
    done: done.size,
    interrupted: interrupted.size,
    withHost: 0,
    typed: 0,
    domains: 0,
  };
  const domains = new Set<string>();
  try {
    const kind = await stat(file);
    if (!kind.isFile() || kind.size > largestTable) return { ok: false, problem: unreadable(file) };
    for await (const item of rowsOf(file)) {
      if (item.kind === 'table') return { ok: false, problem: { kind: 'table', ...item.problem } };
      plan.rows += 1;
      const email = item.kind === 'row' ? item.row.address.ascii : item.row.email;
      const before = done.get(item.row.number);
      if (before !== undefined && before !== email) return other(item.row.number);
      if (item.kind === 'unusable') {
        plan.unusable += 1;
        onUnusable(item.row);
      } else count(item.row, plan, domains);
    }
  } catch (error) {
    return { ok: false, problem: { kind: 'file', problem: whyUnread(error), file } };
  }
  return { ok: true, value: { ...plan, domains: domains.size } };
}

function count({ manual, address }: BatchRow, plan: Plan, domains: Set<string>): void {
  if (typesServer(manual)) plan.typed += 1;
  if (manual.host === undefined) domains.add(address.domain);
  else plan.withHost += 1;
}

/** The results at hand belong to another file. */
function other(row: number): Checked<Plan> {
  return { ok: false, problem: { kind: 'other-table', row } };
}

function unreadable(file: string): Problem {
  return { kind: 'file', problem: 'file-unreadable', file };
}

export function printPlan(plan: Plan, { terminal, words }: Context): void {
  const rows = [
    [words('batch.plan.rows'), plan.rows],
    [words('batch.plan.withHost'), plan.withHost],
    [words('batch.plan.domains'), plan.domains],
    [words('batch.plan.unusable'), plan.unusable],
    [words('batch.plan.done'), plan.done],
    [words('batch.plan.interrupted'), plan.interrupted],
  ] as const;
  const shown = rows.filter(([, count], index) => index === 0 || count > 0);
  for (const line of columns(shown.map(([label, count]) => [label, String(count)]))) terminal.say(line);
}
