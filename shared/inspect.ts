/** What a look at a configuration found: the settings in it, and the lines that are wrong. */
import { z } from 'zod';
import { certaintySchema } from './diagnosis.ts';
import { resultErrorSchema, securitySchema } from './model.ts';

/** Closed list. The words of each stand in `inspect:problem.<code>`. */
const configProblemSchema = z.enum([
  'mode-port',
  'both-switches',
  'switch-without-effect',
  'text-as-switch',
  'unread-key',
  'misspelt-key',
  'older-or-newer-key',
  'wrong-word',
  'not-a-number',
  'not-a-switch',
  'port-empty',
  'port-impossible',
  'port-missing',
  'not-encoded',
  'host-is-url',
  'host-with-port',
  'host-unusable',
  'overridden',
  'sender-missing',
  'sender-malformed',
  'checks-off',
  'unprotected',
  'mode-proven',
  'name-on-certificate',
]);
export type ConfigProblem = z.infer<typeof configProblemSchema>;

const fixSchema = z.object({
  /** The line as it stands, null where it is not there. */
  line: z.string().nullable(),
  /** What belongs there; more than one line where more is needed. Null: nothing, the line goes away. */
  fixed: z.string().nullable(),
});

const configFindingSchema = fixSchema.extend({
  problem: configProblemSchema,
  /** From 1; null where the line is missing. */
  lineNumber: z.number().int().min(1).nullable(),
  /** Name of the setting, as the program knows it. */
  key: z.string(),
  /** `certain` only where the program's own documentation says so. */
  certainty: certaintySchema,
  why: z.string(),
  /** Other repairs that are as right. */
  alternatives: z.array(fixSchema),
  /** The page of the program that says so. */
  source: z.object({ url: z.string(), quote: z.string() }).nullable(),
});
export type ConfigFinding = z.infer<typeof configFindingSchema>;

/** What the text comes to, defaults of the program counted in. Null: it does not say. */
const configSettingsSchema = z.object({
  host: z.string().nullable(),
  port: z.number().int().nullable(),
  security: securitySchema.nullable(),
  username: z.string().nullable(),
  from: z.string().nullable(),
  auth: z.enum(['password', 'oauth2', 'cram', 'none']).nullable(),
});
export type ConfigSettings = z.infer<typeof configSettingsSchema>;

const configNoteSchema = z.object({
  code: z.enum(['password-cut', 'not-followed', 'not-enforced', 'other-program', 'truncated']),
  text: z.string(),
});
export type ConfigNote = z.infer<typeof configNoteSchema>;

export const inspectResultSchema = z.object({
  schema: z.literal('sendwell/inspect/1'),
  /** Name of the program that reads this, as it calls itself; null when nothing was understood. */
  program: z.string().nullable(),
  /** Its description in our tables, and the way it is written down. */
  dialect: z.string().nullable(),
  settings: configSettingsSchema,
  findings: z.array(configFindingSchema),
  /** The whole text with the first repair of every finding, passwords cut. Null when there is nothing to repair. */
  corrected: z.string().nullable(),
  notes: z.array(configNoteSchema),
  error: resultErrorSchema.optional(),
});
export type InspectResult = z.infer<typeof inspectResultSchema>;
