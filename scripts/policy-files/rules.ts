/** The managed settings as forms know them: what kind of value each takes, from the schema. */
import { z } from 'zod';
import { type PolicyName, policySchema } from '../../shared/policy.ts';

type Kind = { is: 'switch' | 'text' | 'list' | 'table' } | { is: 'choice'; of: string[] };
export interface Rule {
  name: PolicyName;
  kind: Kind;
}

interface Property {
  type?: string;
  enum?: string[];
}

const { properties = {} } = z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' });

/** In the order of the schema. */
export const rules: readonly Rule[] = policySchema
  .keyof()
  .options.map((name) => ({ name, kind: kindOf((properties as Record<string, Property>)[name] ?? {}) }));

function kindOf(property: Property): Kind {
  if (property.enum !== undefined) return { is: 'choice', of: property.enum };
  if (property.type === 'boolean') return { is: 'switch' };
  if (property.type === 'array') return { is: 'list' };
  if (property.type === 'object') return { is: 'table' };
  return { is: 'text' };
}
