/** The look at a device in the window: an order after a clear yes, then what is heard, as it happens. */
import { z } from 'zod';
import { heardDeviceSchema, listenResultSchema, listenSignSchema } from './listen.ts';
import { securitySchema } from './model.ts';

/** What a scripted device of this program does, to try the page without a printer. */
export const practiceDevices = ['good', 'wrong-mode', 'no-sign-in', 'other-sender', 'certificate'] as const;
export type PracticeDevice = (typeof practiceDevices)[number];

/** It never names an address that the internet can reach: that takes the command and a flag. */
const earOrderSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('device'),
    host: z.string().max(64),
    port: z.number().int().min(1).max(65_535),
    security: securitySchema,
    /** The address of the device; null: the person agrees to the first that connects. */
    device: z.string().max(64).nullable(),
    authInClear: z.boolean(),
  }),
  z.object({ what: z.literal('practice'), device: z.enum(practiceDevices) }),
]);
export type EarOrder = z.infer<typeof earOrderSchema>;

const earOfferSchema = z.object({
  /** False: whoever manages this computer has switched it off. */
  allowed: z.boolean(),
  /** Scripted devices are offered. */
  practice: z.boolean(),
  /** Private addresses of this computer, the most likely first; the one for programs on it last. */
  addresses: z.array(z.string()),
  /** As Node names it. */
  platform: z.string(),
});
export type EarOffer = z.infer<typeof earOfferSchema>;

const heardSchema = z.object({
  listening: listenResultSchema.shape.listening.unwrap(),
  device: heardDeviceSchema.nullable(),
  signs: z.array(z.object({ sign: listenSignSchema, facts: z.record(z.string(), z.string()) })),
  /** Who else connected and was turned away. */
  others: z.array(z.string()),
});
export type Heard = z.infer<typeof heardSchema>;

const earStateSchema = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('closed') }),
  z.object({
    stage: z.literal('refused'),
    why: z.enum(['port-taken', 'port-forbidden', 'foreign-address', 'switched-off', 'fault']),
    host: z.string(),
    port: z.number().int(),
  }),
  heardSchema.extend({
    stage: z.literal('open'),
    /** ISO 8601. */
    endsAt: z.string(),
    /** The address that wants to be agreed to. */
    asks: z.string().nullable(),
    /** A connection of the device is over, and no other has begun. */
    gone: z.boolean(),
  }),
  heardSchema.extend({ stage: z.literal('over'), ended: z.enum(['message', 'time', 'stopped']) }),
]);
export type EarState = z.infer<typeof earStateSchema>;

export const earChannels = {
  'listen:offer': { input: z.undefined(), output: earOfferSchema },
  /** Answers once it listens, or why it does not. */
  'listen:open': { input: earOrderSchema, output: earStateSchema },
  'listen:agree': { input: z.object({ ip: z.string().max(64), yes: z.boolean() }), output: z.undefined() },
  /** Answers once the port is closed. */
  'listen:stop': { input: z.undefined(), output: z.undefined() },
} as const;

export const earEvents = { 'listen:changed': earStateSchema } as const;
