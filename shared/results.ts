/** The JSON results of the command line. Fields may be added, never renamed; docs/schemas is generated from here. */
import { z } from 'zod';
import { arrivalCheckSchema } from './arrival.ts';
import {
  actorSchema,
  certaintySchema,
  diagnosisSchema,
  explanationSchema,
  factsSchema,
  problemClassSchema,
} from './diagnosis.ts';
import { inspectResultSchema } from './inspect.ts';
import { mailSettingsSchema } from './mail-settings.ts';
import {
  candidateSchema,
  contactSchema,
  incomingServerSchema,
  noteSchema,
  portFindingSchema,
  recommendationSchema,
  resultErrorSchema,
  signInSchema,
  traceEntrySchema,
  transcriptLineSchema,
  verdictSchema,
  verificationSchema,
  warningSchema,
} from './model.ts';

export { type ResultError, resultErrorSchema } from './model.ts';

/** What discovery found out about an address. `candidates` best first. */
export const discoverySchema = z.object({
  address: z.string(),
  domain: z.string(),
  /** The same as people write them. */
  addressUnicode: z.string().optional(),
  domainUnicode: z.string().optional(),
  candidates: z.array(candidateSchema),
  incoming: incomingServerSchema.nullable(),
  trace: z.array(traceEntrySchema),
  notes: z.array(noteSchema),
  contacted: z.array(contactSchema),
  elapsedMs: z.number(),
});
export type Discovery = z.infer<typeof discoverySchema>;

export const discoverResultSchema = discoverySchema.extend({
  schema: z.literal('sendwell/discover/1'),
  diagnosis: diagnosisSchema.nullable(),
  explanation: explanationSchema.nullable(),
  error: resultErrorSchema.optional(),
});
export type DiscoverResult = z.infer<typeof discoverResultSchema>;

/** What was noticed about the network itself. */
const networkFindingSchema = z.object({
  /** Interfaces that look like a tunnel (VPN). */
  tunnels: z.array(z.string()),
  ipv4: z.enum(['works', 'broken', 'unknown']),
  ipv6: z.enum(['works', 'broken', 'unknown']),
});
export type NetworkFinding = z.infer<typeof networkFindingSchema>;

export const probeResultSchema = z.object({
  schema: z.literal('sendwell/probe/1'),
  findings: z.array(portFindingSchema),
  recommendation: recommendationSchema.nullable(),
  network: networkFindingSchema,
  warnings: z.array(warningSchema),
  contacted: z.array(contactSchema),
  elapsedMs: z.number(),
  error: resultErrorSchema.optional(),
});
export type ProbeResult = z.infer<typeof probeResultSchema>;

/** A way of Microsoft 365 that needs no sign-in: where it leads, and whether port 25 is open from here. */
const mxWayFindingSchema = z.object({
  way: z.enum(['connector', 'direct-send']),
  /** The MX host of the tenant. */
  host: z.string(),
  port25: z.enum(['open', 'refused', 'silent']),
});
export type MxWayFinding = z.infer<typeof mxWayFindingSchema>;

const checkShape = {
  verdict: verdictSchema,
  discovery: discoverySchema.nullable(),
  findings: z.array(portFindingSchema),
  recommendation: recommendationSchema.nullable(),
  signIn: signInSchema.nullable(),
  verification: verificationSchema.nullable(),
  /** Looking for the message in the mailbox: offered, running or over. */
  arrival: arrivalCheckSchema.nullish(),
  diagnosis: diagnosisSchema.nullable(),
  explanation: explanationSchema.nullable(),
  warnings: z.array(warningSchema),
  contacted: z.array(contactSchema),
  transcript: z.array(transcriptLineSchema),
  elapsedMs: z.number(),
  /** The settings that were used, for exports; null where no endpoint was chosen. */
  settings: mailSettingsSchema.nullable().optional(),
  /** Of `--way connector` and `--way direct-send` alone. */
  way: mxWayFindingSchema.nullish(),
  error: resultErrorSchema.optional(),
};
export const checkResultSchema = z.object({
  schema: z.literal('sendwell/check/1'),
  ...checkShape,
  /** With `--config`: the configuration that was tested, its wrong lines, those that the server proved counted in. */
  configuration: inspectResultSchema.optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;
export const practiceResultSchema = z.object({
  schema: z.literal('sendwell/practice/1'),
  scenario: z.string(),
  ...checkShape,
});
export type PracticeResult = z.infer<typeof practiceResultSchema>;

/** What `practice --serve` opened. `ports`: loopback port by public port. `ca`: file with the practice authority. */
export const practiceServeResultSchema = z.object({
  schema: z.literal('sendwell/practice-serve/1'),
  scenario: z.string(),
  address: z.string(),
  password: z.string(),
  ports: z.record(z.string(), z.number().int()),
  dns: z.object({ ip: z.string(), port: z.number().int() }),
  ca: z.string(),
});
export type PracticeServeResult = z.infer<typeof practiceServeResultSchema>;

/** One line of `explain`, in and out. */
export const explainInputSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  stage: z.string().nullish(),
  reply: z.string().nullish(),
  errorCode: z.union([z.string(), z.number()]).nullish(),
  port: z.union([z.number(), z.string()]).nullish(),
  security: z.string().nullish(),
  provider: z.string().nullish(),
  context: z.string().nullish(),
});
export type ExplainInput = z.infer<typeof explainInputSchema>;
/** What kind of text was pasted. `reply`: a server's answer alone. */
export const pasteFormSchema = z.enum([
  'reply',
  'dialogue',
  'program-log',
  'exception',
  'bounce',
  'mail-program',
  'device',
  'outlook-code',
  'http-error',
  'configuration',
  'prose',
]);
export type PasteForm = z.infer<typeof pasteFormSchema>;

export const explainOutputSchema = z.object({
  schema: z.literal('sendwell/explain/1'),
  id: z.union([z.string(), z.number()]).nullable(),
  class: problemClassSchema,
  certainty: certaintySchema,
  actor: actorSchema,
  title: z.string(),
  what: z.string(),
  why: z.string().nullable(),
  next: z.object({ action: z.string(), label: z.string() }),
  form: pasteFormSchema.optional(),
  /** The line that decided: its number in the text, from 1, and what stands there. */
  decisive: z.object({ line: z.number().int(), text: z.string() }).optional(),
  /** Values to type, where the text names a server or a provider that we know; the code of a device, and its meaning. */
  facts: factsSchema.pick({ fix: true, device: true }).optional(),
  /** The line could not be read as a request; `class` is `unknown` then. */
  error: resultErrorSchema.optional(),
});
export type ExplainOutput = z.infer<typeof explainOutputSchema>;
