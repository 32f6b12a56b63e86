/** Rules set by the administrator of a computer. They override what a person set, and show as locked. */
import { z } from 'zod';
import { preferencesSchema } from './preferences.ts';
import { restrictionSchema } from './settings-file.ts';

export const policySchema = preferencesSchema
  .extend({
    /** Path of a settings file (`*.sendwell.json`) that is opened at every start. */
    settingsFile: z.string().min(1).max(4096),
    /** Base URL of the provider database, or `off`. */
    providerDatabase: z.union([z.literal('off'), z.url({ protocol: /^https?$/ }).max(500)]),
    /** False: the built-in servers of known providers are not used. */
    builtInServers: z.boolean(),
    /** Hosts outside the mail domain that need no agreement; exact names. */
    allowedHosts: z.array(z.string().min(1).max(253)).max(200),
    restrictions: z.array(restrictionSchema).max(20),
    /** False: practice mode is not offered. */
    practiceMode: z.boolean(),
    /** False: nothing listens for devices. */
    listening: z.boolean(),
  })
  .partial();
export type Policy = z.infer<typeof policySchema>;
export type PolicyName = keyof Policy;
