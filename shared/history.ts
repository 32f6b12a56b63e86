/** Past checks as they are kept on this computer, with the server's last answer. No secret, no message, no transcript. */
import { z } from 'zod';
import { manualSettingsSchema } from './assistant.ts';
import { diagnosisSchema, problemClassSchema } from './diagnosis.ts';
import { endpointSchema, verdictSchema } from './model.ts';

/** How one endpoint was at that time. */
const pastEndpointSchema = z.object({
  endpoint: endpointSchema,
  usable: z.boolean(),
  class: problemClassSchema.nullable(),
  /** Milliseconds of all phases together. */
  ms: z.number(),
});
export type PastEndpoint = z.infer<typeof pastEndpointSchema>;

const pastCheckSchema = z.object({
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  address: z.string(),
  verdict: verdictSchema,
  /** The one cause that was shown first; null when it worked. */
  class: problemClassSchema.nullable(),
  /** The endpoint that was used. */
  door: endpointSchema.nullable(),
  doors: z.array(pastEndpointSchema),
  signedIn: z.boolean().nullable(),
  elapsedMs: z.number(),
  /** A name that the person gave the network, such as "Home". */
  network: z.string().nullable(),
  /** Null when it worked, and in what an older version kept. */
  diagnosis: diagnosisSchema.nullable().default(null),
  /** Provider id of shared/providers. */
  provider: z.string().nullable().default(null),
  /** Settings that were typed for it; null: they were found. */
  typed: manualSettingsSchema.nullable().default(null),
});
export type PastCheck = z.infer<typeof pastCheckSchema>;

export const historySchema = z.array(pastCheckSchema);

const id = z.string().max(64);

/** Channels of the history screen. Each answers with the checks, newest first. */
export const historyChannels = {
  'history:list': { input: z.undefined(), output: historySchema },
  'history:name-network': {
    input: z.object({ id, network: z.string().max(60).nullable() }),
    output: historySchema,
  },
  'history:delete-all': { input: z.undefined(), output: historySchema },
  /** Takes back the last deletion since the page was opened. */
  'history:undo-delete': { input: z.undefined(), output: historySchema },
  /** The page was left: what was deleted is gone for good. */
  'history:left': { input: z.undefined(), output: z.undefined() },
} as const;
