/** What happened around a check and is worth saying: the computer slept, the network changed, something broke. */
import { z } from 'zod';

const incidentKindSchema = z.enum([
  /** The network of this computer changed while a check ran. */
  'network-changed',
  /** The computer slept while a check ran. */
  'slept',
  /** The page ended and was loaded again. */
  'page-crashed',
  /** A fault of ours in the main process; `detail` is a report to copy. */
  'bug',
  /** A file of ours could not be read. It was kept aside under the name in `detail`. */
  'settings-damaged',
  'history-damaged',
  'passwords-damaged',
  /** A file of ours could not be written; `detail` is the system's code, such as ENOSPC. */
  'not-saved',
  /** Managed settings are there but could not be read; `detail` is their place. */
  'policy-unread',
]);
export type IncidentKind = z.infer<typeof incidentKindSchema>;

const incidentSchema = z.object({ kind: incidentKindSchema, detail: z.string().nullable() });
export type Incident = z.infer<typeof incidentSchema>;

export const incidentsSchema = z.array(incidentSchema);

export const incidentChannels = {
  'incidents:list': { input: z.undefined(), output: incidentsSchema },
  'incidents:dismiss': { input: z.object({ kind: incidentKindSchema }), output: incidentsSchema },
} as const;
