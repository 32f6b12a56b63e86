/** The buttons under a message about a problem, what each does, and plans made of them. */

/** The action of a button as results name it (`next.action`): a contract, so only ever longer. */
export const actions = [
  'switch-endpoint',
  'retry',
  'open-help',
  'copy-for-it',
  'change-from',
  'app-password',
  'provider-sign-in',
  'agree-host',
  'wait',
] as const;
type Action = (typeof actions)[number];

/** What a button does, as finely as its words say it, and the action that results call it by. */
export const actionOfStep = {
  'switch-endpoint': 'switch-endpoint',
  'type-settings': 'switch-endpoint',
  'type-server': 'retry',
  'sign-in': 'retry',
  'change-recipient': 'retry',
  retry: 'retry',
  wait: 'wait',
  'open-help': 'open-help',
  'copy-for-it': 'copy-for-it',
  'change-from': 'change-from',
  'app-password': 'app-password',
  'provider-sign-in': 'provider-sign-in',
  'agree-host': 'agree-host',
} as const satisfies Record<string, Action>;
export type Step = keyof typeof actionOfStep;

/** Every button and what it does. Its words are in the catalogue under `label.<id>`. */
export const stepOfLabel = {
  'try-again': 'retry',
  'try-again-soon': 'wait',
  'try-again-in-an-hour': 'wait',
  'try-again-tomorrow': 'wait',
  'check-server-name': 'type-server',
  'use-other-network': 'retry',
  'pause-vpn': 'retry',
  'pause-scanner': 'retry',
  'use-other-port': 'switch-endpoint',
  'use-right-security': 'switch-endpoint',
  'use-card-name': 'agree-host',
  'use-provider-server': 'switch-endpoint',
  'use-outgoing-server': 'type-settings',
  'use-sign-in': 'sign-in',
  'set-clock': 'retry',
  'update-device': 'retry',
  'sign-in-to-network': 'retry',
  'type-settings': 'type-settings',
  'check-settings': 'type-settings',
  'check-password': 'sign-in',
  'use-full-address': 'sign-in',
  'make-app-password': 'app-password',
  'use-sign-in-window': 'provider-sign-in',
  'open-web-mail': 'open-help',
  'turn-on-apps': 'open-help',
  'confirm-sender': 'open-help',
  'open-account': 'open-help',
  'open-help': 'open-help',
  'copy-for-it': 'copy-for-it',
  'copy-for-provider': 'copy-for-it',
  'change-from': 'change-from',
  'change-recipient': 'change-recipient',
  'make-smaller': 'retry',
  'change-message': 'retry',
  'look-in-inbox': 'wait',
  'paste-more': 'retry',
  'agree-host': 'agree-host',
} as const satisfies Record<string, Step>;
export type LabelId = keyof typeof stepOfLabel;

/** One next step and other things to try, most likely first. */
export interface Plan {
  next: LabelId;
  others: readonly LabelId[];
}

/** The first is the next step, the others in their order. */
export const plan = (next: LabelId, ...others: LabelId[]): Plan => ({ next, others });
