/** The exit codes of the command line (docs: "Exit codes"), derived from a diagnosis. Stable: scripts depend on them. */
import type { Diagnosis, ProblemClass } from '../../../shared/diagnosis.ts';

const works = 0;
const tryLater = 75;

const codeOfClass: Readonly<Record<ProblemClass, number>> = {
  'dns-not-found': 68,
  'dns-temporary': 75,
  'connection-refused': 69,
  'connection-timeout': 69,
  'port-blocked-by-network': 69,
  'host-unreachable': 69,
  'connection-reset': 69,
  'captive-portal': 69,
  'tls-wrong-mode': 76,
  'tls-required-first': 76,
  'starttls-unavailable': 76,
  'starttls-tampered': 76,
  'tls-cert-expired': 76,
  'tls-cert-not-yet-valid': 76,
  'tls-cert-self-signed': 76,
  'tls-cert-untrusted-issuer': 76,
  'tls-cert-name-mismatch': 76,
  'tls-intercepted': 76,
  'tls-too-old': 76,
  'tls-handshake-other': 76,
  'wrong-service': 76,
  'server-not-authentic': 76,
  'auth-not-offered': 76,
  'auth-mechanism-unsupported': 76,
  'syntax-or-protocol-error': 76,
  'smtputf8-unsupported': 76,
  'server-internal-error': 76,
  'banner-rejected': 76,
  'helo-rejected': 76,
  unknown: 76,
  'server-busy-or-greylisted': 75,
  'too-many-connections': 75,
  'rate-limited': 75,
  'auth-temporary-failure': 75,
  'auth-too-many-attempts': 75,
  'outcome-unknown': 75,
  'quota-exceeded-sending': 77,
  'ip-blocklisted': 77,
  'relay-denied': 77,
  'auth-bad-credentials': 77,
  'auth-app-password-required': 77,
  'auth-oauth-required': 77,
  'auth-browser-signin-required': 77,
  'auth-required': 77,
  'auth-disabled-by-admin': 77,
  'account-locked-or-disabled': 77,
  'trial-or-sandbox-restriction': 77,
  'sender-not-allowed': 77,
  'sender-address-invalid': 77,
  'sender-domain-unverified': 77,
  'sender-auth-policy': 77,
  'recipient-unknown': 77,
  'recipient-address-invalid': 77,
  'recipient-refused-policy': 77,
  'mailbox-full': 77,
  'message-too-large': 77,
  'content-rejected-spam': 77,
  'message-format-rejected': 77,
  'settings-not-found': 68,
  'consent-required': 78,
};

/**
 * The exit code that a run ends with: 0 without a blocking diagnosis. A final 4yz reply is 75 whatever the class,
 * except where the organisation switched sending off.
 */
export function exitCodeOf(diagnosis: Diagnosis | null): number {
  if (diagnosis === null || diagnosis.severity === 'warning') return works;
  if (isTemporaryReply(diagnosis) && diagnosis.class !== 'auth-disabled-by-admin') return tryLater;
  if (diagnosis.class === 'settings-not-found' && diagnosis.facts.incomplete === true) return tryLater;
  if (diagnosis.class === 'connection-reset' && saidHello.has(diagnosis.stage)) return 76;
  return codeOfClass[diagnosis.class];
}

/** Stages after a greeting: a connection that ends there broke off inside the protocol. */
const saidHello: ReadonlySet<string> = new Set([
  'ehlo',
  'starttls',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
  'after-data',
]);

function isTemporaryReply({ reply }: Diagnosis): boolean {
  return reply !== null && reply.code >= 400 && reply.code < 500;
}
