/** A list of accounts in the window: a CSV file in, a line per account out as it is checked. */
import { z } from 'zod';
import { actorSchema, problemClassSchema } from './diagnosis.ts';
import { batchLineSchema } from './helpdesk-results.ts';
import { takenSchema } from './taken.ts';

/** Rows of one list, and bytes of its file; longer ones are for the command. */
export const mostAccounts = 5_000;
export const largestAccountsFile = 5_000_000;

/** What the page shows of a line: nothing that was signed in with is among it. */
const accountLineSchema = batchLineSchema
  .pick({
    row: true,
    email: true,
    note: true,
    end: true,
    verdict: true,
    endpoint: true,
    username: true,
    shareCode: true,
  })
  .extend({
    class: problemClassSchema.nullable(),
    actor: actorSchema.nullable(),
    /** What happened, in the words of the window; empty where it works. */
    title: z.string(),
    /** What to do; empty where nothing is. */
    next: z.string(),
    /** The server's own words, or empty. */
    reply: z.string(),
  });
export type AccountLine = z.infer<typeof accountLineSchema>;

const accountListSchema = z.object({
  fileName: z.string(),
  rows: z.number().int(),
  unusable: z.number().int(),
  /** Rows that bring a password. */
  passwords: z.number().int(),
});
export type AccountList = z.infer<typeof accountListSchema>;

/**
 * `waiting`: a file was looked through. `ended` with `failed`: a fault of ours ended it. Lines come as accounts finish, not in
 * the order of the file.
 */
const accountsStateSchema = z.object({
  stage: z.enum(['empty', 'waiting', 'running', 'ended']),
  list: accountListSchema.nullable(),
  /** Why the file that was chosen last cannot be used, as a sentence. */
  problem: z.string().nullable(),
  lines: z.array(accountLineSchema),
  failed: z.boolean(),
});
export type AccountsState = z.infer<typeof accountsStateSchema>;

export const noAccounts: AccountsState = {
  stage: 'empty',
  list: null,
  problem: null,
  lines: [],
  failed: false,
};

export const accountChannels = {
  'accounts:state': { input: z.undefined(), output: accountsStateSchema },
  /** Opens the system's file dialog, and looks the file through. */
  'accounts:choose': { input: z.undefined(), output: accountsStateSchema },
  /** `password` is for the rows that bring none; whoever receives it wraps it at once. */
  'accounts:start': {
    input: z.object({ password: z.string().max(1000), send: z.boolean() }),
    output: accountsStateSchema,
  },
  'accounts:stop': { input: z.undefined(), output: z.undefined() },
  'accounts:save': { input: z.undefined(), output: takenSchema },
  /** Stops, and forgets file and results. */
  'accounts:clear': { input: z.undefined(), output: accountsStateSchema },
} as const;

export const accountEvents = {
  'accounts:line': accountLineSchema,
  'accounts:ended': z.object({ failed: z.boolean() }),
} as const;
