/** What a device did when it sent its mail to this computer: `sendwell listen`. */
import { z } from 'zod';
import { resultErrorSchema, securitySchema } from './model.ts';

/** Closed list: what showed, each with words of its own in `listen:sign.<code>`. */
export const listenSignSchema = z.enum([
  'wants-tls-first',
  'waits-for-greeting',
  'plain-on-tls',
  'not-smtp',
  'tls-too-old',
  'tls-failed',
  'certificate-refused',
  'plain-after-starttls',
  'starttls-not-used',
  'signs-in-in-clear',
  'mechanism-unknown',
  'no-sign-in',
  'sender-differs',
  'helo-only',
  'ehlo-name',
  'too-early',
  'line-too-long',
  'header-8bit',
  'message-large',
  'too-slow',
  'several-connections',
  'gave-up',
]);
export type ListenSign = z.infer<typeof listenSignSchema>;

/** How far a connection came; the steps of a submission as the device sees them (RFC 5321, RFC 3207, RFC 4954). */
export const listenStepSchema = z.enum([
  'connect',
  'tls',
  'banner',
  'ehlo',
  'starttls',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
  'after-data',
]);
export type ListenStep = z.infer<typeof listenStepSchema>;

const listenFindingSchema = z.object({
  sign: listenSignSchema,
  /** `fault`: providers refuse it, or the device cannot go on. `note`: worth knowing. */
  weight: z.enum(['fault', 'note']),
  facts: z.record(z.string(), z.string()),
  what: z.string(),
  /** What to change at the device; null where nothing is to be done. */
  change: z.string().nullable(),
  /** A provider that is known to refuse this, its reply code, and the page that shows it. */
  refusedBy: z
    .object({
      provider: z.string(),
      code: z.string(),
      url: z.string(),
      quote: z.string(),
      readOn: z.string(),
    })
    .nullable(),
});
export type ListenFinding = z.infer<typeof listenFindingSchema>;

const heardTlsSchema = z.object({
  /** Of the session; null when none came about. */
  version: z.string().nullable(),
  /** Versions that the device offered, newest first; read from its first bytes (RFC 8446 4.1.2). */
  offered: z.array(z.string()),
  /** Cipher suites that it offered, by their registered names; numbers where the name is not known here. */
  suites: z.array(z.string()),
  /** The server name that it asked for (RFC 6066 3). */
  sni: z.string().nullable(),
  /** True: it refused our certificate. False: it went on with one that nobody vouches for. Null: cannot be told. */
  checkedUs: z.boolean().nullable(),
});
export type HeardTls = z.infer<typeof heardTlsSchema>;

export const heardDeviceSchema = z.object({
  ip: z.string(),
  connections: z.number().int(),
  tls: heardTlsSchema.nullable(),
  /** The name that it gave with EHLO or HELO. */
  ehlo: z.string().nullable(),
  /** Verbs in the order of their first use. */
  commands: z.array(z.string()),
  /** Sign-in methods that it tried. */
  mechanisms: z.array(z.string()),
  username: z.string().nullable(),
  from: z.string().nullable(),
  to: z.array(z.string()),
  /** Bytes of the message; null when none came. */
  size: z.number().int().nullable(),
  /** Names of the message's header lines; never what stands in them. */
  headers: z.array(z.string()),
  /** The last step that it reached. */
  reached: listenStepSchema,
});
export type HeardDevice = z.infer<typeof heardDeviceSchema>;

export const listenResultSchema = z.object({
  schema: z.literal('sendwell/listen/1'),
  /** Where it listened; null when it could not. */
  listening: z
    .object({
      host: z.string(),
      port: z.number().int(),
      security: securitySchema,
      /** SHA-256 of the certificate, upper-case hex with colons; null without TLS. */
      fingerprint: z.string().nullable(),
    })
    .nullable(),
  device: heardDeviceSchema.nullable(),
  /** Who else connected and was turned away. */
  others: z.array(z.object({ ip: z.string(), connections: z.number().int() })),
  ended: z.enum(['message', 'time', 'stopped', 'not-started']),
  findings: z.array(listenFindingSchema),
  /** Whether a device can reach the address that nobody chose; in the words of the person's language. */
  notes: z.array(z.object({ code: z.enum(['only-this-computer', 'other-addresses']), text: z.string() })),
  /** Always empty: it dials nobody. */
  contacted: z.array(z.never()),
  error: resultErrorSchema.optional(),
});
export type ListenResult = z.infer<typeof listenResultSchema>;
