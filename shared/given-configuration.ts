/** Requests of the page for a configuration of another program: what it says, a check of exactly that, and what the check proved. */
import { z } from 'zod';
import { commandAnswerSchema } from './assistant.ts';
import { inspectResultSchema } from './inspect.ts';
import { registers } from './registers.ts';

/** Characters that are read; what follows is left away with a note. */
export const longestConfiguration = 400_000;
/** A few more, so that the reader itself notes what is too long. */
const longestGiven = longestConfiguration + 1;

/** The words of the findings: a BCP 47 tag, and whom they are for. */
const spoken = { language: z.string().max(35), register: z.enum(registers) };

/** A configuration as it was understood. */
const readConfigurationSchema = z.object({
  result: inspectResultSchema,
  /** The text without its passwords: from here on the page has no other. */
  text: z.string(),
  /** The main process holds a password of it until the page is closed. */
  hasPassword: z.boolean(),
  /** The address that it sends for; null where it names none. */
  address: z.string().nullable(),
});
export type ReadConfiguration = z.infer<typeof readConfigurationSchema>;

export const configurationChannels = {
  'configuration:read': {
    input: z.object({ text: z.string().max(longestGiven), ...spoken }),
    output: readConfigurationSchema,
  },
  /** Begins a check of what was read last. `withPassword`: the person said yes to the password that stands in it. */
  'configuration:prove': {
    input: z.object({ address: z.string().max(1000), withPassword: z.boolean() }),
    output: commandAnswerSchema,
  },
  /** What was read last, with what the servers showed in its check; null without such a check. */
  'configuration:proved': { input: z.object(spoken), output: inspectResultSchema.nullable() },
  /** Text and password are let go. */
  'configuration:forget': { input: z.undefined(), output: z.undefined() },
} as const;
