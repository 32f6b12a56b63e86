/** What the codes and sentences of devices mean: a row for every kind. Its words are `device.*.<kind>` in the catalogues. */
import type { ProblemClass, Stage } from '../../diagnosis.ts';

interface Kind {
  problem: ProblemClass;
  /** Other causes that the same code is shown for. */
  also?: readonly ProblemClass[];
  stage?: Stage;
}

export const deviceMeanings = {
  'wrong-password': { problem: 'auth-bad-credentials', stage: 'auth' },
  'sign-in-failed': { problem: 'auth-bad-credentials', also: ['auth-required'], stage: 'auth' },
  'token-expired': { problem: 'auth-oauth-required', stage: 'auth' },
  'method-not-taken': { problem: 'auth-mechanism-unsupported', stage: 'auth' },
  'sign-in-needed': { problem: 'auth-required', also: ['sender-not-allowed'], stage: 'mail-from' },
  'no-connection': {
    problem: 'connection-refused',
    also: ['connection-timeout', 'dns-not-found'],
    stage: 'connect',
  },
  'cut-off': { problem: 'connection-reset' },
  'name-not-found': { problem: 'dns-not-found', stage: 'dns' },
  'encryption-failed': {
    problem: 'tls-handshake-other',
    also: ['tls-cert-untrusted-issuer'],
    stage: 'tls',
  },
  'greeting-refused': { problem: 'syntax-or-protocol-error', also: ['banner-rejected'], stage: 'ehlo' },
  'sender-refused': { problem: 'sender-not-allowed', also: ['auth-required'], stage: 'mail-from' },
  'recipient-refused': { problem: 'recipient-unknown', also: ['relay-denied'], stage: 'rcpt-to' },
  'settings-incomplete': { problem: 'client-configuration' },
} as const satisfies Record<string, Kind>;
export type DeviceMeaning = keyof typeof deviceMeanings;
