/** The plan as the one JSON object of the contract, piece by piece: with its texts it may be larger than the memory allows. */

import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import type { M365Result, PlannedSender } from '../../../../shared/microsoft-365/plan.ts';
import type { ResultError } from '../../../../shared/results.ts';
import type { Plan, PlanRow, PlanTenant } from '../plan.ts';
import { createTexts, type Texts } from '../text.ts';

/** Everything but the tenants; they stand between `head` and `tail`. */
type Rest = Omit<M365Result, 'tenants'>;

/** `error`: why there is no plan. */
export function* renderJson(plan: Plan, words: PlanWords, error?: ResultError): Generator<string, void> {
  const { day, era, summary, files, notUnderstood, changes, readOn } = plan;
  const head: Pick<Rest, 'schema' | 'day' | 'era'> = { schema: 'sendwell/m365/1', day, era };
  const tail: Omit<Rest, keyof typeof head> = {
    summary,
    files,
    notUnderstood,
    changes,
    readOn,
    ...(error && { error }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"tenants":[`;
  const texts = createTexts(era, words);
  for (const [index, tenant] of plan.tenants.entries()) yield* tenantJson(tenant, index, texts);
  yield `],${JSON.stringify(tail).slice(1)}\n`;
}

function* tenantJson(
  { rows, notUnderstood, ...tenant }: PlanTenant,
  index: number,
  { textOf }: Texts,
): Generator<string, void> {
  yield `${index > 0 ? ',' : ''}${JSON.stringify(tenant).slice(0, -1)},"senders":[`;
  for (const [number, row] of rows.entries())
    yield `${number > 0 ? ',' : ''}${JSON.stringify(senderOf(row, textOf(row)))}`;
  yield `],"notUnderstood":${JSON.stringify(notUnderstood)}}`;
}

function senderOf({ domain: _, ...row }: PlanRow, text: string): PlannedSender {
  const { address, kind, kindGuessed, state, hit, since, seen, mailbox, way, second, actor } = row;
  return { address, kind, kindGuessed, state, hit, since, seen, mailbox, way, second, actor, text };
}
