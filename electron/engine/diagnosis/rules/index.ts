/** All diagnosis rules. Their order does not matter: see the levels in rule.ts. */
import type { Rule } from '../rule.ts';
import { observedRules } from './observed.ts';
import { signInRules } from './sign-in.ts';
import { transportRules } from './transport.ts';

export const rules: readonly Rule[] = [...observedRules, ...transportRules, ...signInRules];
