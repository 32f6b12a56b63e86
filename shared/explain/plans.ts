/** What can be done about each class: one next action with its button, and other things to try, most likely first. */
import type { Action, ProblemClass } from '../diagnosis.ts';

/** Every button under a message and what it does. The words are in the catalogue under `label.<id>`. */
export const labelActions = {
  'try-again': 'retry',
  'try-again-soon': 'wait',
  'try-again-in-an-hour': 'wait',
  'try-again-tomorrow': 'wait',
  'check-server-name': 'retry',
  'use-other-network': 'retry',
  'pause-vpn': 'retry',
  'pause-scanner': 'retry',
  'use-other-port': 'switch-endpoint',
  'use-right-security': 'switch-endpoint',
  'use-card-name': 'agree-host',
  'use-provider-server': 'switch-endpoint',
  'use-sign-in': 'retry',
  'set-clock': 'retry',
  'sign-in-to-network': 'retry',
  'type-settings': 'switch-endpoint',
  'check-password': 'retry',
  'use-full-address': 'retry',
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
  'change-recipient': 'retry',
  'make-smaller': 'retry',
  'change-message': 'retry',
  'look-in-inbox': 'wait',
  'agree-host': 'agree-host',
} as const satisfies Record<string, Action>;
export type LabelId = keyof typeof labelActions;

export interface Plan {
  next: LabelId;
  others: readonly LabelId[];
}

const plan = (next: LabelId, ...others: LabelId[]): Plan => ({ next, others });

const plans: Readonly<Record<ProblemClass, Plan>> = {
  'dns-not-found': plan('check-server-name', 'pause-vpn', 'copy-for-it'),
  'dns-temporary': plan('try-again', 'use-other-network', 'pause-vpn'),
  'connection-refused': plan('use-other-port', 'check-server-name', 'copy-for-it'),
  'connection-timeout': plan('use-other-network', 'use-other-port', 'pause-vpn', 'check-server-name'),
  'port-blocked-by-network': plan('use-other-port', 'use-other-network', 'pause-vpn', 'copy-for-it'),
  'host-unreachable': plan('use-other-network', 'pause-vpn', 'copy-for-it'),
  'connection-reset': plan('try-again', 'use-other-network', 'use-other-port', 'pause-scanner'),
  'tls-wrong-mode': plan('use-right-security', 'use-other-port', 'copy-for-it'),
  'tls-required-first': plan('use-right-security', 'use-other-port', 'copy-for-it'),
  'starttls-unavailable': plan('use-other-port', 'use-other-network', 'copy-for-provider'),
  'tls-cert-expired': plan('copy-for-provider', 'set-clock', 'check-server-name'),
  'tls-cert-self-signed': plan('copy-for-provider', 'check-server-name', 'pause-scanner'),
  'tls-cert-untrusted-issuer': plan('copy-for-it', 'pause-scanner', 'use-other-network'),
  'tls-cert-name-mismatch': plan('check-server-name', 'open-help', 'copy-for-it'),
  'tls-too-old': plan('copy-for-provider', 'use-other-port', 'open-help'),
  'tls-handshake-other': plan('copy-for-provider', 'use-other-port', 'pause-scanner'),
  'server-busy-or-greylisted': plan('try-again-soon', 'use-other-port', 'copy-for-provider'),
  'too-many-connections': plan('try-again-soon', 'use-other-network', 'copy-for-it'),
  'rate-limited': plan('try-again-in-an-hour', 'open-help', 'copy-for-provider'),
  'quota-exceeded-sending': plan('try-again-tomorrow', 'open-help', 'copy-for-provider'),
  'ip-blocklisted': plan('use-other-network', 'pause-vpn', 'use-provider-server', 'copy-for-it'),
  'banner-rejected': plan('use-other-port', 'use-other-network', 'copy-for-provider'),
  'helo-rejected': plan('copy-for-it', 'use-other-port', 'use-other-network'),
  'relay-denied': plan('use-sign-in', 'use-provider-server', 'copy-for-it'),
  'auth-bad-credentials': plan('check-password', 'make-app-password', 'use-full-address', 'open-web-mail'),
  'auth-app-password-required': plan('make-app-password', 'use-sign-in-window', 'copy-for-it'),
  'auth-oauth-required': plan('use-sign-in-window', 'make-app-password', 'copy-for-it'),
  'auth-browser-signin-required': plan('open-web-mail', 'make-app-password', 'copy-for-it'),
  'auth-too-many-attempts': plan('try-again-in-an-hour', 'make-app-password', 'open-web-mail'),
  'auth-required': plan('use-sign-in', 'use-other-port', 'copy-for-it'),
  'auth-mechanism-unsupported': plan('use-other-port', 'use-right-security', 'copy-for-it'),
  'auth-disabled-by-admin': plan('copy-for-it', 'open-help', 'use-sign-in-window'),
  'auth-temporary-failure': plan('try-again-soon', 'open-web-mail', 'copy-for-provider'),
  'account-locked-or-disabled': plan('open-web-mail', 'copy-for-provider', 'open-help'),
  'trial-or-sandbox-restriction': plan('open-account', 'change-recipient', 'copy-for-it'),
  'sender-not-allowed': plan('change-from', 'open-help', 'copy-for-it'),
  'sender-address-invalid': plan('change-from', 'copy-for-it', 'open-help'),
  'sender-domain-unverified': plan('confirm-sender', 'change-from', 'copy-for-it'),
  'sender-auth-policy': plan('copy-for-it', 'change-from', 'use-provider-server'),
  'recipient-unknown': plan('change-recipient', 'try-again', 'copy-for-it'),
  'recipient-address-invalid': plan('change-recipient', 'try-again', 'copy-for-it'),
  'recipient-refused-policy': plan('copy-for-it', 'change-recipient', 'change-message'),
  'mailbox-full': plan('change-recipient', 'try-again-tomorrow', 'copy-for-it'),
  'message-too-large': plan('make-smaller', 'open-help', 'copy-for-it'),
  'content-rejected-spam': plan('change-message', 'copy-for-provider', 'open-help'),
  'message-format-rejected': plan('copy-for-it', 'change-message', 'open-help'),
  'smtputf8-unsupported': plan('change-recipient', 'change-from', 'copy-for-it'),
  'syntax-or-protocol-error': plan('copy-for-it', 'use-other-port', 'pause-scanner'),
  'server-internal-error': plan('copy-for-provider', 'try-again-in-an-hour', 'use-other-port'),
  unknown: plan('copy-for-it', 'try-again', 'open-help'),
  'tls-cert-not-yet-valid': plan('set-clock', 'copy-for-provider', 'check-server-name'),
  'tls-intercepted': plan('copy-for-it', 'pause-scanner', 'use-other-network'),
  'captive-portal': plan('sign-in-to-network', 'use-other-network', 'copy-for-it'),
  'wrong-service': plan('use-other-port', 'check-server-name', 'copy-for-it'),
  'starttls-tampered': plan('use-other-network', 'pause-scanner', 'use-other-port', 'copy-for-it'),
  'server-not-authentic': plan('copy-for-it', 'check-server-name', 'use-other-network'),
  'auth-not-offered': plan('use-other-port', 'check-server-name', 'copy-for-it'),
  'outcome-unknown': plan('look-in-inbox', 'try-again-soon', 'copy-for-provider'),
  'settings-not-found': plan('type-settings', 'copy-for-it', 'try-again'),
  'consent-required': plan('agree-host', 'type-settings', 'copy-for-it'),
};

/** Plans of the special kinds (`facts.variant`) that need another one than their class. */
const variantPlans: Partial<Record<ProblemClass, Readonly<Record<string, Plan>>>> = {
  'auth-disabled-by-admin': {
    'switch-on-yourself': plan('turn-on-apps', 'make-app-password', 'copy-for-it'),
  },
  'auth-oauth-required': {
    'basic-auth': plan('use-sign-in-window', 'copy-for-it', 'open-help'),
    outlook: plan('use-sign-in-window', 'open-help', 'copy-for-it'),
    'no-page': plan('make-app-password', 'check-password', 'copy-for-it'),
    'no-client': plan('copy-for-it', 'make-app-password', 'open-help'),
    'no-way-back': plan('make-app-password', 'open-help', 'copy-for-it'),
    'admin-consent': plan('copy-for-it', 'use-sign-in-window', 'open-help'),
    'wrong-client': plan('copy-for-it', 'make-app-password', 'use-sign-in-window'),
    'token-scope': plan('copy-for-it', 'use-sign-in-window', 'make-app-password'),
    'token-audience': plan('copy-for-it', 'use-sign-in-window', 'make-app-password'),
  },
  'auth-bad-credentials': {
    'unusable-characters': plan('check-password', 'open-web-mail', 'copy-for-it'),
    'name-is-address': plan('check-password', 'make-app-password', 'open-web-mail'),
  },
  'auth-mechanism-unsupported': {
    'company-network': plan('copy-for-it', 'use-other-port', 'open-help'),
    'client-certificate': plan('copy-for-it', 'use-other-port', 'open-help'),
  },
  'server-not-authentic': { 'other-end': plan('copy-for-it', 'pause-scanner', 'use-other-network') },
  'tls-intercepted': {
    antivirus: plan('pause-scanner', 'copy-for-it', 'use-other-network'),
    gateway: plan('copy-for-it', 'use-other-network', 'open-help'),
  },
  'tls-cert-untrusted-issuer': {
    'missing-intermediate': plan('copy-for-provider', 'use-other-port', 'pause-scanner'),
    'private-authority': plan('copy-for-it', 'check-server-name', 'use-other-network'),
  },
  'tls-cert-expired': { clock: plan('set-clock', 'copy-for-provider', 'check-server-name') },
  'tls-handshake-other': {
    'name-unknown': plan('check-server-name', 'use-other-port', 'copy-for-it'),
    'client-certificate': plan('copy-for-it', 'use-other-port', 'open-help'),
  },
  'connection-reset': {
    'before-a-word': plan('use-other-network', 'try-again-soon', 'pause-vpn', 'use-other-port'),
    'first-steps': plan('use-other-network', 'pause-scanner', 'use-other-port'),
    'large-pieces': plan('pause-vpn', 'use-other-network', 'copy-for-it'),
  },
  'connection-timeout': {
    online: plan('use-other-network', 'check-server-name', 'copy-for-it'),
    'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it'),
    vpn: plan('pause-vpn', 'use-other-network', 'use-other-port', 'check-server-name'),
  },
  'wrong-service': { 'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it') },
  'dns-temporary': { 'this-name-only': plan('try-again-soon', 'copy-for-provider', 'check-server-name') },
  'tls-cert-name-mismatch': {
    'suggested-host': plan('use-card-name', 'check-server-name', 'copy-for-it'),
  },
  'connection-refused': {
    'this-computer': plan('check-server-name', 'use-other-port', 'copy-for-it'),
    'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it'),
  },
  'port-blocked-by-network': {
    'this-computer': plan('pause-scanner', 'pause-vpn', 'copy-for-it'),
    vpn: plan('use-other-port', 'pause-vpn', 'use-other-network', 'copy-for-it'),
  },
  'ip-blocklisted': {
    'reverse-name': plan('use-provider-server', 'use-other-network', 'copy-for-it'),
    'home-connection': plan('use-provider-server', 'use-other-network', 'copy-for-it'),
  },
  'host-unreachable': {
    offline: plan('try-again', 'use-other-network', 'pause-vpn'),
    'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it'),
    vpn: plan('pause-vpn', 'use-other-network', 'copy-for-it'),
  },
  'settings-not-found': { incomplete: plan('try-again', 'type-settings', 'use-other-network') },
};

/** The plan for a class; the first of its variants with a plan of its own decides. */
export function planOf(problem: ProblemClass, variants: readonly string[]): Plan {
  const special = variantPlans[problem];
  const name = variants.find((variant) => special?.[variant]);
  return (name && special?.[name]) || plans[problem];
}
