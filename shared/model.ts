/**
 * The nouns of Sendwell. Field terms are those of the RFCs; every type is the inferred type of its zod schema, so
 * the JSON results, the IPC contract and the JSON Schema files cannot drift from what the engine uses.
 */
import { z } from 'zod';
import { diagnosisSchema, problemClassSchema, replySchema, unfitReasonSchema } from './diagnosis.ts';
import { type Security, securities } from './security.ts';
import { candidateSources, contactingSources, sourceNames } from './sources.ts';

export const securitySchema = z.enum(securities);
export type { Security };

/** One way into one server. `host` is a DNS name in A-label form or an IP literal without brackets. */
export const endpointSchema = z.object({
  host: z.string(),
  port: z.number().int().min(1).max(65535),
  security: securitySchema,
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** Where a candidate was learned. */
export const sourceSchema = z.enum(candidateSources);
export type Source = z.infer<typeof sourceSchema>;

/**
 * How far the way to a candidate can be trusted. `authenticated`: built in, or https on every hop (and DNSSEC where
 * DNS named the host). `dns`: unsigned DNS, host inside the mail domain. `unauthenticated`: an http hop, or unsigned
 * DNS to another domain. `guess`: nobody said so.
 */
const trustSchema = z.enum(['authenticated', 'dns', 'unauthenticated', 'guess']);
export type Trust = z.infer<typeof trustSchema>;

/** Kinds of sign-in that a source publishes. */
const authKindSchema = z.enum([
  'password',
  'password-encrypted',
  'oauth2',
  'none',
  'client-cert',
  'ntlm',
  'gssapi',
]);
export type AuthKind = z.infer<typeof authKindSchema>;

/** One way to send that a source named. `rank` orders candidates, lower is better. */
export const candidateSchema = endpointSchema.extend({
  username: z.string(),
  auth: z.array(authKindSchema),
  source: sourceSchema,
  trust: trustSchema,
  /** True when the person has to agree to the host by name before anything connects to it. */
  consent: z.boolean(),
  rank: z.number(),
  /** Only where the source names the endpoint without encryption: encryption is insisted on all the same. */
  publishedSecurity: z.literal('none').optional(),
  /** Day of what the source says, ISO 8601; absent where it does not tell. */
  asOf: z.string().optional(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** What became of one look at one place. "Could not check" is never `absent`. */
export const traceOutcomeSchema = z.enum([
  'found',
  'absent',
  'refused',
  'timeout',
  'dns-error',
  'tls-error',
  'http-error',
  'malformed',
  'not-authentic',
  'skipped',
  /** A fault of this program: what the place publishes is still unknown. */
  'client-fault',
]);
export type TraceOutcome = z.infer<typeof traceOutcomeSchema>;

/** Names of the places that discovery looks at. More than `Source`: some looks never yield a candidate. */
export const traceSourceSchema = z.enum(sourceNames);
export type TraceSource = z.infer<typeof traceSourceSchema>;

const certificateFaultSchema = z.object({
  /** As OpenSSL calls it. */
  code: z.string(),
  depth: z.number().int().optional(),
  reason: unfitReasonSchema.optional(),
});

/** Facts about a TLS session. Dates are ISO 8601. `problem` is null or the class that says what is wrong. */
export const tlsFactsSchema = z.object({
  version: z.string().nullable(),
  cipher: z.string().nullable(),
  subject: z.string().nullable(),
  altNames: z.array(z.string()),
  issuer: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  verified: z.boolean(),
  problem: problemClassSchema.nullable(),
  /** SHA-256 of the leaf certificate, upper-case hex with colons. */
  fingerprint: z.string().nullable(),
  /** The four findings, apart from one another: a certificate can fail in several ways at once. */
  identity: z.enum(['match', 'mismatch', 'common-name-only']),
  validity: z.enum(['valid', 'expired', 'not-yet-valid']),
  trust: z.enum(['trusted', 'self-signed', 'untrusted-issuer', 'pinned']),
  /**
   * Why an issuer is not known: the server leaves out an intermediate certificate of a public authority, or a private authority
   * has signed. Absent where that cannot be told.
   */
  chainProblem: z.enum(['missing-intermediate', 'private-authority']).optional(),
  /**
   * What is wrong with one certificate on the way to a known root: code of the check, place (0 is the server's own), and
   * the reason where it is not a matter of dates. Absent where nothing is, or where it cannot be told.
   */
  fault: certificateFaultSchema.optional(),
  /** TLS came up only without post-quantum key shares: a large ClientHello got no answer before. */
  smallHelloOnly: z.literal(true).optional(),
  /** Chain as sent, leaf first. */
  chain: z.array(z.object({ subject: z.string(), issuer: z.string(), validTo: z.string() })),
});
export type TlsFacts = z.infer<typeof tlsFactsSchema>;

/** One line of "Where we looked". `target` is a URL or a DNS name, `detail` a short technical reason. */
/**
 * What a question showed of the network around this computer. `no-way-out`: nothing could leave. `names-refused`,
 * `names-silent`: DNS answered that it cannot tell, or not at all. `name-denied`: "no such name". `every-name`: the DNS
 * server knows even a name that nobody can have. `sent-elsewhere`: an http request was sent on to a foreign host.
 */
const networkSignSchema = z.object({
  kind: z.enum([
    'web-reachable',
    'name-found',
    'name-denied',
    'names-refused',
    'names-silent',
    'no-way-out',
    'tls-refused',
    'portal',
    'sent-elsewhere',
    'every-name',
  ]),
  /** Of the page that was shown instead. */
  url: z.string().optional(),
});
export type NetworkSign = z.infer<typeof networkSignSchema>;

export const traceEntrySchema = z.object({
  source: traceSourceSchema,
  target: z.string(),
  outcome: traceOutcomeSchema,
  detail: z.string().nullable(),
  ms: z.number(),
  sign: networkSignSchema.optional(),
  /** The certificate that an https request was not answered behind. */
  card: tlsFactsSchema
    .pick({ issuer: true, trust: true, validity: true, validFrom: true, validTo: true })
    .optional(),
});
export type TraceEntry = z.infer<typeof traceEntrySchema>;

/** Why a host was contacted. */
const contactReasonSchema = z.enum([
  ...contactingSources,
  'dns',
  'autoconfig-with-address',
  'well-known-with-address',
  'autodiscover-with-password',
  'proxy',
  'probe',
  'second-look',
  'sign-in',
  'provider-sign-in',
  'arrival',
]);
export type ContactReason = z.infer<typeof contactReasonSchema>;

export const contactSchema = z.object({ host: z.string(), port: z.number().int(), why: contactReasonSchema });
export type Contact = z.infer<typeof contactSchema>;

/**
 * A remark about a run that is neither a candidate nor a trace line. `text` is English, for logs and helpers; the words
 * for people are in the catalogue under `note.<code>` and name what stands in `facts`.
 */
export const noteSchema = z.object({
  code: z.string(),
  text: z.string(),
  facts: z.record(z.string(), z.string()).optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** Incoming server found on the way; kept for exports, never needed for success. */
export const incomingServerSchema = endpointSchema.extend({
  type: z.enum(['imap', 'pop3']),
  username: z.string(),
  auth: z.array(authKindSchema),
});
export type IncomingServer = z.infer<typeof incomingServerSchema>;

/** Names of the timed steps of a session, in the order in which they can occur. */
export const phaseNameSchema = z.enum([
  'dns',
  'connect',
  'tls',
  'banner',
  'ehlo',
  'starttls',
  'starttls-tls',
  'ehlo-tls',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
  'after-data',
  'quit',
]);
export type PhaseName = z.infer<typeof phaseNameSchema>;

const phaseSchema = z.object({ name: phaseNameSchema, ms: z.number() });
export type Phase = z.infer<typeof phaseSchema>;

/**
 * One timed line of a session. Secrets are never put in: AUTH exchanges show the mechanism and `***`.
 * `ms` counts from the start of the session. `note` lines are ours (connected, TLS up, closed).
 */
export const transcriptLineSchema = z.object({
  ms: z.number(),
  direction: z.enum(['client', 'server', 'note']),
  phase: phaseNameSchema,
  text: z.string(),
});
export type TranscriptLine = z.infer<typeof transcriptLineSchema>;

/** One address of a host and how the TCP connect to it went. `error` is a system code such as `ECONNREFUSED`. */
export const addressAttemptSchema = z.object({
  ip: z.string(),
  family: z.union([z.literal(4), z.literal(6)]),
  connectMs: z.number().nullable(),
  error: z.string().nullable(),
  /** The machine there connected and then failed, while another one of this name is in use. */
  problem: problemClassSchema.optional(),
});
export type AddressAttempt = z.infer<typeof addressAttemptSchema>;

/** What one endpoint turned out to be. Dead endpoints are findings too. */
export const portFindingSchema = z.object({
  endpoint: endpointSchema,
  usable: z.boolean(),
  diagnosis: diagnosisSchema.nullable(),
  addresses: z.array(addressAttemptSchema),
  phases: z.array(phaseSchema),
  greeting: z.string().nullable(),
  /** EHLO lines after the first, before and after TLS; null when there was no such EHLO. */
  capabilities: z.object({ before: z.array(z.string()).nullable(), after: z.array(z.string()).nullable() }),
  tls: tlsFactsSchema.nullable(),
  /** Mechanism names that count for sign-in, upper case, in the server's order. */
  auth: z.array(z.string()),
  transcript: z.array(transcriptLineSchema),
});
export type PortFinding = z.infer<typeof portFindingSchema>;

/** A rule that decided, as data; the words are in the catalogue under `reason.<code>`. */
const reasonSchema = z.object({
  code: z.enum([
    'implicit-tls-first',
    'starttls-second',
    'published-port',
    'private-convention-port',
    'last-resort-port',
    'certificate-verified',
    'sign-in-offered',
    'no-sign-in-needed',
    'source-rank',
    'better-door-silent',
    'better-door-failed',
    'next-candidate',
    'credentials-do-not-fit',
    'typed-by-person',
  ]),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Reason = z.infer<typeof reasonSchema>;

export const recommendationSchema = z.object({
  endpoint: endpointSchema,
  reasons: z.array(reasonSchema),
  alternatives: z.array(endpointSchema),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

export const warningSchema = z.object({
  class: z.enum([
    'slow-answer',
    'ipv6-broken',
    'ipv4-broken',
    'mechanism-broken',
    'sign-in-doubtful',
    'published-without-encryption',
    'clock-wrong',
    'tls-intercepted',
    'large-hello',
    'sender-unproven',
    'addresses-differ',
  ]),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Warning = z.infer<typeof warningSchema>;

/** How signing in went. `tried` lists every AUTH command that was sent. */
export const signInSchema = z.object({
  ok: z.boolean(),
  mechanism: z.string().nullable(),
  tried: z.array(z.object({ mechanism: z.string(), ok: z.boolean(), reply: replySchema.nullable() })),
  diagnosis: diagnosisSchema.nullable(),
});
export type SignIn = z.infer<typeof signInSchema>;

/** How the verification message went. `ok` is null when the outcome is unknown (no reply after the final dot). */
export const verificationSchema = z.object({
  ok: z.boolean().nullable(),
  queueId: z.string().nullable(),
  messageId: z.string(),
  reply: replySchema.nullable(),
  diagnosis: diagnosisSchema.nullable(),
});
export type Verification = z.infer<typeof verificationSchema>;

export const verdictSchema = z.enum(['works', 'works-with-warnings', 'fails', 'unfinished']);
export type Verdict = z.infer<typeof verdictSchema>;

/** A fact about a provider that the window and the explanations use; the data are in shared/providers. */
export const providerSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  signIn: z.array(z.enum(['password', 'app-password', 'oauth2', 'token'])),
  status: z.enum(['ok', 'needs-activation', 'oauth-only', 'no-submission']),
  helpUrl: z.string().nullable(),
  hint: z.string().nullable(),
});
export type ProviderSummary = z.infer<typeof providerSummarySchema>;

/**
 * Why a run could not begin (unusable input, a file that cannot be read) or broke off by a fault of ours. `code` is
 * stable, `text` is a sentence in the language of the run. Absent in every other result.
 */
export const resultErrorSchema = z.object({ code: z.string(), text: z.string() });
export type ResultError = z.infer<typeof resultErrorSchema>;
