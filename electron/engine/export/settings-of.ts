/** From what a run found out, or from a saved result, to the one shape that exports start from. */
import { z } from 'zod';
import { type AssistantState, worked } from '../../../shared/assistant.ts';
import { candidateFor, sameEndpoint } from '../../../shared/endpoint.ts';
import {
  type MailSettings,
  mailSettingsSchema,
  type SettingsAuth,
  settingsExportSchema,
} from '../../../shared/mail-settings.ts';
import { takesToken } from '../../../shared/mechanisms.ts';
import {
  type AuthKind,
  type Endpoint,
  endpointSchema,
  portFindingSchema,
  signInSchema,
  type Verdict,
  verdictSchema,
} from '../../../shared/model.ts';
import { discoverySchema } from '../../../shared/results.ts';

/** The parts of a result that settings are made from; the rest may be missing or of a later version. */
const partsSchema = z.object({
  discovery: discoverySchema.pick({ address: true, candidates: true, incoming: true }).nullable(),
  findings: z.array(portFindingSchema.pick({ endpoint: true, usable: true, auth: true })),
  signIn: signInSchema.pick({ ok: true, mechanism: true }).nullable(),
  verdict: verdictSchema.nullable().optional(),
});
type Parts = z.infer<typeof partsSchema>;

const savedCheckSchema = partsSchema.extend({
  schema: z.enum(['sendwell/check/1', 'sendwell/practice/1']),
  verdict: verdictSchema,
  recommendation: z.object({ endpoint: endpointSchema }).nullable(),
  settings: mailSettingsSchema.nullable().optional(),
});
const savedDiscoverySchema = discoverySchema
  .pick({ address: true, candidates: true, incoming: true })
  .extend({ schema: z.literal('sendwell/discover/1') });
const savedSchema = z.discriminatedUnion('schema', [
  savedCheckSchema,
  savedDiscoverySchema,
  settingsExportSchema,
]);

/** When and where a run ended. */
export interface RunEnd {
  at: Date;
  practice: boolean;
}

/** The settings that a run used or recommends; null while there is no endpoint. */
export function settingsOfState(state: AssistantState, end: RunEnd): MailSettings | null {
  const { chosen, verdict, username, address, from } = state;
  if (!chosen) return null;
  return {
    ...settingsAt(chosen, state, username ?? address ?? ''),
    fromAddress: from ?? address ?? '',
    ...verified(verdict, end),
  };
}

function settingsAt(endpoint: Endpoint, found: Parts, username: string): MailSettings {
  const { host, port, security } = endpoint;
  const candidate = candidateFor(endpoint, found.discovery?.candidates ?? []);
  const finding = found.findings.find((one) => sameEndpoint(one.endpoint, endpoint));
  return {
    host,
    port,
    security,
    auth: signedInNowhere(found) ? 'none' : authOf(found.signIn, finding, candidate?.auth ?? []),
    ...passwordMechanismOf(finding?.auth ?? []),
    ...otherPortsOf(endpoint, found.findings),
    username,
    fromAddress: found.discovery?.address ?? username,
    displayName: null,
    verifiedAt: null,
    verifiedFrom: null,
    incoming: found.discovery?.incoming ?? null,
  };
}

/** Only ports that could be used, each once; none where there are none. */
function otherPortsOf(chosen: Endpoint, findings: Parts['findings']): Pick<MailSettings, 'otherPorts'> {
  const otherPorts = findings
    .filter(
      ({ usable, endpoint }) => usable && endpoint.host === chosen.host && !sameEndpoint(endpoint, chosen),
    )
    .map(({ endpoint: { port, security } }) => ({ port, security }));
  return otherPorts.length > 0 ? { otherPorts } : {};
}

/** It worked, and without a sign-in: whatever the server offers, other programs need none either. */
function signedInNowhere({ signIn, verdict }: Parts): boolean {
  return signIn === null && worked(verdict ?? null);
}

/** What a run saw counts before what a source said. Mechanisms with a proof need nothing but a password elsewhere. */
function authOf(
  signIn: Parts['signIn'],
  finding: Parts['findings'][number] | undefined,
  kinds: readonly AuthKind[],
): SettingsAuth {
  if (signIn?.ok && takesToken(signIn.mechanism ?? '')) return 'oauth2';
  const offered = finding?.auth ?? [];
  if (offered.length > 0) return authOfMechanisms(offered);
  if (finding?.usable) return 'none';
  return authOfKinds(kinds);
}

function authOfMechanisms(offered: readonly string[]): SettingsAuth {
  if (offered.every(takesToken)) return 'oauth2';
  return offered.every((mechanism) => mechanism === 'CRAM-MD5' || takesToken(mechanism))
    ? 'cram'
    : 'password';
}

function passwordMechanismOf(offered: readonly string[]): Pick<MailSettings, 'passwordMechanism'> {
  const passwordMechanism = (['PLAIN', 'LOGIN'] as const).find((one) => offered.includes(one));
  return passwordMechanism ? { passwordMechanism } : {};
}

function authOfKinds(kinds: readonly AuthKind[]): SettingsAuth {
  if (kinds.length === 0 || kinds.includes('password')) return 'password';
  if (kinds.includes('password-encrypted')) return 'cram';
  if (kinds.includes('oauth2')) return 'oauth2';
  return kinds.includes('none') ? 'none' : 'password';
}

export type SavedSettings =
  | { ok: true; settings: MailSettings }
  /** `foreign`: no result of ours. `empty`: a result that found no endpoint. */
  | { ok: false; problem: 'foreign' | 'empty' };

/**
 * The settings in a saved JSON result of `check`, `practice`, `discover` or of the JSON export. `savedAt` stands for
 * the time of the test in results that do not tell it.
 */
export function settingsOfSaved(json: unknown, savedAt: Date): SavedSettings {
  const saved = savedSchema.safeParse(json);
  if (!saved.success) return { ok: false, problem: 'foreign' };
  const settings = settingsIn(saved.data, savedAt);
  return settings ? { ok: true, settings } : { ok: false, problem: 'empty' };
}

function settingsIn(saved: z.infer<typeof savedSchema>, savedAt: Date): MailSettings | null {
  switch (saved.schema) {
    case 'sendwell/settings/1': {
      const { schema: _schema, writtenAt: _writtenAt, password: _password, tested, ...settings } = saved;
      const unchanged =
        tested &&
        sameEndpoint(tested, settings) &&
        tested.auth === settings.auth &&
        tested.username === settings.username;
      return unchanged ? settings : { ...settings, verifiedAt: null, verifiedFrom: null };
    }
    case 'sendwell/discover/1': {
      const [first] = saved.candidates;
      return first
        ? settingsAt(first, { discovery: saved, findings: [], signIn: null }, first.username)
        : null;
    }
    default:
      return saved.settings ?? recommended(saved, savedAt);
  }
}

/** For results that do not carry their settings. */
function recommended(saved: z.infer<typeof savedCheckSchema>, savedAt: Date): MailSettings | null {
  const endpoint = saved.recommendation?.endpoint;
  if (!endpoint) return null;
  const username =
    candidateFor(endpoint, saved.discovery?.candidates ?? [])?.username ?? saved.discovery?.address ?? '';
  const end = { at: savedAt, practice: saved.schema === 'sendwell/practice/1' };
  return { ...settingsAt(endpoint, saved, username), ...verified(saved.verdict, end) };
}

function verified(
  verdict: Verdict | null,
  { at, practice }: RunEnd,
): Pick<MailSettings, 'verifiedAt' | 'verifiedFrom'> {
  if (!worked(verdict)) return { verifiedAt: null, verifiedFrom: null };
  return { verifiedAt: at.toISOString(), verifiedFrom: practice ? 'practice' : 'this-computer' };
}
