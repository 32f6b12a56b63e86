/** Managed settings, checked one by one: a value that cannot be used is named, and the others count. */
import { type Policy, type PolicyName, policySchema } from '../../../../shared/policy.ts';
import type { PolicySource, RawPolicyReading } from './types.ts';

export interface PolicyReading {
  policy: Policy;
  /** What could not be used: `unknown` names, `value`s of the wrong kind, or a whole place. */
  problems: {
    name: string;
    problem: 'unknown' | 'value' | Extract<RawPolicyReading, { ok: false }>['problem'];
  }[];
}

/** Reads everything that is managed. Without a source nothing is. */
export async function readPolicy(source: PolicySource | null): Promise<PolicyReading> {
  const raw = source ? await source.read() : { ok: true as const, values: {} };
  if (!raw.ok) return { policy: {}, problems: [{ name: raw.place, problem: raw.problem }] };
  const reading: PolicyReading = { policy: {}, problems: [] };
  for (const [name, value] of Object.entries(raw.values)) take(name, value, reading);
  return reading;
}

function take(name: string, value: unknown, { policy, problems }: PolicyReading): void {
  const known = nameOf(name);
  if (known === null) return void problems.push({ name, problem: 'unknown' });
  const checked = policySchema.safeParse({ [known]: fitted(known, value) });
  if (checked.success) Object.assign(policy, checked.data);
  else problems.push({ name, problem: 'value' });
}

/** Names of registry values have no case. */
function nameOf(typed: string): PolicyName | null {
  const names = policySchema.keyof().options;
  return names.find((name) => name.toLowerCase() === typed.toLowerCase()) ?? null;
}

const switches: ReadonlySet<PolicyName> = new Set([
  'offline',
  'rememberPassword',
  'keepHistory',
  'checkForUpdates',
  'detailsOpen',
  'builtInServers',
  'practiceMode',
  'listening',
]);
const lists: ReadonlySet<PolicyName> = new Set(['allowedHosts', 'restrictions']);

/** The registry has no true and false, and lists of one are often written as text. */
function fitted(name: PolicyName, value: unknown): unknown {
  if (switches.has(name) && (value === 0 || value === 1)) return value === 1;
  if (lists.has(name) && typeof value === 'string') return [value];
  return value;
}
