/** All diagnosis rules. Their order does not matter, but where an answer is disputed: see the levels in rule.ts. */
import type { Rule } from '../rule.ts';
import { contextRules } from './context.ts';
import { observedRules } from './observed/index.ts';
import { providerRules } from './providers/index.ts';
import { wordRules } from './words/index.ts';

export const rules: readonly Rule[] = [...observedRules, ...contextRules, ...providerRules, ...wordRules];
