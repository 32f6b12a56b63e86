/** Requests of the tools beside the job: an error message from elsewhere, and taking a result along. */
import { z } from 'zod';
import { diagnosisSchema } from './diagnosis.ts';

/** Characters of a pasted error. A mail program's log with a stack trace stays far below. */
const longestPaste = 50_000;

export const pastedErrorSchema = z.object({
  text: z.string().max(longestPaste),
  port: z.number().int().min(1).max(65535).nullable(),
  /** Provider id of shared/providers; null when nobody said. */
  provider: z.string().max(100).nullable(),
});
export type PastedError = z.infer<typeof pastedErrorSchema>;

/** What a pasted error means. The page puts it into words, in its own language. */
export const readErrorSchema = z.object({
  diagnosis: diagnosisSchema,
  /** The lines that are a server's own words; empty when none is in there. */
  reply: z.array(z.string()),
  /** Codes of systems and programs that were found, such as ECONNREFUSED. */
  codes: z.array(z.string()),
});
export type ReadError = z.infer<typeof readErrorSchema>;

export const toolChannels = {
  'explain:text': { input: pastedErrorSchema, output: readErrorSchema },
} as const;
