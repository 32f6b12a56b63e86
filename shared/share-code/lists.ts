/**
 * The values that a share code can carry, by their number. Codes are read out years later by other versions: lines are
 * added at the end, never moved and never removed. Number 0 means "none".
 */
import type { Actor, Certainty, ProblemClass, Stage } from '../diagnosis.ts';
import type { Security, Verdict } from '../model.ts';

export const verdicts = ['unfinished', 'works', 'works-with-warnings', 'fails'] as const satisfies Verdict[];

export const securities = [null, 'tls', 'starttls', 'none'] as const satisfies (Security | null)[];

export const certainties = [null, 'certain', 'likely', 'possible'] as const satisfies (Certainty | null)[];

export const actors = [
  null,
  'you',
  'it-team',
  'provider',
  'network',
  'wait',
] as const satisfies (Actor | null)[];

export const stages = [
  null,
  'discovery',
  'dns',
  'connect',
  'banner',
  'ehlo',
  'starttls',
  'tls',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
  'after-data',
] as const satisfies (Stage | null)[];

export const classes = [
  null,
  'unknown',
  'dns-not-found',
  'dns-temporary',
  'connection-refused',
  'connection-timeout',
  'port-blocked-by-network',
  'host-unreachable',
  'connection-reset',
  'tls-wrong-mode',
  'tls-required-first',
  'starttls-unavailable',
  'tls-cert-expired',
  'tls-cert-self-signed',
  'tls-cert-untrusted-issuer',
  'tls-cert-name-mismatch',
  'tls-too-old',
  'tls-handshake-other',
  'server-busy-or-greylisted',
  'too-many-connections',
  'rate-limited',
  'quota-exceeded-sending',
  'ip-blocklisted',
  'banner-rejected',
  'helo-rejected',
  'relay-denied',
  'auth-bad-credentials',
  'auth-app-password-required',
  'auth-oauth-required',
  'auth-browser-signin-required',
  'auth-too-many-attempts',
  'auth-required',
  'auth-mechanism-unsupported',
  'auth-disabled-by-admin',
  'auth-temporary-failure',
  'account-locked-or-disabled',
  'trial-or-sandbox-restriction',
  'sender-not-allowed',
  'sender-address-invalid',
  'sender-domain-unverified',
  'sender-auth-policy',
  'recipient-unknown',
  'recipient-address-invalid',
  'recipient-refused-policy',
  'mailbox-full',
  'message-too-large',
  'content-rejected-spam',
  'message-format-rejected',
  'smtputf8-unsupported',
  'syntax-or-protocol-error',
  'server-internal-error',
  'tls-cert-not-yet-valid',
  'tls-intercepted',
  'captive-portal',
  'wrong-service',
  'starttls-tampered',
  'server-not-authentic',
  'auth-not-offered',
  'outcome-unknown',
  'settings-not-found',
  'consent-required',
] as const satisfies (ProblemClass | null)[];
