/** Requests of the tools beside the job: an error message from elsewhere, and taking a result along. */
import { z } from 'zod';
import { diagnosisSchema } from './diagnosis.ts';
import { exportAnswerSchema, formatIdSchema } from './exports.ts';
import { longestPiece } from './file-piece.ts';
import { reportFormSchema } from './report.ts';
import { pasteFormSchema } from './results.ts';
import { takenSchema } from './taken.ts';

/** Characters of a pasted error: the log of a busy day. */
export const longestPaste = 4_000_000;
/** As in the command that signs in. */
const longestPassword = 16_384;

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
  /** What kind of text it is. */
  form: pasteFormSchema,
  /** The line that decided: its number in the text, from 1, and what stands there. */
  decisive: z.object({ line: z.number().int(), text: z.string() }),
  /** The lines that are a server's own words; empty when none is in there. */
  reply: z.array(z.string()),
  /** Codes of systems and programs that were found, such as ECONNREFUSED. */
  codes: z.array(z.string()),
});
export type ReadError = z.infer<typeof readErrorSchema>;

/** A file of a mail program on its way from the page, in pieces and in order; `first` forgets what came before. */
const messagePieceSchema = z.object({
  first: z.boolean(),
  last: z.boolean(),
  piece: z.string().max(longestPiece),
});
export type MessagePiece = z.infer<typeof messagePieceSchema>;

/** What became of it: its text, passwords masked, once the last piece came. */
const messageReadSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('more') }),
  z.object({ state: z.literal('read'), text: z.string() }),
  z.object({ state: z.literal('unreadable') }),
]);
export type MessageRead = z.infer<typeof messageReadSchema>;

/** BCP 47 tag of the words inside a document. */
const language = z.string().max(35);

const exportOrderSchema = z.object({
  format: formatIdSchema,
  language,
  /** The second confirmation for settings that send a password without protection. */
  allowUnprotected: z.boolean(),
  /** The known device that a sheet is for; null: any. */
  device: z.string().max(60).nullable(),
});
export type ExportOrder = z.infer<typeof exportOrderSchema>;

/** An export as it is shown before it is taken; the password is never part of it. */
const exportPreviewSchema = z.object({
  answer: exportAnswerSchema,
  /** A password has a place in it. */
  takesPassword: z.boolean(),
});
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

const reportOrderSchema = z.object({
  form: reportFormSchema,
  language,
  /** Full addresses, because the person asked for them. */
  showAddresses: z.boolean(),
});

export const toolChannels = {
  'explain:text': { input: pastedErrorSchema, output: readErrorSchema },
  'explain:message': { input: messagePieceSchema, output: messageReadSchema },
  /** Null while there are no settings. */
  'exports:preview': { input: exportOrderSchema, output: exportPreviewSchema.nullable() },
  /** `pdf` prints the device sheet into a file. `password` stands in this one export only. */
  'exports:take': {
    input: exportOrderSchema.extend({
      to: z.enum(['clipboard', 'file', 'pdf']),
      password: z.string().min(1).max(longestPassword).nullable(),
    }),
    output: takenSchema,
  },
  'report:write': { input: reportOrderSchema, output: z.object({ text: z.string() }) },
  'report:save': { input: reportOrderSchema, output: takenSchema },
  /**
   * Copies the report and opens a message in the person's mail program, to the ticket address of the settings file where
   * there is one. `unwritten`: there is no mail program; the report is copied all the same.
   */
  'report:email': { input: reportOrderSchema, output: takenSchema },
} as const;
