/** The arrival check: whether the verification message really came in, and what the receiving side noted about it. */
import { z } from 'zod';

/** Why nobody could look. Words: `arrival.problem.<code>` in the area `oauth`. */
const arrivalProblemSchema = z.enum([
  'no-connection',
  /** TLS did not come up with a certificate that is good: no password was sent. */
  'not-protected',
  'sign-in-refused',
  'server-trouble',
  'stopped',
  /** A fault of this program. */
  'client-fault',
]);
export type ArrivalProblem = z.infer<typeof arrivalProblemSchema>;

/** RFC 8601 2.7: what a receiving server noted about one way to prove a sender. */
export const senderCheckSchema = z.object({
  method: z.enum(['spf', 'dkim', 'dmarc']),
  result: z.enum(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']),
});
export type SenderCheck = z.infer<typeof senderCheckSchema>;

export const arrivalCheckSchema = z.object({
  stage: z.enum(['offered', 'looking', 'found', 'not-found', 'failed']),
  /** The server that is asked: the person agrees to it by name. */
  host: z.string(),
  /** Nobody has agreed to this host yet, and no trusted source names it. */
  consent: z.boolean(),
  /** While it looks: when the search ends at the latest (ISO 8601). */
  endsAt: z.string().optional(),
  /** Where the message lies. */
  folder: z.enum(['inbox', 'spam']).nullable(),
  /** Milliseconds from "accepted" until it was seen, or until the search ended. */
  ms: z.number().nullable(),
  checks: z.array(senderCheckSchema),
  /** Null: nobody asked to delete it. */
  deleted: z.boolean().nullable(),
  problem: arrivalProblemSchema.nullable(),
  /** The server's own words about the problem, for the details. */
  detail: z.string().nullable(),
});
export type ArrivalCheck = z.infer<typeof arrivalCheckSchema>;

/** What a note means for a reader: good, bad, nothing published, or not to be found out this time. */
export function toneOf({ result }: SenderCheck): 'pass' | 'fail' | 'open' | 'unchecked' {
  switch (result) {
    case 'pass':
      return 'pass';
    case 'fail':
    case 'softfail':
      return 'fail';
    case 'none':
    case 'neutral':
      return 'open';
    case 'temperror':
    case 'permerror':
      return 'unchecked';
  }
}
