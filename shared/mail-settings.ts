/** Outgoing settings in the one shape that every export starts from. */
import { z } from 'zod';
import { endpointSchema, incomingServerSchema } from './model.ts';

/** How other programs are told to sign in. `cram`: CRAM-MD5, where the server offers nothing more usual. */
const settingsAuthSchema = z.enum(['password', 'oauth2', 'cram', 'none']);
export type SettingsAuth = z.infer<typeof settingsAuthSchema>;

export const mailSettingsSchema = endpointSchema.extend({
  auth: settingsAuthSchema,
  /** Other ports of the same server that could be used in the same run. */
  otherPorts: z.array(endpointSchema.pick({ port: true, security: true })).optional(),
  /** Which of the two that carry the password itself the endpoint offers; PLAIN where it offers both. */
  passwordMechanism: z.enum(['PLAIN', 'LOGIN']).optional(),
  /** Of no meaning with `none`; exports leave it empty then. */
  username: z.string(),
  fromAddress: z.string(),
  /** Name of the sender; null when nobody gave one. */
  displayName: z.string().nullable(),
  /** ISO 8601: when a sign-in with these settings worked. Null: nobody has signed in with them yet. */
  verifiedAt: z.string().nullable(),
  /** Where it worked: on this computer's network, or in the practice mail world. */
  verifiedFrom: z.enum(['this-computer', 'practice']).nullable(),
  /** Incoming server of the same account, for the formats that describe a whole account. */
  incoming: incomingServerSchema.nullable(),
});
export type MailSettings = z.infer<typeof mailSettingsSchema>;

/** The JSON export: the same shape, with a place for the password. It can be read back in. */
export const settingsExportSchema = mailSettingsSchema.extend({
  schema: z.literal('sendwell/settings/1'),
  /** ISO 8601. */
  writtenAt: z.string(),
  /** What was tested. Where the settings are not these any more, they count as not tested. Null: nothing was. */
  tested: endpointSchema.extend({ auth: settingsAuthSchema, username: z.string() }).nullable().optional(),
  /** A placeholder unless somebody asked for the password to stand in this export. Null: no sign-in. */
  password: z.string().nullable(),
});
export type SettingsExport = z.infer<typeof settingsExportSchema>;
