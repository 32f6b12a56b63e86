/** What is wrong: stages, certainty, and the shapes of a Diagnosis and its Explanation. Classes: problems/problems.ts. */
import { z } from 'zod';
import { actions } from './problems/plans.ts';
import { actors, type ProblemClass, problemClasses } from './problems/problems.ts';

export type { ProblemClass };

export const problemClassSchema = z.enum(problemClasses);

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
export const actorSchema = z.enum(actors);
export type Actor = z.infer<typeof actorSchema>;

/** A server reply (RFC 5321 4.2, RFC 3463). `text` is the server's own words, lines joined by "\n". */
export const replySchema = z.object({
  code: z.number().int(),
  enhanced: z.string().nullable(),
  text: z.string(),
});
export type Reply = z.infer<typeof replySchema>;

/** What makes a certificate unfit for what it is used for (RFC 5280). */
export const unfitReasonSchema = z.enum(['signature', 'key', 'usage', 'constraints', 'revoked', 'extension']);

/** What a message may name, and what chooses its special words. Times are milliseconds, sizes are bytes. */
export const factsSchema = z
  .object({
    host: z.string(),
    port: z.number().int(),
    security: z.enum(['tls', 'starttls', 'none']),
    provider: z.string(),
    /** Mail server that a sign-in page, named as `host`, would give a token for. */
    server: z.string(),
    domain: z.string(),
    meantDomain: z.string(),
    /** Where a host was published, and the day of that, ISO 8601. */
    source: z.string(),
    asOf: z.string(),
    /** Nobody published the server: it is a usual name. */
    guessed: z.literal(true),
    from: z.string(),
    suggestedHost: z.string(),
    /** A kind of the class with words of its own: `variant.<class>.<name>` in the catalogue. */
    variant: z.string(),
    reason: unfitReasonSchema,
    /** Place of that certificate in the chain, 0 is the server's own. */
    depth: z.number().int(),
    /** Code of the check that did not pass, or of a fault of ours. */
    code: z.string(),
    issuer: z.string(),
    /** Of the certificate that is out of its time, where it is not the server's own. */
    holder: z.string(),
    /** At most ten names on the certificate, nearest to the one that was asked for first. */
    cardNames: z.array(z.string()),
    /** How many names the certificate has, where these are not all. */
    cardNameCount: z.number().int(),
    inspector: z.string(),
    place: z.string(),
    /** Hosts whose certificates are all out of date. */
    clockHosts: z.array(z.string()),
    waitedMs: z.number(),
    /** This computer has no connection at all. */
    offline: z.literal(true),
    /** Some places could not be asked. */
    incomplete: z.boolean(),
    tunnels: z.array(z.string()),
    ips: z.array(z.string()),
    nameScope: z.enum(['private', 'nowhere', 'shared']),
    limit: z.number(),
    size: z.number(),
    offered: z.array(z.string()),
    problem: z.string(),
    pageSays: z.string(),
    tokenStatus: z.string(),
    tokenScope: z.string(),
    specialLetters: z.literal(true),
    nameIsAddress: z.literal(true),
    /** The app password was typed with the blanks that it is shown with. */
    withBlanks: z.literal(true),
    /** Values to type in place of those that did not work, and how they are known. */
    fix: z.object({
      host: z.string(),
      port: z.number().int(),
      security: z.enum(['tls', 'starttls']),
      from: z.enum(['published', 'tested', 'guessed']),
    }),
    /** A device's code or sentence. `meaning` is a kind of shared/devices/codes here, and words in a result. */
    device: z.object({
      maker: z.string(),
      code: z.string(),
      meaning: z.string(),
      /** The page that says so, https. */
      source: z.string(),
      /** Where to look on the device, in its own menu words. */
      menu: z.string().optional(),
    }),
    /** Another cause that is as near: the words name both. */
    close: problemClassSchema,
  })
  .partial();
export type Facts = z.infer<typeof factsSchema>;

export const diagnosisSchema = z.object({
  class: problemClassSchema,
  stage: stageSchema,
  /** It stops the job. What does not is a warning, which has a shape of its own. */
  severity: z.literal('blocking'),
  certainty: certaintySchema,
  actor: actorSchema,
  facts: factsSchema,
  reply: replySchema.nullable(),
  /** The observations that led here, most telling first: `{kind, text}`. */
  evidence: z.array(z.object({ kind: z.string(), text: z.string() })),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** What the one button under a message does, as results call it. */
export const actionSchema = z.enum(actions);

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
