/** Plans made of files in memory, and what is looked at in them. */
import { gather } from '../../../electron/engine/m365/gather.ts';
import { makePlan, type Plan } from '../../../electron/engine/m365/plan.ts';

/** The plan of files that lie in these folders; a string is UTF-8. */
export async function planOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Plan> {
  const inputs = Object.entries(files).map(([name, content]) => ({
    name,
    folder: name.includes('/') ? (name.split('/')[0] ?? '') : 'here',
    open: async function* () {
      // Small pieces, so that letters and lines are cut in two.
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    },
  }));
  return makePlan(await gather(inputs), '2026-12-01');
}

export const sendersOf = (plan: Plan) =>
  plan.tenants.flatMap(({ tenant, rows }) =>
    rows.map(({ address, state }) => `${tenant} ${address} ${state}`),
  );

export const troublesOf = (plan: Plan) =>
  [...plan.notUnderstood, ...plan.tenants.flatMap(({ notUnderstood }) => notUnderstood)].map(
    ({ line, problem, names }) => [line, problem, ...names],
  );
