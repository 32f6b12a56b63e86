/** What can be done about each class: one next action with its button, and other things to try, most likely first. */
import type { Action, ProblemClass } from '../diagnosis.ts';

/** Every button under a message and what it does. The words are in the catalogue under `label.<id>`. */
export const labelActions = {
  'try-again': 'retry',
  'check-server-name': 'retry',
  'use-other-network': 'retry',
  'use-other-port': 'switch-endpoint',
  'use-right-security': 'switch-endpoint',
  'check-password': 'retry',
  'make-app-password': 'app-password',
  'sign-in-at-provider': 'provider-sign-in',
  'copy-for-it': 'copy-for-it',
  'open-help': 'open-help',
  'change-from': 'change-from',
  'agree-host': 'agree-host',
  'wait-and-retry': 'wait',
} as const satisfies Record<string, Action>;
export type LabelId = keyof typeof labelActions;

export interface Plan {
  next: LabelId;
  others: readonly LabelId[];
}

const plans: Partial<Record<ProblemClass, Plan>> = {
  'auth-bad-credentials': { next: 'check-password', others: ['make-app-password', 'copy-for-it'] },
  'auth-app-password-required': { next: 'make-app-password', others: ['copy-for-it'] },
  'auth-disabled-by-admin': { next: 'copy-for-it', others: ['open-help'] },
  'sender-not-allowed': { next: 'change-from', others: ['copy-for-it'] },
  'tls-wrong-mode': { next: 'use-right-security', others: ['use-other-port', 'copy-for-it'] },
  'connection-timeout': { next: 'use-other-network', others: ['use-other-port', 'copy-for-it'] },
  'port-blocked-by-network': { next: 'use-other-port', others: ['use-other-network', 'copy-for-it'] },
  'consent-required': { next: 'agree-host', others: ['copy-for-it'] },
};
const general: Plan = { next: 'copy-for-it', others: ['try-again', 'open-help'] };

/** The plan for a class. */
export function planOf(problem: ProblemClass, _variants: readonly string[]): Plan {
  return plans[problem] ?? general;
}
