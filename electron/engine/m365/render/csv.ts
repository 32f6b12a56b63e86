/** The plan as CSV (RFC 4180), a row per sender, with codes for scripts and the text for people. */

import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import type { Plan } from '../plan.ts';
import { createTexts } from '../text.ts';
import { plainCell } from './cell.ts';

const heading = [
  'tenant',
  'address',
  'kind',
  'state',
  'hit',
  'since',
  'way',
  'second',
  'actor',
  'mailbox',
  'messages',
  'last',
  'change',
  'text',
];

export function* renderCsv(plan: Plan, words: PlanWords): Generator<string, void> {
  const changes = new Map(
    plan.changes?.map(({ tenant, address, change, before }) => [
      `${tenant}\n${address}`,
      before ? `${change}: ${before}` : change,
    ]),
  );
  const { textOf } = createTexts(plan.era, words);
  yield record(heading);
  for (const { tenant, rows } of plan.tenants) {
    for (const row of rows) {
      const { address, kind, state, hit, since, way, second, actor, mailbox, seen } = row;
      const change = changes.get(`${tenant}\n${address}`);
      const codes = [
        kind,
        state,
        String(hit),
        since,
        way,
        second,
        actor,
        mailbox,
        seen?.messages,
        seen?.last,
        change,
      ];
      yield record([tenant, address, ...codes, textOf(row)]);
    }
  }
}

function record(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map((cell) => csvCell(cell === null || cell === undefined ? '' : String(cell))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = plainCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
