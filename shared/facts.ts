/** One shape for facts about the world: the value, and the page where a reader finds it. */
import { z } from 'zod';

/** Words of a quote; enough to find the place on the page, too few to copy it. */
const longestQuote = 15;

const doubtSchema = z.enum(['source-changed', 'domain-lapsed']);

/** Who says so: the maker of the thing, a public database, or somebody who saw it happen and wrote it down. */
const factSourceSchema = z.enum(['vendor', 'database', 'observed']);

/** Why a fact is no longer as certain as it was. */
interface FactDoubt {
  /** The page no longer has the quote, or somebody else may have the name of a server by now. */
  what: z.infer<typeof doubtSchema>;
  /** Day on which that was seen, ISO 8601. */
  since: string;
}

/** Where a fact was read. */
export interface Proof {
  /** The page, https. */
  url: string;
  /** At most 15 words of the page that carry the value. */
  quote: string;
  /** Day on which the page was last read, ISO 8601. */
  readOn: string;
  by: z.infer<typeof factSourceSchema>;
  /** What `npm run facts` found, and nobody has looked at since. */
  doubt?: FactDoubt;
  /** Only where a database says so: which, and the month or day of which it is, ISO 8601. */
  database?: { name: string; asOf: string };
}

/** A fact and its source. Nothing rests on memory: without a page that can be read there is no row. */
export interface Fact<T> extends Proof {
  value: T;
}

/** The day so many months before that one, ISO 8601. A day that the month does not have ends in the next one. */
export function monthsBefore(months: number, day: Date): string {
  const date = new Date(day);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

export const proofSchema = z.object({
  url: z.url({ protocol: /^https$/ }),
  quote: z
    .string()
    .min(1)
    .refine((quote) => quote.trim().split(/\s+/).length <= longestQuote),
  readOn: z.iso.date(),
  by: factSourceSchema,
  doubt: z.object({ what: doubtSchema, since: z.iso.date() }).optional(),
  database: z.object({ name: z.string().min(1), asOf: z.string().regex(/^\d{4}(-\d\d){1,2}$/) }).optional(),
}) satisfies z.ZodType<Proof>;

/** The schema of a fact whose value has that schema. */
export function factSchema<T>(value: z.ZodType<T>) {
  return proofSchema.extend({ value }) satisfies z.ZodType<Fact<T>>;
}
