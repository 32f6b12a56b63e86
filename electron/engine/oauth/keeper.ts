/** Signing in again without the page: what is kept beyond a run, and only where the person asked for that. */
import type { OAuthProblem, ProviderSignIn } from '../../../shared/oauth.ts';
import type { Secret } from '../base/secret.ts';
import type { OAuthClient } from './client.ts';
import { failed, type OAuthResult, type Tokens } from './outcome.ts';
import { type RefreshPlace, refreshTokens } from './tokens.ts';

/** A refresh token counts for one address, at one page, for one client (RFC 6749 10.4). */
export interface GrantAccount {
  address: string;
  /** Id of the sign-in page. */
  page: string;
  /** Null: a client that the page registered for us, which is kept with the sign-in. */
  clientId: string | null;
}

/** A sign-in beyond its run: it goes to the places that stand here, and to no other. */
export interface KeptGrant {
  refresh: Secret;
  /** The one place that the refresh token may be shown to. */
  tokenEndpoint: string;
  /** The one place where it is ended (RFC 7009), as the table or the page's own metadata named it; null: there is none. */
  revocationEndpoint: string | null;
  /** Who it was given out to. */
  client: OAuthClient;
  scopes: readonly string[];
}

/** Where grants are kept. Without one, tokens end with the run. */
export interface GrantKeeper {
  stateOf(account: GrantAccount): ProviderSignIn['remember'];
  /** Null when nothing is kept, or when it can no longer be opened. */
  open(account: GrantAccount): Promise<KeptGrant | null>;
  forget(account: GrantAccount): void;
  /** Forgets it at once, whatever comes; what was kept comes out when it can be opened, else null. */
  take(account: GrantAccount): Promise<KeptGrant | null>;
}

/** Ends of a refresh that say nothing about the refresh token: it may work next time. */
const passing: ReadonlySet<OAuthProblem> = new Set([
  'no-connection',
  'server-trouble',
  'answer-unusable',
  'stopped',
  'client-fault',
]);

/** Gets tokens for what was kept. What the provider no longer takes is forgotten, and so is what belongs elsewhere. */
export async function signInWithKept(
  keeper: GrantKeeper,
  account: GrantAccount,
  at: Omit<RefreshPlace, 'client'>,
  signal: AbortSignal,
): Promise<OAuthResult<{ tokens: Tokens; kept: KeptGrant }>> {
  const kept = await keeper.open(account);
  if (!kept) return failed('kept-refused');
  if (kept.tokenEndpoint !== at.server.tokenEndpoint) {
    keeper.forget(account);
    return failed('kept-refused');
  }
  const result = await refreshTokens({ ...at, client: kept.client }, kept.refresh, signal);
  if (result.ok) return { ok: true, value: { tokens: result.value, kept } };
  if (passing.has(result.failure.problem)) return result;
  keeper.forget(account);
  return { ok: false, failure: { ...result.failure, problem: 'kept-refused' } };
}
