/** A settings file on its way into use: opened, shown in full, and used only when the person says so. */
import { z } from 'zod';
import { restrictionSchema } from './settings-file.ts';

/** Characters of a dropped file that cross to the main process. Settings files are shorter; what is longer is refused. */
export const longestOffer = 100_001;

const settingsFileOfferSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Name of the file, without its folder. */
    name: z.string(),
    title: z.string(),
    /** Everything that the file says. */
    lines: z.array(z.tuple([z.string(), z.string()])),
  }),
  /** `problem` is a sentence. */
  z.object({ ok: z.literal(false), name: z.string(), problem: z.string() }),
]);
export type SettingsFileOffer = z.infer<typeof settingsFileOfferSchema>;

export const settingsFileInUseSchema = z.object({
  /** Null: no file is in use. */
  organisation: z.string().nullable(),
  contact: z.string().nullable(),
  /** What the file, or the administrator, has switched off. */
  restrictions: z.array(restrictionSchema),
  /** Where the report for IT is to be sent. */
  ticketAddress: z.string().nullable(),
  /** False where the administrator has switched practice off. */
  practiceMode: z.boolean(),
  /** False for the file of the administrator. */
  leavable: z.boolean(),
});
export type SettingsFileInUse = z.infer<typeof settingsFileInUseSchema>;

export const settingsFileChannels = {
  /** Asks for a file with the dialog of the system; `settings-file:opened` follows when one was chosen. */
  'settings-file:choose': { input: z.undefined(), output: z.undefined() },
  /** A file that was dropped onto the window. */
  'settings-file:drop': {
    input: z.object({ name: z.string().max(300), text: z.string().max(longestOffer) }),
    output: z.undefined(),
  },
  /** What waits to be looked at, in words of this language. */
  'settings-file:offer': {
    input: z.object({ language: z.string().max(35) }),
    output: settingsFileOfferSchema.nullable(),
  },
  'settings-file:use': { input: z.undefined(), output: z.undefined() },
  'settings-file:dismiss': { input: z.undefined(), output: z.undefined() },
  'settings-file:in-use': { input: z.undefined(), output: settingsFileInUseSchema },
  'settings-file:leave': { input: z.undefined(), output: z.undefined() },
} as const;
