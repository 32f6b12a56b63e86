/** Signing in through the provider's own page: what window and terminal show of it. No token ever is part of it. */
import { z } from 'zod';
import { type OAuthFlow, oauthFlows } from './oauth-flows.ts';

/** Why no token was given out. Words: `problem.<code>` in the area `oauth`. */
export const oauthProblemSchema = z.enum([
  /** Nobody names a sign-in page for this server. */
  'no-page',
  /** The page is a stranger to the mail domain and the mail server, and nobody has agreed to it by name. */
  'not-agreed',
  /** Nobody has registered this program with the provider. */
  'no-client',
  /** The provider's page cannot come back to a program on a computer. */
  'no-way-back',
  /** The web browser could not be opened. */
  'no-browser',
  /** No port could be opened for the way back. */
  'no-port',
  /** The person, or the provider, said no. */
  'refused',
  /** An administrator of the organisation has to allow this program first. */
  'admin-consent',
  /** What came back does not belong to this sign-in (state, issuer, repeated parameters). */
  'not-authentic',
  /** The provider does not know the client id. */
  'wrong-client',
  /** The client is registered for another kind of program, or of account. */
  'wrong-kind',
  /** The client is registered with another redirect address. */
  'wrong-redirect',
  /** The client secret is missing or wrong, or there must be none. */
  'wrong-secret',
  /** The provider does not give out this right. */
  'wrong-scope',
  /** The code or the refresh token was not taken: used up, too old, or not ours. */
  'code-refused',
  /** The provider no longer takes the sign-in that was kept. */
  'kept-refused',
  /** Nobody finished the sign-in page in time. */
  'timed-out',
  'no-connection',
  'server-trouble',
  /** The answer is too long or makes no sense. */
  'answer-unusable',
  'stopped',
  /** A fault of this program. */
  'client-fault',
]);
export type OAuthProblem = z.infer<typeof oauthProblemSchema>;

/** What to copy into the registration form of a provider. */
const registrationSchema = z.object({
  page: z.string(),
  kind: z.string(),
  redirect: z.string().nullable(),
  needsSecret: z.boolean(),
  scopes: z.array(z.string()),
  switches: z.array(z.string()),
});
export type Registration = z.infer<typeof registrationSchema>;

/** What to change where the client is registered, in words of the area `oauth`; null: nothing there helps. */
export function clientFix(problem: OAuthProblem | null, registration: Registration | null) {
  const key = registration && problem && fixOf(problem, registration);
  if (!key) return null;
  const { page, kind, redirect, scopes, switches } = registration;
  const values = {
    page,
    kind,
    redirect: redirect ?? '',
    scopes: scopes.join(' '),
    switches: switches.join('; '),
  };
  return { key, values };
}

type ClientFix = `fix.${
  | 'wrong-client'
  | 'wrong-kind'
  | 'wrong-redirect'
  | 'wrong-scope'
  | 'secret-needed'
  | 'secret-none'
  | 'admin-consent'}`;

function fixOf(problem: OAuthProblem, { redirect, needsSecret }: Registration): ClientFix | null {
  switch (problem) {
    case 'wrong-client':
    case 'wrong-kind':
    case 'wrong-scope':
    case 'admin-consent':
      return `fix.${problem}`;
    case 'wrong-redirect':
      // Where none is registered, the kind of the client says which are taken.
      return redirect === null ? 'fix.wrong-kind' : 'fix.wrong-redirect';
    case 'wrong-secret':
      return needsSecret ? 'fix.secret-needed' : 'fix.secret-none';
    default:
      return null;
  }
}

export const oauthFlowSchema = z.enum(oauthFlows);
export type { OAuthFlow };

/** The sign-in page that the chosen server belongs to, and how far signing in there has come. */
export const providerSignInSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Host of the page that the person will see. */
  host: z.string(),
  /** Host of the mail server that its tokens go to. */
  server: z.string(),
  /** The page belongs to neither owner, of the mail domain or of the server: it opens once both names were agreed to. */
  foreign: z.boolean(),
  /** What can be done here; empty when there is no way. */
  flows: z.array(oauthFlowSchema),
  /** A client id is at hand. */
  ready: z.boolean(),
  /** What becomes of the sign-in: forgotten at the end, kept once it worked, or kept since an earlier run. */
  remember: z.enum(['off', 'on', 'kept']),
  /** Null: not known for this provider. */
  registration: registrationSchema.nullable(),
  stage: z.enum(['offered', 'waiting', 'done', 'failed']),
  /** Of the page or the code that stands there: when it is given up (ISO 8601). */
  endsAt: z.string().optional(),
  /** The page of a browser sign-in. It is only shown where the program cannot open it. */
  page: z.string().nullable(),
  /** RFC 8628 3.2: what to type, and where. */
  device: z.object({ code: z.string(), page: z.string() }).nullable(),
  problem: oauthProblemSchema.nullable(),
  /** The provider's own words about the problem, for the details. */
  detail: z.string().nullable(),
  /** The name that the provider knows the account by, where it is another than the address. */
  signsInAs: z.string().nullable(),
  /** What became of a kept sign-in that was forgotten: asking the provider to end it, ended there too, or gone only here. */
  signedOut: z.enum(['asking', 'there-too', 'only-here']).nullable(),
});
export type ProviderSignIn = z.infer<typeof providerSignInSchema>;

/** Name of the environment variable that holds the client id, or its secret, for a sign-in page. */
export function clientVariable(serverId: string, part: 'ID' | 'SECRET' = 'ID'): string {
  return `SENDWELL_${serverId.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_CLIENT_${part}`;
}

/** RFC 6749 A.1, A.2. */
export const clientText = z.string().regex(/^[\x20-\x7e]{1,500}$/);

/**
 * Client ids by id of the sign-in page, as settings, settings files and policies carry them. Some providers hand out a
 * secret with them that every copy of the program has: it is none (RFC 8252 8.5).
 */
export const clientIdsSchema = z.record(
  z.string().regex(/^[a-z0-9.-]{1,253}$/),
  z.union([clientText, z.strictObject({ id: clientText, secret: clientText.optional() })]),
);
export type ClientIds = z.infer<typeof clientIdsSchema>;

/** The client that a place knows for a sign-in page; undefined where nobody has registered one. */
export type ClientOf = (page: string) => ClientIds[string] | undefined;

/**
 * `SENDWELL_GOOGLE_CLIENT_ID`, `SENDWELL_GOOGLE_CLIENT_SECRET` and so on; any character of a server id that is no letter
 * or digit is `_`.
 */
export function clientOfEnvironment(env: Readonly<Record<string, string | undefined>>): ClientOf {
  return (serverId) => {
    const id = env[clientVariable(serverId)];
    return id ? { id, secret: env[clientVariable(serverId, 'SECRET')] } : undefined;
  };
}

/** What autoconfig (`oAuth2`) or PACC (`oauth-public`) say about the sign-in page of a domain. */
export interface PublishedOAuth {
  /** A URL, or a bare host name as older files have it. */
  issuer: string;
  scopes: string[];
  /** Mail servers that the same file names: tokens of this page go nowhere else. */
  hosts: readonly string[];
  /** Null: RFC 8414 metadata of the issuer says it. */
  authorizationEndpoint: string | null;
  tokenEndpoint: string | null;
  /** A client that the file hands out to every program, such as `open`. It counts at this issuer and nowhere else. */
  client?: { id: string; secret?: string | undefined };
}

/** draft-ietf-mailmaint-oauth-public: one scope for all mail protocols. All that an issuer unknown to us is asked for. */
export const openScopes: readonly string[] = ['urn:ietf:params:oauth:scope:mail'];
