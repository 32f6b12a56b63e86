/** The JSON result of `sendwell m365`. Fields may be added, never renamed. */
import { z } from 'zod';
import { actorSchema } from '../diagnosis.ts';
import { resultErrorSchema } from '../results.ts';
import { wayIds } from './ways.ts';

const daySchema = z.iso.date();
const waySchema = z.enum(wayIds);

/** What sends: a guess from the name of the account, unless a column of the file says it. */
const senderKindSchema = z.enum(['device', 'application', 'person', 'personal', 'unknown']);
export type SenderKind = z.infer<typeof senderKindSchema>;

/**
 * What the change means for a sender. `stops`: it sends with a password that will not be taken, or is not taken any more.
 * `already-off`: it was seen sending, and its switch is off today. `personal`: a mailbox of Outlook.com; there is no
 * administrator. The others are not hit: `token` signs in with OAuth, `not-seen` may send and was not seen doing it, `off`
 * may not send, `refused-only` was seen with refused sign-ins alone, `elsewhere` is not at Microsoft 365.
 */
export const senderStateSchema = z.enum([
  'stops',
  'already-off',
  'personal',
  'refused-only',
  'not-seen',
  'off',
  'token',
  'elsewhere',
]);
export type SenderState = z.infer<typeof senderStateSchema>;

/** `SmtpClientAuthenticationDisabled` of a mailbox by its meaning: empty inherits from the tenant, false is on, true is off. */
const mailboxSwitchSchema = z.enum(['inherits', 'on', 'off']);
export type MailboxSwitch = z.infer<typeof mailboxSwitchSchema>;

/** How a sender was seen sending; null where no file says so. */
const seenSchema = z.object({
  messages: z.number().int().nullable(),
  /** Days of the first and the last sign-in. */
  first: daySchema.nullable(),
  last: daySchema.nullable(),
  signIns: z.object({ accepted: z.number().int(), refused: z.number().int() }),
  signIn: z.enum(['password', 'token']).nullable(),
  /** TLS 1.0 or 1.1 was among it. */
  oldTls: z.boolean(),
  /** At most five of each. */
  ips: z.array(z.string()),
  applications: z.array(z.string()),
});
export type Seen = z.infer<typeof seenSchema>;

const plannedSenderSchema = z.object({
  address: z.string(),
  kind: senderKindSchema,
  /** The kind is a guess from the name of the account. */
  kindGuessed: z.boolean(),
  state: senderStateSchema,
  /** Sending with a password stops for it, or has stopped. */
  hit: z.boolean(),
  /** Last day, ISO 8601; null where it is not hit or was off before. */
  since: daySchema.nullable(),
  seen: seenSchema.nullable(),
  mailbox: mailboxSwitchSchema.nullable(),
  way: waySchema.nullable(),
  second: waySchema.nullable(),
  actor: actorSchema.nullable(),
  /** For whoever acts: what to do, with commands and pages. */
  text: z.string(),
});
export type PlannedSender = z.infer<typeof plannedSenderSchema>;

/** What was read and could not be used. `line` is that of the file, or the number of the entry in a JSON file. */
const notUnderstoodSchema = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  /** What `line` counts: entries in a JSON file, lines in every other. */
  unit: z.enum(['line', 'entry']),
  /** The last line that was lost with it, where that is another one. */
  through: z.number().int().nullable(),
  problem: z.enum([
    'columns',
    'no-address',
    'bad-address',
    'bad-switch',
    'which-mailbox',
    'bad-record',
    'two-settings',
    'two-tenants',
    'no-result',
    'words',
    'other-client',
    'no-client-app',
    'table-view',
    'nothing-known',
    'workbook',
    'binary',
    'json',
    'too-large',
    'empty',
    'too-many-senders',
    'more',
  ]),
  /** Names of columns, or what stands there, cut. */
  names: z.array(z.string()),
});
export type NotUnderstood = z.infer<typeof notUnderstoodSchema>;

const switchesSchema = z.object({
  /** Sending with sign-in for the whole tenant. */
  smtpAuth: z.enum(['on', 'off']).nullable(),
  legacyTls: z.boolean().nullable(),
  rejectDirectSend: z.boolean().nullable(),
  mailboxes: z.object({
    inherits: z.number().int(),
    on: z.number().int(),
    off: z.number().int(),
  }),
});
export type Switches = z.infer<typeof switchesSchema>;

const tenantPlanSchema = z.object({
  tenant: z.string(),
  /** How many are hit, and since when, by which way most of them go on, and who acts. */
  hit: z.number().int(),
  since: daySchema.nullable(),
  way: waySchema.nullable(),
  actor: actorSchema.nullable(),
  switches: switchesSchema,
  /** Worst first. */
  senders: z.array(plannedSenderSchema),
  notUnderstood: z.array(notUnderstoodSchema),
});

/** The kinds of file that are known. */
const fileFormSchema = z.enum([
  'smtp-auth-clients',
  'entra-sign-ins',
  'find-smtp-auth-exposure',
  'get-casmailbox',
  'get-transportconfig',
  'senders',
]);
export type FileForm = z.infer<typeof fileFormSchema>;

const readFileSchema = z.object({
  file: z.string(),
  /** Null where nothing in it was understood. */
  form: fileFormSchema.nullable(),
  rows: z.number().int(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
});
export type ReadFile = z.infer<typeof readFileSchema>;

const changeSchema = z.object({
  tenant: z.string(),
  address: z.string(),
  change: z.enum(['new', 'gone', 'changed']),
  before: senderStateSchema.nullable(),
  now: senderStateSchema.nullable(),
});
export type PlanChange = z.infer<typeof changeSchema>;

export const m365ResultSchema = z.object({
  schema: z.literal('sendwell/m365/1'),
  /** The day that the plan is made for, and where it stands: see `eraOn`. */
  day: daySchema,
  era: z.enum(['before', 'off-by-default', 'removal-announced']),
  /** Worst first. */
  tenants: z.array(tenantPlanSchema),
  summary: z.object({
    tenants: z.number().int(),
    senders: z.number().int(),
    hit: z.number().int(),
    states: z.partialRecord(senderStateSchema, z.number().int()),
  }),
  files: z.array(readFileSchema),
  /** What belongs to no single tenant. */
  notUnderstood: z.array(notUnderstoodSchema),
  /** Against the plan of `--compare`; null without it. */
  changes: z.array(changeSchema).nullable(),
  /** Day on which the facts behind the plan were last read. */
  readOn: daySchema,
  error: resultErrorSchema.optional(),
});
export type M365Result = z.infer<typeof m365ResultSchema>;
