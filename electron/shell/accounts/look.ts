/** Looks a list through before anything is contacted: how long it is, and whether it can be used. */
import type { i18n } from 'i18next';
import { type AccountList, mostAccounts } from '../../../shared/accounts.ts';
import { type BatchItem, readRows, type UnusableRow } from '../../engine/batch/rows.ts';
import { typesServer } from '../../engine/run/manual.ts';

type Words = Pick<i18n, 't'>;

/** `typed`: rows that name a host, a port or an encryption. */
export type Look = { ok: true; list: AccountList; typed: number } | { ok: false; problem: string };

/** The rows of a file in order, passwords of their column among them; a problem of the table is the last item. */
export function rowsOf(csv: Uint8Array): AsyncGenerator<BatchItem, void> {
  async function* bytes() {
    yield csv;
  }
  return readRows(bytes(), { takesPasswords: true });
}

/** Reads at most `mostAccounts` rows and contacts nothing. `problem`: a sentence for the person. */
export async function lookThrough(csv: Uint8Array, fileName: string, words: Words): Promise<Look> {
  const list: AccountList = { fileName, rows: 0, unusable: 0, passwords: 0 };
  let typed = 0;
  for await (const item of rowsOf(csv)) {
    if (item.kind === 'table') {
      const { problem, ...values } = item.problem;
      return {
        ok: false,
        problem: words.t(`terminal:problem.table.${problem}`, { name: '', line: 0, ...values }),
      };
    }
    list.rows += 1;
    if (list.rows > mostAccounts)
      return { ok: false, problem: words.t('tools:accounts.too-long', { count: mostAccounts }) };
    if (item.kind === 'unusable') list.unusable += 1;
    else {
      if (item.row.secret) list.passwords += 1;
      if (typesServer(item.row.manual)) typed += 1;
    }
  }
  if (list.rows === 0) return { ok: false, problem: words.t('tools:accounts.no-rows') };
  return { ok: true, list, typed };
}

/** Why a row cannot be used. */
export function rowProblem({ number, column }: UnusableRow, words: Words): string {
  return words.t(`terminal:problem.row.${column ?? 'columns'}`, { row: number });
}
