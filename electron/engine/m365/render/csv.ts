/** The plan as CSV (RFC 4180), a row per sender, with codes for scripts and the text for people. */

import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import { csvRecord } from '../../base/table-cell.ts';
import type { Plan } from '../plan.ts';
import { createTexts } from '../text.ts';

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
  yield csvRecord(heading);
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
      yield csvRecord([tenant, address, ...codes, textOf(row)]);
    }
  }
}
