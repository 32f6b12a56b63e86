/** Every channel between page and main process with its zod schema. The API type of the page is derived from here. */
import { z } from 'zod';
import { accountChannels, accountEvents } from './accounts.ts';
import { assistantCommandSchema, assistantStateSchema, commandAnswerSchema } from './assistant.ts';
import type { Catalogue } from './explain/i18n.ts';
import { configurationChannels } from './given-configuration.ts';
import { historyChannels } from './history.ts';
import { incidentChannels, incidentsSchema } from './incidents.ts';
import { earChannels, earEvents } from './listen-desk.ts';
import { deskChannels } from './microsoft-365/desk.ts';
import { scenarioNames } from './practice-scenarios.ts';
import { settingsChannels, spokenSchema } from './preferences.ts';
import { settingsFileChannels, settingsFileInUseSchema } from './settings-file-offer.ts';
import { toolChannels } from './tools.ts';
import { wishes } from './wishes.ts';

const practiceScenarioSchema = z.enum(scenarioNames);

/** What the practice world hands out. Its password is public: it opens nothing but the practice mailbox. */
const practiceAccountSchema = z.object({
  scenario: practiceScenarioSchema,
  address: z.string(),
  password: z.string(),
});
const practiceMessageSchema = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  receivedAt: z.string(),
});
/** One thing that happened at a practice port. */
const practiceEventSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** The public port, such as 587. */
  port: z.number().int(),
  kind: z.enum([
    'connected',
    'silent',
    'encrypted',
    'signed-in',
    'sign-in-refused',
    'sender-refused',
    'recipient-refused',
    'message-refused',
    'accepted',
    'closed',
  ]),
  detail: z.string(),
});
export type PracticeEvent = z.infer<typeof practiceEventSchema>;

/** Requests: the page asks, main answers. */
export const channels = {
  'assistant:command': { input: assistantCommandSchema, output: commandAnswerSchema },
  'assistant:state': { input: z.undefined(), output: assistantStateSchema },
  'practice:enter': { input: z.object({ scenario: practiceScenarioSchema }), output: practiceAccountSchema },
  'practice:leave': { input: z.undefined(), output: z.undefined() },
  'practice:inbox': { input: z.undefined(), output: z.array(practiceMessageSchema) },
  'practice:events': { input: z.undefined(), output: z.array(practiceEventSchema) },
  /** Opens the page of the sign-in that is going on in the person's own browser; no other address can be asked for. */
  'sign-in-page:open': { input: z.undefined(), output: z.object({ opened: z.boolean() }) },
  'shell:copy': { input: z.object({ text: z.string().max(200_000) }), output: z.undefined() },
  'shell:open-help': {
    input: z.object({ url: z.string().max(2000) }),
    output: z.object({ opened: z.boolean() }),
  },
  'shell:info': {
    input: z.undefined(),
    output: spokenSchema.extend({ version: z.string(), platform: z.string(), detailsOpen: z.boolean() }),
  },
  /** The words of the language that the window speaks now, by area. They stand in the main process alone. */
  'shell:words': {
    input: z.undefined(),
    output: z.object({
      language: z.string(),
      words: z.custom<Catalogue>((words) => typeof words === 'object'),
    }),
  },
  ...toolChannels,
  ...configurationChannels,
  ...settingsFileChannels,
  ...settingsChannels,
  ...historyChannels,
  ...incidentChannels,
  ...deskChannels,
  ...earChannels,
  ...accountChannels,
} as const;
export type Channel = keyof typeof channels;
export type ChannelInput<C extends Channel> = z.infer<(typeof channels)[C]['input']>;
export type ChannelOutput<C extends Channel> = z.infer<(typeof channels)[C]['output']>;

/** Events: main tells the page. */
export const events = {
  'assistant:changed': assistantStateSchema,
  'incidents:changed': incidentsSchema,
  ...earEvents,
  ...accountEvents,
  /** The window speaks another language or in other words now. */
  'settings:spoken': spokenSchema,
  /** The person wants something of the page, by the menu or its keys. */
  'shell:wish': z.object({ wish: z.enum(wishes) }),
  /** A settings file is there to be looked at. */
  'settings-file:opened': z.object({}),
  /** Another settings file counts from now on, or none does. */
  'settings-file:changed': settingsFileInUseSchema,
} as const;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;

/** The one object that the preload puts on `window.sendwell`. */
export interface SendwellApi {
  invoke<C extends Channel>(channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>>;
  /** Calls back on every event until the returned function is called. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}
