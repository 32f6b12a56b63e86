/** Why a mail server did not take a token: what it said, and what a readable token says about itself. */
import { z } from 'zod';
import type { Credentials } from '../base/credentials.ts';
import type { Secret } from '../base/secret.ts';
import type { Observation, TokenProblem } from '../diagnosis/evidence.ts';
import { oauthFactsFor } from '../oauth/server.ts';
import type { TokenError } from '../smtp/mechanisms/mechanism.ts';
import type { SignInOutcome } from '../smtp/sign-in.ts';

/** What is looked at in a readable token; nothing else of it is kept. */
interface TokenFacts {
  audience: string | null;
  /** By the clock of this computer. */
  expired: boolean;
  /** Null: the token does not say. */
  scopes: string[] | null;
}

/** Nothing when the credentials are no token or the server spoke about something else. */
export function tokenObservations(
  { failure, tried }: Pick<SignInOutcome, 'failure' | 'tried'>,
  credentials: Credentials | null,
  host: string,
): Observation[] {
  if (credentials?.kind !== 'token' || failure?.kind !== 'reply') return [];
  const error = tried.at(-1)?.tokenError ?? null;
  if (failure.reply.code < 500 || (failure.reply.code !== 535 && !error)) return [];
  const problem = problemOf(readTokenFacts(credentials.secret), error, host);
  const said: Partial<Extract<Observation, { kind: 'token-refused' }>> = {};
  if (error?.status) said.tokenStatus = error.status;
  if (error?.scope) said.tokenScope = error.scope;
  return [{ kind: 'token-refused', problem, ...said }];
}

function problemOf(token: TokenFacts | null, error: TokenError | null, host: string): TokenProblem {
  const facts = oauthFactsFor(host);
  if (token?.expired) return 'expired';
  if (token?.audience && facts && facts.audiences.length > 0 && !facts.audiences.includes(token.audience))
    return 'audience';
  const missing = token?.scopes && facts && !facts.scopes.send.some((scope) => grants(token.scopes, scope));
  if (missing || error?.status === 'insufficient_scope') return 'scope';
  return 'refused';
}

/** A token names a scope in full or by its last part. */
function grants(granted: readonly string[] | null, wanted: string): boolean {
  const short = wanted.slice(wanted.lastIndexOf('/') + 1);
  return granted?.some((scope) => scope === wanted || (short !== '' && scope === short)) ?? true;
}

const claimsSchema = z.object({
  aud: z.string().nullish().catch(null),
  exp: z.number().nullish().catch(null),
  scp: z.string().nullish().catch(null),
  scope: z.string().nullish().catch(null),
});

/** The claims of a JSON web token (RFC 9068), unverified: a hint for the explanation. Null for every other token. */
function readTokenFacts(token: Secret): TokenFacts | null {
  const [, payload, signature] = token.open().split('.');
  if (payload === undefined || signature === undefined) return null;
  const claims = claimsSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()));
  if (!claims.success) return null;
  const { aud, exp, scp, scope } = claims.data;
  const scopes = scp ?? scope ?? null;
  return {
    audience: aud?.replace(/\/$/, '') ?? null,
    expired: typeof exp === 'number' && exp * 1000 < Date.now(),
    scopes: scopes === null ? null : scopes.split(' '),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
