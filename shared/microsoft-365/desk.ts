/** The plan in the window: files go in piece by piece, tables of words come out. The page draws them and knows nothing else. */
import { z } from 'zod';
import { longestPiece } from '../file-piece.ts';
import { takenSchema } from '../taken.ts';

/** Files of one plan, and bytes of all of them: the logs of a large helpdesk. */
export const mostFiles = 5_000;
export const mostBytes = 300_000_000;
/** Senders that are shown at once. */
export const sendersAtOnce = 50;

const words = z.array(z.string());

/** One line of what whoever acts is told, as in shared/explain/way-lines.ts. */
const lineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('command'), text: z.string() }),
  z.object({ kind: z.literal('source'), text: z.string(), url: z.string(), month: z.string() }),
]);

/** The plan but for its senders, in the language that was asked for. */
const overviewSchema = z.object({
  /** No file said anything that a plan can be made of. */
  empty: z.boolean(),
  era: z.string(),
  summary: z.string(),
  madeOn: z.string(),
  source: z.object({ url: z.string(), month: z.string() }),
  hit: z.number().int(),
  /** The worst first; `more` counts those that only the saved plan has. */
  tenants: z.object({ head: words, rows: z.array(words), more: z.number().int() }),
  /** With file and line; `more` as above. */
  troubles: z.object({ lines: words, more: z.number().int() }),
  /** Against an earlier plan, where one was among the files. */
  changes: z.object({ head: words, rows: z.array(words), more: z.number().int() }).nullable(),
});
export type PlanOverview = z.infer<typeof overviewSchema>;

const sendersSchema = z.object({
  tenant: z.string(),
  switches: z.array(z.tuple([z.string(), z.string()])),
  head: words,
  rows: z.array(z.object({ cells: words, hit: z.boolean(), text: z.array(z.array(lineSchema)) })),
  total: z.number().int(),
});
export type PlanSenders = z.infer<typeof sendersSchema>;

/** BCP 47 tag. */
const language = z.string().max(35);
const tenant = z.number().int().min(0);
export const planFileForms = ['html', 'markdown', 'csv', 'json'] as const;
export type PlanFileForm = (typeof planFileForms)[number];

export const deskChannels = {
  /** A piece of a file, in order. `taken` is false once there is too much. */
  'm365:add': {
    input: z.object({
      file: z
        .number()
        .int()
        .min(0)
        .max(mostFiles - 1),
      name: z.string().max(300),
      /** The folder that it lies in; empty for a file that came alone. */
      folder: z.string().max(300),
      piece: z.string().max(longestPiece),
    }),
    output: z.object({ taken: z.boolean() }),
  },
  'm365:plan': { input: z.object({ language }), output: overviewSchema },
  'm365:senders': {
    input: z.object({ tenant, from: z.number().int().min(0), language }),
    output: sendersSchema,
  },
  /** One tenant as Markdown, ready for a ticket, to the clipboard. */
  'm365:copy-ticket': { input: z.object({ tenant, language }), output: z.undefined() },
  'm365:save': { input: z.object({ form: z.enum(planFileForms), language }), output: takenSchema },
  /** Forgets all files. */
  'm365:clear': { input: z.undefined(), output: z.undefined() },
} as const;
