/** The plan for a terminal: who is hit, tenant by tenant, in aligned columns. */

import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import { plainCell } from '../../../engine/base/table-cell.ts';
import type { Plan, PlanTenant } from '../../../engine/m365/plan.ts';
import {
  changeTable,
  leadOf,
  senderCells,
  senderHead,
  switchFacts,
  tenantCells,
  tenantHead,
  troubleLine,
} from '../../../engine/m365/render/sentences.ts';
import type { Style } from '../../terminal/style.ts';
import { columns, wrap } from '../../terminal/text.ts';

interface Paper {
  width: number;
  style: Style;
}

export function* renderTable(plan: Plan, words: PlanWords, paper: Paper): Generator<string, void> {
  for (const line of leadOf(plan, words).flatMap((text) => wrap(text, paper.width))) yield `${line}\n`;
  const { tenants } = plan;
  if (tenants.length > 1)
    yield* section(null, [tenantHead(words), ...tenants.map((one) => tenantCells(one, words))], paper);
  const changes = changeTable(plan, words);
  if (changes) {
    const rows = changes.rows.length > 0 ? [changes.head, ...changes.rows] : [[words('changes.none')]];
    yield* section(words('changes.title'), rows, paper);
  }
  yield* troubles(plan.notUnderstood, words, paper);
  for (const tenant of tenants) yield* tenantTable(tenant, words, paper);
}

function* tenantTable(tenant: PlanTenant, words: PlanWords, paper: Paper): Generator<string, void> {
  yield* section(plainCell(tenant.tenant), switchFacts(tenant.switches, words), paper);
  yield* section(null, [senderHead(words), ...tenant.rows.map((row) => senderCells(row, words))], paper);
  yield* troubles(tenant.notUnderstood, words, paper);
}

function* section(
  title: string | null,
  rows: readonly (readonly string[])[],
  { style }: Paper,
): Generator<string, void> {
  yield title === null ? '\n' : `\n${style.bold(title)}\n`;
  for (const line of columns(rows)) yield `${line}\n`;
}

function* troubles(
  list: Plan['notUnderstood'],
  words: PlanWords,
  { width, style }: Paper,
): Generator<string, void> {
  if (list.length === 0) return;
  yield `\n${style.caution(words('notUnderstood.title'))}\n`;
  for (const trouble of list)
    for (const line of wrap(troubleLine(trouble, words), width, '  ')) yield `${line}\n`;
}
