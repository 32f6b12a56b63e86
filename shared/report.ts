/** The report for IT: an allow-list. What is not named here cannot get into any of its forms. */
import { z } from 'zod';
import { arrivalCheckSchema } from './arrival.ts';
import { actorSchema, certaintySchema, problemClassSchema, stageSchema } from './diagnosis.ts';
import {
  addressAttemptSchema,
  contactSchema,
  endpointSchema,
  resultErrorSchema,
  traceOutcomeSchema,
  traceSourceSchema,
  verdictSchema,
  warningSchema,
} from './model.ts';
import { type ReportForm, reportForms } from './report-forms.ts';

/** A server's reply; its words have been cleaned of addresses and of signs that look like keys. */
const reportReplySchema = z.object({
  code: z.number().int(),
  enhanced: z.string().nullable(),
  text: z.string(),
});

const reportCertificateSchema = z.object({
  version: z.string().nullable(),
  subject: z.string().nullable(),
  altNames: z.array(z.string()),
  issuer: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  verified: z.boolean(),
  problem: problemClassSchema.nullable(),
  fingerprint: z.string().nullable(),
});

const reportEndpointSchema = z.object({
  endpoint: endpointSchema,
  usable: z.boolean(),
  class: problemClassSchema.nullable(),
  stage: stageSchema.nullable(),
  certainty: certaintySchema.nullable(),
  reply: reportReplySchema.nullable(),
  /** Milliseconds of all phases together. */
  ms: z.number(),
  addresses: z.array(addressAttemptSchema),
  tls: reportCertificateSchema.nullable(),
  auth: z.array(z.string()),
});
export type ReportEndpoint = z.infer<typeof reportEndpointSchema>;

export const reportSchema = z.object({
  schema: z.literal('sendwell/report/1'),
  program: z.object({ name: z.string(), version: z.string(), platform: z.string() }),
  /** ISO 8601 with the offset of `timeZone`. */
  writtenAt: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  practice: z.boolean(),
  /** True unless the person asked for full addresses. */
  masked: z.boolean(),
  /** Where the helpdesk wants it, from its settings file. */
  sendTo: z.string().nullable().default(null),
  account: z.object({
    address: z.string().nullable(),
    username: z.string().nullable(),
    from: z.string().nullable(),
  }),
  verdict: verdictSchema,
  /** Null when nothing went wrong. */
  problem: z
    .object({
      class: problemClassSchema,
      stage: stageSchema,
      certainty: certaintySchema,
      actor: actorSchema,
      reply: reportReplySchema.nullable(),
      title: z.string(),
      what: z.string(),
      why: z.string().nullable(),
      next: z.string(),
      /** What whoever can fix it has to do; reports of older versions do not say. */
      ask: z.string().default(''),
    })
    .nullable(),
  /** For the phone. */
  shareCode: z.string(),
  door: endpointSchema.nullable(),
  doors: z.array(reportEndpointSchema),
  signIn: z
    .object({
      ok: z.boolean(),
      mechanism: z.string().nullable(),
      tried: z.array(
        z.object({ mechanism: z.string(), ok: z.boolean(), reply: reportReplySchema.nullable() }),
      ),
    })
    .nullable(),
  message: z
    .object({
      ok: z.boolean().nullable(),
      queueId: z.string().nullable(),
      reply: reportReplySchema.nullable(),
    })
    .nullable(),
  /** How the search for the message in the mailbox ended; null where nobody searched. */
  arrival: arrivalCheckSchema
    .pick({ folder: true, ms: true, checks: true, problem: true })
    .extend({ stage: z.enum(['found', 'not-found', 'failed']) })
    .nullable()
    .default(null),
  /** Where settings were looked for; only the host of each place. */
  looked: z.array(
    z.object({ source: traceSourceSchema, host: z.string(), outcome: traceOutcomeSchema, ms: z.number() }),
  ),
  warnings: z.array(warningSchema.shape.class),
  contacted: z.array(contactSchema),
  elapsedMs: z.number(),
});
export type Report = z.infer<typeof reportSchema>;

/** What `sendwell report --json` prints: a report, or why there is none. */
export const reportResultSchema = z.union([
  reportSchema,
  z.object({ schema: z.literal('sendwell/report/1'), error: resultErrorSchema }),
]);
export type ReportResult = z.infer<typeof reportResultSchema>;
export type ReportReply = z.infer<typeof reportReplySchema>;

export const reportFormSchema = z.enum(reportForms);
export type { ReportForm };
