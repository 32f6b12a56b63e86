/** What the assistant shows and what it can be told. Snapshots go out, commands come in; both cross IPC as plain data. */
import { z } from 'zod';
import { arrivalCheckSchema } from './arrival.ts';
import { diagnosisSchema } from './diagnosis.ts';
import { sameEndpoint } from './endpoint.ts';
import {
  contactSchema,
  type Endpoint,
  endpointSchema,
  phaseNameSchema,
  portFindingSchema,
  providerSummarySchema,
  recommendationSchema,
  securitySchema,
  signInSchema,
  sourceSchema,
  transcriptLineSchema,
  type Verdict,
  verdictSchema,
  verificationSchema,
  warningSchema,
} from './model.ts';
import { oauthFlowSchema, providerSignInSchema } from './oauth.ts';
import { discoverySchema } from './results.ts';

/** Where the job stands. `needs-*` stages wait for the person. */
const assistantStageSchema = z.enum([
  'idle',
  'discovering',
  'needs-consent',
  'probing',
  'needs-sign-in',
  'signing-in',
  'sending',
  'finished',
]);
export type AssistantStage = z.infer<typeof assistantStageSchema>;

const workingStages = [
  'discovering',
  'probing',
  'signing-in',
  'sending',
] as const satisfies readonly AssistantStage[];
export type WorkingStage = (typeof workingStages)[number];

/** True while the program works and there is something to stop. The other stages wait for the person, or for a start. */
export function isWorking(stage: AssistantStage): stage is WorkingStage {
  return workingStages.some((working) => working === stage);
}

/** True when the server took the message, or the sign-in where no message was wanted. */
export function worked(verdict: Verdict | null): boolean {
  return verdict === 'works' || verdict === 'works-with-warnings';
}

/** A host that may be contacted only after the person agreed to it by name. */
const consentRequestSchema = z.object({
  host: z.string(),
  source: z.union([sourceSchema, z.literal('certificate')]),
  domain: z.string(),
  /** The password itself would go there, for the host tells the settings only then. */
  password: z.literal(true).optional(),
});
export type ConsentRequest = z.infer<typeof consentRequestSchema>;

/** One snapshot. A secret is never part of it. */
export const assistantStateSchema = z.object({
  stage: assistantStageSchema,
  address: z.string().nullable(),
  /** The name to sign in with, as the chosen candidate suggests it. */
  username: z.string().nullable(),
  provider: providerSummarySchema.nullable(),
  /** Grows while the sources answer. */
  discovery: discoverySchema.nullable(),
  consent: consentRequestSchema.nullable(),
  /** Endpoints that are being probed right now. */
  pending: z.array(endpointSchema),
  /** What takes longer than usual right now. Slow, but normal: it is still waited for. */
  slow: z.array(z.object({ endpoint: endpointSchema, phase: phaseNameSchema })),
  findings: z.array(portFindingSchema),
  recommendation: recommendationSchema.nullable(),
  /** The endpoint in use: the recommended one unless the person chose another. */
  chosen: endpointSchema.nullable(),
  /** The provider's own sign-in page; null where the chosen server takes no tokens, or nobody knows its page. */
  providerSignIn: providerSignInSchema.nullable(),
  signIn: signInSchema.nullable(),
  /** After a refused password: the other form of the name, which `use-other-username` tries once. Else null. */
  otherUsername: z.string().nullable(),
  /** After a refused app password: it was typed with the blanks it is shown with, and `use-without-blanks` tries it once. */
  typedWithBlanks: z.boolean(),
  verification: verificationSchema.nullable(),
  /** The six digits in the verification message. */
  code: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  arrival: z.enum(['unknown', 'arrived', 'missing']),
  /** Looking for the message in the mailbox; null where no incoming server is known. */
  arrivalCheck: arrivalCheckSchema.nullable(),
  verdict: verdictSchema.nullable(),
  /** The one cause to show first. */
  diagnosis: diagnosisSchema.nullable(),
  warnings: z.array(warningSchema),
  contacted: z.array(contactSchema),
  transcript: z.array(transcriptLineSchema),
  elapsedMs: z.number(),
});
export type AssistantState = z.infer<typeof assistantStateSchema>;

/** Settings typed by hand. Any of them may be missing; what is missing is found out. */
export const manualSettingsSchema = z.object({
  host: z.string().min(1).max(255).optional(),
  port: z.number().int().min(1).max(65535).optional(),
  security: securitySchema.optional(),
  username: z.string().max(512).optional(),
  /**
   * SHA-256 of the one certificate that the person accepts for this run: of a gateway on this computer alone, so host is a
   * literal 127.x or ::1, and port is typed.
   */
  fingerprint: z
    .string()
    .regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    .optional(),
});
export type ManualSettings = z.infer<typeof manualSettingsSchema>;

export const assistantCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    address: z.string().max(1000),
    manual: manualSettingsSchema.optional(),
    /** Sender and recipient of the first message; the address itself where nobody says. */
    from: z.string().max(1000).optional(),
    to: z.string().max(1000).optional(),
  }),
  z.object({ type: z.literal('agree'), host: z.string().max(255) }),
  z.object({ type: z.literal('decline'), host: z.string().max(255) }),
  z.object({ type: z.literal('choose'), endpoint: endpointSchema }),
  /** Whoever receives it wraps `secret` at once; it never comes back. */
  z.object({
    type: z.literal('sign-in'),
    username: z.string().max(512),
    kind: z.enum(['password', 'token']),
    secret: z.string().min(1).max(16384),
  }),
  /** Tries the refused password once more, with `otherUsername` as the name. */
  z.object({ type: z.literal('use-other-username') }),
  /** Tries the refused app password once more, without the blanks that it is shown with. */
  z.object({ type: z.literal('use-without-blanks') }),
  /** Signs in through the provider's page. `alsoRead`: asks for the right to look for the test message as well. */
  z.object({
    type: z.literal('provider-sign-in'),
    flow: oauthFlowSchema,
    alsoRead: z.boolean(),
    /** Host of a foreign page, as the person read it and agreed to it. */
    agreedHost: z.string().max(253).optional(),
  }),
  /** Signs in with what was kept of an earlier sign-in, without the page. */
  z.object({ type: z.literal('kept-sign-in') }),
  z.object({ type: z.literal('cancel-provider-sign-in') }),
  /** Forgets the tokens of the provider's page, those that were kept too. */
  z.object({ type: z.literal('sign-out') }),
  /** Ends the job where it waits for a sign-in: the verdict says what is in the way. */
  z.object({ type: z.literal('give-up') }),
  z.object({
    type: z.literal('send'),
    from: z.string().max(1000).optional(),
    to: z.string().max(1000).optional(),
    /** With 1 MB attached: small messages pass where large pieces get lost. */
    large: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('arrived') }),
  z.object({ type: z.literal('nothing-came') }),
  /** Looks for the message. The person agrees to the server that `arrivalCheck` names by asking for it. */
  z.object({ type: z.literal('check-arrival'), deleteAfter: z.boolean() }),
  z.object({ type: z.literal('stop-arrival-check') }),
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('reset') }),
]);
export type AssistantCommand = z.infer<typeof assistantCommandSchema>;

/** Why a command was not taken. The state is unchanged then. */
const commandRefusalSchema = z.enum([
  'address-unusable',
  'not-now',
  'unknown-host',
  'unknown-endpoint',
  'from-unusable',
  'to-unusable',
  'settings-unusable',
]);
export type CommandRefusal = z.infer<typeof commandRefusalSchema>;
export const commandAnswerSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: commandRefusalSchema, detail: z.string().nullable() }),
]);
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

/** A command as far as it matters whether it fits the moment: what is signed in with does not. */
export type CommandKind =
  | Exclude<AssistantCommand, { type: 'sign-in' }>
  | Pick<Extract<AssistantCommand, { type: 'sign-in' }>, 'type'>;

/**
 * Why the command does not fit the moment that the snapshot shows; null when it does. The engine refuses by it, the window
 * shows its buttons by it. What was typed into a command (an address, a host) is looked at by the engine besides.
 */
export function accepts(state: AssistantState, command: CommandKind): CommandRefusal | null {
  if (command.type === 'start' || command.type === 'reset') return null;
  if (state.address === null) return 'not-now';
  switch (command.type) {
    case 'agree':
    case 'decline':
      return state.consent?.host === command.host ? null : 'unknown-host';
    case 'choose':
      if (!isUsable(state, command.endpoint)) return 'unknown-endpoint';
      return nowIf(waitsForSignIn(state) || maySayMore(state));
    default:
      return nowIf(fits(state, command.type));
  }
}

function nowIf(fitting: boolean): CommandRefusal | null {
  return fitting ? null : 'not-now';
}

/** `state` is that of a run that was started. */
function fits(
  state: AssistantState,
  type: Exclude<AssistantCommand['type'], 'start' | 'reset' | 'agree' | 'decline' | 'choose'>,
): boolean {
  const { chosen, otherUsername, typedWithBlanks, providerSignIn: page, arrivalCheck: search } = state;
  switch (type) {
    case 'sign-in':
      return comesBeforeSignIn(state) || waitsForSignIn(state) || (maySayMore(state) && chosen !== null);
    case 'use-other-username':
      return maySayMore(state) && otherUsername !== null;
    case 'use-without-blanks':
      return maySayMore(state) && typedWithBlanks;
    case 'provider-sign-in':
    case 'kept-sign-in':
      return page !== null && page.stage !== 'waiting' && (waitsForSignIn(state) || maySayMore(state));
    case 'cancel-provider-sign-in':
      return page?.stage === 'waiting';
    case 'sign-out':
      return page !== null && page.stage !== 'waiting';
    case 'give-up':
      return waitsForSignIn(state);
    case 'send':
      return maySayMore(state) && chosen !== null;
    case 'arrived':
    case 'nothing-came':
      return state.verification !== null;
    case 'check-arrival':
      return search !== null && search.stage !== 'looking' && search.stage !== 'found';
    case 'stop-arrival-check':
      return search?.stage === 'looking';
    case 'stop':
      return true;
  }
}

/** Credentials may come early: they are kept until an endpoint is ready for them. */
function comesBeforeSignIn({ stage }: AssistantState): boolean {
  return stage === 'idle' || stage === 'discovering' || stage === 'needs-consent' || stage === 'probing';
}

function waitsForSignIn({ stage }: AssistantState): boolean {
  return stage === 'needs-sign-in';
}

/** The verdict stands, and the run can be taken up again from there: the person did not end it without a result. */
function maySayMore({ stage, verdict, diagnosis }: AssistantState): boolean {
  if (stage !== 'finished' || verdict === null) return false;
  return verdict !== 'unfinished' || diagnosis !== null;
}

function isUsable({ findings }: AssistantState, named: Endpoint): boolean {
  return findings.some(({ usable, endpoint }) => usable && sameEndpoint(endpoint, named));
}
