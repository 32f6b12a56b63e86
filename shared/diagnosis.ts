/** What is wrong: the closed lists of classes, stages and actors, and the shapes of a Diagnosis and its Explanation. */
import { z } from 'zod';

/** Classes that a reply or an error text can carry. */
export const replyClassSchema = z.enum([
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
  'unknown',
]);

/** Every class: those above plus the ones that need observations a text does not carry. */
export const problemClassSchema = z.enum([
  ...replyClassSchema.options,
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
]);
export type ProblemClass = z.infer<typeof problemClassSchema>;

/** Where it happened. A greeting that never completes is `banner`; a certificate problem is `tls` on every port. */
export const stageSchema = z.enum([
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
]);
export type Stage = z.infer<typeof stageSchema>;

export const certaintySchema = z.enum(['certain', 'likely', 'possible']);
export type Certainty = z.infer<typeof certaintySchema>;

/** Who can fix it. */
export const actorSchema = z.enum(['you', 'it-team', 'provider', 'network', 'wait']);
export type Actor = z.infer<typeof actorSchema>;

/** A server reply (RFC 5321 4.2, RFC 3463). `text` is the server's own words, lines joined by "\n". */
export const replySchema = z.object({
  code: z.number().int(),
  enhanced: z.string().nullable(),
  text: z.string(),
});
export type Reply = z.infer<typeof replySchema>;

/** Values that a message may name: host, port, names on the card, waitedMs and so on. */
const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type Facts = z.infer<typeof factsSchema>;

export const diagnosisSchema = z.object({
  class: problemClassSchema,
  stage: stageSchema,
  /** `blocking` stops the job, `warning` does not. */
  severity: z.enum(['blocking', 'warning']),
  certainty: certaintySchema,
  actor: actorSchema,
  facts: factsSchema,
  reply: replySchema.nullable(),
  /** The observations that led here, most telling first: `{kind, text}`. */
  evidence: z.array(z.object({ kind: z.string(), text: z.string() })),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** What the one button under a message does. */
export const actionSchema = z.enum([
  'switch-endpoint',
  'retry',
  'open-help',
  'copy-for-it',
  'change-from',
  'app-password',
  'provider-sign-in',
  'agree-host',
  'wait',
]);
export type Action = z.infer<typeof actionSchema>;

/** A diagnosis in plain language. Codes and replies are not here: they belong to the details. */
export const explanationSchema = z.object({
  title: z.string(),
  what: z.string(),
  why: z.string().nullable(),
  next: z.object({ action: actionSchema, label: z.string() }),
  others: z.array(z.object({ action: actionSchema, label: z.string() })),
  actor: actorSchema,
});
export type Explanation = z.infer<typeof explanationSchema>;
