/** Which dated fact explains a diagnosis. A fact that is void, or not true yet, is never shown. */
import type { ProblemClass } from '../diagnosis.ts';
import { holdsOn, type PolicyId, policies } from '../providers/policies.ts';

/** Class => special kind or family => facts that explain it, the first that holds is taken. */
const explaining: Partial<Record<ProblemClass, Readonly<Record<string, readonly PolicyId[]>>>> = {
  'auth-disabled-by-admin': { tenant: ['m365-off-by-default-soon', 'm365-off-by-default'] },
  'auth-oauth-required': { outlook: ['outlook-password-ended'] },
  'auth-app-password-required': { google: ['google-two-step-first'] },
  'auth-bad-credentials': {
    google: ['google-password-ended'],
    yahoo: ['yahoo-app-password-only'],
    apple: ['apple-app-password-only'],
    outlook: ['outlook-password-ended'],
  },
};

/** The fact to show on that day, null when none applies. */
export function policyFor(problem: ProblemClass, variants: readonly string[], day: string): PolicyId | null {
  const candidates = variants.flatMap((variant) => explaining[problem]?.[variant] ?? []);
  return candidates.find((id) => policies.some((policy) => policy.id === id && holdsOn(policy, day))) ?? null;
}
