/** What changed since an earlier plan: senders that are new, gone, or in another state. */
import { z } from 'zod';
import { type PlanChange, type SenderState, senderStateSchema } from '../../../shared/microsoft-365/plan.ts';
import type { PlanTenant } from './plan.ts';

/** As much of an earlier result as is compared. */
const earlierSchema = z.object({
  schema: z.literal('sendwell/m365/1'),
  tenants: z.array(
    z.object({
      tenant: z.string(),
      senders: z.array(z.object({ address: z.string(), state: senderStateSchema })),
    }),
  ),
});
export type EarlierPlan = z.infer<typeof earlierSchema>;

/** Null when it is no plan. */
export function readEarlierPlan(json: unknown): EarlierPlan | null {
  return earlierSchema.safeParse(json).data ?? null;
}

/** In the order of the plan of today; what is gone comes last. */
export function comparePlans(earlier: EarlierPlan, tenants: readonly PlanTenant[]): PlanChange[] {
  const before = new Map<string, { tenant: string; address: string; state: SenderState }>();
  for (const { tenant, senders } of earlier.tenants)
    for (const { address, state } of senders) before.set(keyOf(tenant, address), { tenant, address, state });
  const changes: PlanChange[] = [];
  for (const { tenant, rows } of tenants) {
    for (const { address, state } of rows) {
      const key = keyOf(tenant, address);
      const was = before.get(key)?.state ?? null;
      before.delete(key);
      if (was !== state)
        changes.push({ tenant, address, change: was ? 'changed' : 'new', before: was, now: state });
    }
  }
  for (const { tenant, address, state } of before.values())
    changes.push({ tenant, address, change: 'gone', before: state, now: null });
  return changes;
}

function keyOf(tenant: string, address: string): string {
  return `${tenant}\n${address.toLowerCase()}`;
}
