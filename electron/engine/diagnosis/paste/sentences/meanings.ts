/** What the sentences of mail programs mean, whatever the language: a row for every kind of message. */
import type { ProblemClass, Stage } from '../../../../../shared/diagnosis.ts';

/** What one kind of message says, in whatever program and language. */
export interface SentenceMeaning {
  /** Null: the sentence itself says nothing, the answer of the server that it quotes does. */
  problem: ProblemClass | null;
  /** Other causes that the same sentence is shown for. */
  also?: readonly ProblemClass[];
  stage?: Stage;
}

export const sentenceMeanings = {
  'sign-in-failed': { problem: 'auth-bad-credentials', stage: 'auth' },
  'password-missing': { problem: 'auth-bad-credentials', stage: 'auth' },
  'method-not-supported': { problem: 'auth-mechanism-unsupported', stage: 'auth' },
  'encrypted-password-not-supported': { problem: 'auth-mechanism-unsupported', stage: 'auth' },
  'plain-password-not-taken': { problem: 'auth-mechanism-unsupported', stage: 'auth' },
  'ticket-refused': { problem: 'auth-mechanism-unsupported', stage: 'auth' },
  'server-unknown': { problem: 'dns-not-found', stage: 'dns' },
  'could-not-connect': { problem: 'connection-refused', also: ['connection-timeout'], stage: 'connect' },
  'timed-out': { problem: 'connection-timeout', stage: 'connect' },
  'cut-off': { problem: 'connection-reset' },
  'starttls-missing': { problem: 'starttls-unavailable', stage: 'starttls' },
  'certificate-name': { problem: 'tls-cert-name-mismatch', stage: 'tls' },
  'certificate-expired': { problem: 'tls-cert-expired', stage: 'tls' },
  'certificate-unknown': { problem: 'tls-cert-untrusted-issuer', stage: 'tls' },
  'message-too-large': { problem: 'message-too-large', stage: 'mail-from' },
  'too-many-recipients': { problem: 'rate-limited', also: ['recipient-refused-policy'], stage: 'rcpt-to' },
  'relay-refused': { problem: 'relay-denied', also: ['auth-required'], stage: 'rcpt-to' },
  'sender-refused': { problem: 'sender-not-allowed', also: ['sender-address-invalid'], stage: 'mail-from' },
  'sender-invalid': { problem: 'sender-address-invalid', stage: 'mail-from' },
  'recipient-invalid': { problem: 'recipient-address-invalid', stage: 'rcpt-to' },
  'letters-not-supported': { problem: 'smtputf8-unsupported', stage: 'mail-from' },
  'secure-connection-failed': {
    problem: 'tls-handshake-other',
    also: ['tls-wrong-mode', 'connection-refused'],
    stage: 'tls',
  },
  'sign-in-needed': { problem: 'auth-required', stage: 'mail-from' },
  'sign-in-window-failed': {
    problem: 'auth-oauth-required',
    also: ['auth-disabled-by-admin'],
    stage: 'auth',
  },
  'settings-incomplete': { problem: 'client-configuration', also: ['unknown'] },
  receiving: { problem: 'receiving-not-sending' },
  cancelled: { problem: 'not-an-error' },
  'recipient-refused': { problem: 'recipient-unknown', also: ['relay-denied'], stage: 'rcpt-to' },
  'answer-at-greeting': { problem: 'banner-rejected', also: ['tls-wrong-mode'], stage: 'banner' },
  'reason-unknown': { problem: 'unknown' },
  'answer-quoted': { problem: null },
} as const satisfies Record<string, SentenceMeaning>;
export type SentenceKey = keyof typeof sentenceMeanings;

/** Sentences of one program: language (BCP 47) => kind of message => pieces that only this message has. */
export interface SentenceTable {
  program: string;
  /** The public repository of the program's translations that the pieces are from. */
  source: string;
  /** Its files, `*` stands for a language. */
  files: readonly string[];
  /** Day on which they were read, ISO 8601. */
  readOn: string;
  /** Who says so, as in shared/facts.ts. */
  by: string;
  /** Characters of a text up to which these sentences decide: a library's sentence in a longer log says less than the log. */
  longest?: number;
  /** Several words of a sentence, at least 8 characters, never one common word. `*` stands for a name or a number. */
  sentences: Readonly<Record<string, Partial<Record<SentenceKey, readonly string[]>>>>;
}
