/** What a person can set. The same keys can be set by the administrator; those show as locked. */
import { z } from 'zod';
import { languages } from './languages.ts';
import { contactSchema } from './model.ts';
import { clientIdsSchema } from './oauth.ts';
import { registers } from './registers.ts';

export const preferencesSchema = z.object({
  /** `system`: the language of the computer, English where there are no words of ours in it. */
  language: z.enum(['system', ...languages]),
  /** The register of the words. */
  words: z.enum(registers),
  theme: z.enum(['system', 'light', 'dark']),
  /** Ask this DNS server for everything: `IP`, `IPv4:PORT` or `[IPv6]:PORT`. Null: what the system uses. */
  dns: z.string().max(100).nullable(),
  /** Only built-in facts and DNS while searching: no web request. */
  offline: z.boolean(),
  /** Path of a PEM file whose certificates count beside the known authorities. */
  caFile: z.string().max(4096).nullable(),
  /** Keep passwords and sign-ins that worked, locked by the system's key store. */
  rememberPassword: z.boolean(),
  keepHistory: z.boolean(),
  /** OAuth client ids of this program by sign-in page: they belong to whoever ships it. */
  clientIds: clientIdsSchema,
  /** Look for a newer version at the start, and get it. */
  checkForUpdates: z.boolean(),
  /** The details of a result are open from the start. */
  detailsOpen: z.boolean(),
});
export type Preferences = z.infer<typeof preferencesSchema>;
export type PreferenceKey = keyof Preferences;

export const defaultPreferences: Preferences = {
  language: 'system',
  words: 'plain',
  theme: 'system',
  dns: null,
  offline: false,
  caFile: null,
  rememberPassword: false,
  keepHistory: true,
  clientIds: {},
  checkForUpdates: false,
  detailsOpen: false,
};

/** Some of the preferences, as they stand in the settings file or in the rules of the computer's owner. */
export const somePreferencesSchema = preferencesSchema.partial();
export type SomePreferences = z.infer<typeof somePreferencesSchema>;

/** What the page may change. It can take the certificate file away; only the dialog of the main process names one. */
const preferencesChangeSchema = somePreferencesSchema.extend({ caFile: z.null().optional() });

/** Why passwords cannot be kept: no key store, one that did not open, or one whose key everybody knows. */
const keyStoreProblemSchema = z.enum(['no-key-store', 'key-store-closed', 'plain-text-only']);
export type KeyStoreProblem = z.infer<typeof keyStoreProblemSchema>;

const caProblemSchema = z.enum(['file-unreadable', 'no-certificate']);
export type CaProblem = z.infer<typeof caProblemSchema>;

/** What the whole window speaks: it changes at once. */
export const spokenSchema = z.object({
  /** BCP 47 tag. */
  language: z.string(),
  words: z.enum(registers),
  /** The administrator has set the words. */
  wordsLocked: z.boolean(),
});
export type Spoken = z.infer<typeof spokenSchema>;

/** The settings as the page shows them. */
const settingsStateSchema = z.object({
  preferences: preferencesSchema,
  /** Set by the administrator. */
  locked: z.array(preferencesSchema.keyof()),
  /** Number of passwords and sign-ins that are kept. */
  savedPasswords: z.number().int(),
  /** What is wrong with the chosen certificate file; it does not count then. */
  caProblem: caProblemSchema.nullable(),
  /** BCP 47 tag of the language in use. */
  language: z.string(),
  /** True where this build can look for a newer version by itself. */
  updatable: z.boolean(),
});
export type SettingsState = z.infer<typeof settingsStateSchema>;

/** `null`: done. The settings are unchanged otherwise. */
const settingsRefusalSchema = z.union([
  z.enum(['locked', 'dns-unusable', 'cancelled']),
  keyStoreProblemSchema,
  caProblemSchema,
]);
export type SettingsRefusal = z.infer<typeof settingsRefusalSchema>;
const settingsAnswerSchema = z.object({
  refusal: settingsRefusalSchema.nullable(),
  settings: settingsStateSchema,
});
export type SettingsAnswer = z.infer<typeof settingsAnswerSchema>;

/** What came of a look for a newer version. `ready`: it is here, and in place after the next start. */
const updateAnswerSchema = z.object({
  result: z.enum(['none', 'ready', 'unreachable']),
  version: z.string().nullable(),
});
export type UpdateAnswer = z.infer<typeof updateAnswerSchema>;

/** `closed`: it is still kept, but the key store did not open. `gone`: there is none any more. */
const savedSignInSchema = z.enum(['begun', 'closed', 'gone']);
export type SavedSignIn = z.infer<typeof savedSignInSchema>;

/** Channels of the settings screen. */
export const settingsChannels = {
  'settings:read': { input: z.undefined(), output: settingsStateSchema },
  'settings:change': { input: preferencesChangeSchema, output: settingsAnswerSchema },
  /**
   * Why the key store cannot keep what it is to keep. Null where nothing is to be kept: nobody is asked then. May wait for
   * the person, whom the system asks to open it.
   */
  'settings:key-store': { input: z.undefined(), output: keyStoreProblemSchema.nullable() },
  /** Opens the system's file dialog. */
  'settings:choose-ca': { input: z.undefined(), output: settingsAnswerSchema },
  'settings:reset': { input: z.undefined(), output: settingsAnswerSchema },
  /** Takes back the last reset since the page was opened, with what it had forgotten. */
  'settings:undo-reset': { input: z.undefined(), output: settingsAnswerSchema },
  /** The page was left: a reset stays from now on. */
  'settings:left': { input: z.undefined(), output: z.undefined() },
  /** Everything that was contacted since the program started. */
  'settings:contacted': { input: z.undefined(), output: z.array(contactSchema) },
  /** `none` where this build cannot replace itself. */
  'updates:check': { input: z.undefined(), output: updateAnswerSchema },
  'passwords:forget-all': { input: z.undefined(), output: settingsAnswerSchema },
  /** Providers, by name, that did not confirm the end of a sign-in that was forgotten last; waits until all have been asked. */
  'passwords:not-ended': { input: z.undefined(), output: z.array(z.string()) },
  /** Is a password kept for this name at the server in use? */
  'passwords:has': { input: z.object({ username: z.string().max(512) }), output: z.boolean() },
  /** Signs in with the kept password; it never gets to the page. */
  'passwords:sign-in': { input: z.object({ username: z.string().max(512) }), output: savedSignInSchema },
} as const;
