/** The exit codes of the command line (docs: "Exit codes"), derived from a diagnosis. Stable: scripts depend on them. */
import type { Diagnosis, ProblemClass, Stage } from '../../../shared/diagnosis.ts';

const codes = {
  works: 0,
  noSuchName: 68,
  noConnection: 69,
  tryLater: 75,
  protocol: 76,
  refused: 77,
  policy: 78,
} as const;

const codeOfClass: Readonly<Record<ProblemClass, number>> = {
  'dns-not-found': codes.noSuchName,
  'settings-not-found': codes.noSuchName,
  'connection-refused': codes.noConnection,
  'connection-timeout': codes.noConnection,
  'connection-reset': codes.noConnection,
  'port-blocked-by-network': codes.noConnection,
  'host-unreachable': codes.noConnection,
  'captive-portal': codes.noConnection,
  'dns-temporary': codes.tryLater,
  'server-busy-or-greylisted': codes.tryLater,
  'too-many-connections': codes.tryLater,
  'rate-limited': codes.tryLater,
  'quota-exceeded-sending': codes.tryLater,
  'auth-temporary-failure': codes.tryLater,
  'outcome-unknown': codes.tryLater,
  'tls-wrong-mode': codes.protocol,
  'tls-required-first': codes.protocol,
  'starttls-unavailable': codes.protocol,
  'starttls-tampered': codes.protocol,
  'tls-cert-expired': codes.protocol,
  'tls-cert-not-yet-valid': codes.protocol,
  'tls-cert-self-signed': codes.protocol,
  'tls-cert-untrusted-issuer': codes.protocol,
  'tls-cert-name-mismatch': codes.protocol,
  'tls-intercepted': codes.protocol,
  'tls-too-old': codes.protocol,
  'tls-handshake-other': codes.protocol,
  'wrong-service': codes.protocol,
  'server-not-authentic': codes.protocol,
  'auth-not-offered': codes.protocol,
  'auth-mechanism-unsupported': codes.protocol,
  'smtputf8-unsupported': codes.protocol,
  'syntax-or-protocol-error': codes.protocol,
  'server-internal-error': codes.protocol,
  'helo-rejected': codes.protocol,
  unknown: codes.protocol,
  'banner-rejected': codes.refused,
  'ip-blocklisted': codes.refused,
  'relay-denied': codes.refused,
  'auth-bad-credentials': codes.refused,
  'auth-app-password-required': codes.refused,
  'auth-oauth-required': codes.refused,
  'auth-browser-signin-required': codes.refused,
  'auth-too-many-attempts': codes.refused,
  'auth-required': codes.refused,
  'auth-disabled-by-admin': codes.refused,
  'account-locked-or-disabled': codes.refused,
  'trial-or-sandbox-restriction': codes.refused,
  'sender-not-allowed': codes.refused,
  'sender-address-invalid': codes.refused,
  'sender-domain-unverified': codes.refused,
  'sender-auth-policy': codes.refused,
  'recipient-unknown': codes.refused,
  'recipient-address-invalid': codes.refused,
  'recipient-refused-policy': codes.refused,
  'mailbox-full': codes.refused,
  'message-too-large': codes.refused,
  'content-rejected-spam': codes.refused,
  'message-format-rejected': codes.refused,
  'consent-required': codes.policy,
};

/** Steps in which a permanent refusal is about the account, the addresses or the message. */
const refusable: ReadonlySet<Stage> = new Set(['auth', 'mail-from', 'rcpt-to', 'data', 'after-data']);
/** Steps before the server has greeted: a connection that breaks there was no connection. */
const beforeGreeting: ReadonlySet<Stage> = new Set(['discovery', 'dns', 'connect', 'tls', 'banner']);

/**
 * The exit code that a run ends with: 0 without a blocking diagnosis. A final 4yz reply is 75 whatever the class,
 * except where the organisation switched sending off.
 */
export function exitCodeOf(diagnosis: Diagnosis | null): number {
  if (diagnosis === null || diagnosis.severity === 'warning') return codes.works;
  const { class: problem, stage, reply, facts } = diagnosis;
  if (reply && isTemporary(reply.code) && problem !== 'auth-disabled-by-admin') return codes.tryLater;
  if (problem === 'settings-not-found' && facts.incomplete === true) return codes.tryLater;
  if (problem === 'connection-reset' && hadGreeting(diagnosis)) return codes.protocol;
  if (problem === 'unknown' && reply && refusable.has(stage)) return codes.refused;
  return codeOfClass[problem];
}

/** With STARTTLS the greeting comes before TLS. */
function hadGreeting({ stage, facts }: Diagnosis): boolean {
  return !beforeGreeting.has(stage) || (stage === 'tls' && facts.security === 'starttls');
}

/** RFC 5321 4.2.1: 4yz. */
function isTemporary(code: number): boolean {
  return code >= 400 && code < 500;
}
