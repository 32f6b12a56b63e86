/**
 * Settings files (`*.sendwell.json`): what a helpdesk fills in beforehand for its people. Every object is strict, so
 * there is no field in which a password could travel, and none that starts a check.
 */
import { z } from 'zod';
import { languages } from './languages.ts';
import { clientIdsSchema } from './oauth.ts';
import { registers } from './registers.ts';
import { takeApart } from './server-text.ts';

/** What an organisation can switch off, in a settings file or by policy. */
export const restrictionSchema = z.enum([
  /** Servers typed by hand. */
  'typed-settings',
  /** Web pages and public databases while looking for settings; DNS and built-in facts stay. */
  'web-sources',
  /** A password in an export. */
  'password-in-export',
  /** Passwords that are kept. */
  'saved-password',
  /** Reports with full addresses. */
  'unmasked-report',
]);
export type Restriction = z.infer<typeof restrictionSchema>;

const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);
/** A server as it may be written in any field that takes one, but for a user name or password beside it. */
const serverText = z
  .string()
  .max(300)
  .regex(/^[^\p{Cc}\p{Cf}\s]+$/u)
  .refine((text) => {
    const reading = takeApart(text);
    return reading.ok && !reading.signIn;
  });
const domain = z
  .string()
  .max(253)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i);
const port = z.number().int().min(1).max(65_535);
const address = line(254).regex(/^[^\s@]+@[^\s@]+$/);

/** `%EMAILADDRESS%`, `%EMAILLOCALPART%` and `%EMAILDOMAIN%` stand for parts of the address. */
const username = line(320);

/** The user name where a file names none. */
export const wholeAddress = '%EMAILADDRESS%';

const server = z.strictObject({
  host: serverText,
  port,
  /** Endpoints without encryption cannot be filled in. */
  security: z.enum(['tls', 'starttls']),
  auth: z
    .array(z.enum(['password', 'password-encrypted', 'oauth2', 'none']))
    .min(1)
    .default(['password']),
  username: username.default(wholeAddress),
});

export const settingsFileSchema = z.strictObject({
  schema: z.literal('sendwell/settings-file/1'),
  organisation: z.strictObject({
    name: line(100),
    /** Who to ask, for the person. */
    contact: z
      .strictObject({
        name: line(100).optional(),
        email: address.optional(),
        phone: line(50).optional(),
        url: z
          .url({ protocol: /^https$/ })
          .max(500)
          .optional(),
      })
      .optional(),
  }),
  /** BCP 47 tag of the words. */
  language: z.enum(languages).optional(),
  /** The register of the words. */
  words: z.enum(registers).optional(),
  /** Mail domains that the servers are for. */
  domains: z.array(domain).min(1).max(100),
  /** Ways to send, best first. */
  servers: z.array(server).max(20).default([]),
  incoming: server.extend({ type: z.enum(['imap', 'pop3']) }).optional(),
  /** Only these ports are tried, whatever else is published. */
  allowedDoors: z
    .array(z.strictObject({ port, security: z.enum(['tls', 'starttls']) }))
    .min(1)
    .max(20)
    .optional(),
  restrictions: z.array(restrictionSchema).max(20).default([]),
  /** OAuth client ids by provider id, with the public `secret` that some providers hand out. */
  clientIds: clientIdsSchema.default({}),
  /** Where "Copy details for IT" proposes to send the report. */
  ticketAddress: address.optional(),
});
export type SettingsFile = z.infer<typeof settingsFileSchema>;
