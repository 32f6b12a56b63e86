/** The JSON results of `export`, `report`, `decode` and `batch`. Fields may be added, never renamed. */
import { z } from 'zod';
import {
  actorSchema,
  certaintySchema,
  diagnosisSchema,
  explanationSchema,
  problemClassSchema,
  replySchema,
  stageSchema,
} from './diagnosis.ts';
import { exportNoteSchema, formatIdSchema } from './exports.ts';
import { mailSettingsSchema } from './mail-settings.ts';
import { endpointSchema, securitySchema, verdictSchema, warningSchema } from './model.ts';
import { resultErrorSchema } from './results.ts';

export const exportResultSchema = z.object({
  schema: z.literal('sendwell/export/1'),
  /** Null when nothing was written. */
  format: formatIdSchema.nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  text: z.string().nullable(),
  notes: z.array(exportNoteSchema),
  settings: mailSettingsSchema.nullable(),
  diagnosis: diagnosisSchema.nullable(),
  explanation: explanationSchema.nullable(),
  error: resultErrorSchema.optional(),
});
export type ExportResult = z.infer<typeof exportResultSchema>;

export const exportListSchema = z.object({
  schema: z.literal('sendwell/export-formats/1'),
  formats: z.array(
    z.object({
      id: formatIdSchema,
      name: z.string(),
      text: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
      password: z.enum(['on-request', 'never']),
      needsIncoming: z.boolean(),
      tokens: z.boolean(),
      /** No format is any more; scripts may read it. */
      experimental: z.boolean(),
      alsoKnownAs: z.array(z.string()),
    }),
  ),
});
export type ExportList = z.infer<typeof exportListSchema>;

export const decodeResultSchema = z.object({
  schema: z.literal('sendwell/decode/1'),
  /** As it was typed. */
  code: z.string(),
  /** Null when the code could not be read. */
  verdict: verdictSchema.nullable(),
  class: problemClassSchema.nullable(),
  stage: stageSchema.nullable(),
  certainty: certaintySchema.nullable(),
  actor: actorSchema.nullable(),
  port: z.number().int().nullable(),
  security: securitySchema.nullable(),
  explanation: explanationSchema.nullable(),
  error: resultErrorSchema.optional(),
});
export type DecodeResult = z.infer<typeof decodeResultSchema>;

/**
 * How a row of a batch ended. `checked`: the check ran to its end. `unusable`: the row cannot be read. `host-stopped`: its
 * host refused others before. `interrupted`: a former run was broken off while it signed in; it was not tried again.
 */
const batchEndSchema = z.enum(['checked', 'unusable', 'host-stopped', 'interrupted']);
export type BatchEnd = z.infer<typeof batchEndSchema>;

export const batchLineSchema = z.object({
  schema: z.literal('sendwell/batch/1'),
  /** Number of the row in the file, 1 for the first below the heading; 0 speaks of the file itself. */
  row: z.number().int().min(0),
  email: z.string(),
  note: z.string(),
  end: batchEndSchema,
  verdict: verdictSchema,
  /** The code that `check` would have ended with. */
  exitCode: z.number().int(),
  endpoint: endpointSchema.nullable(),
  username: z.string().nullable(),
  class: problemClassSchema.nullable(),
  stage: stageSchema.nullable(),
  certainty: certaintySchema.nullable(),
  actor: actorSchema.nullable(),
  reply: replySchema.nullable(),
  explanation: explanationSchema.nullable(),
  warnings: z.array(warningSchema.shape.class),
  shareCode: z.string(),
  elapsedMs: z.number(),
  /** ISO 8601. */
  finishedAt: z.string(),
  error: resultErrorSchema.optional(),
});
export type BatchLine = z.infer<typeof batchLineSchema>;
