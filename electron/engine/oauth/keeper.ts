/** Signing in again without the page: what is kept beyond a run, and only where the person asked for that. */
import type { OAuthProblem, ProviderSignIn } from '../../../shared/oauth.ts';
import type { Secret } from '../base/secret.ts';
import { failed, type OAuthResult, type Tokens } from './outcome.ts';
import { type RefreshPlace, refreshTokens } from './tokens.ts';

/** A refresh token counts for one address, at one page, for one client (RFC 6749 10.4). */
export interface GrantAccount {
  address: string;
  /** Id of the sign-in page. */
  page: string;
  clientId: string;
}

export interface KeptGrant {
  refresh: Secret;
  /** The one place that the refresh token may be shown to. */
  tokenEndpoint: string;
  scopes: readonly string[];
}

/** Where grants are kept. Without one, tokens end with the run. */
export interface GrantKeeper {
  stateOf(account: GrantAccount): ProviderSignIn['remember'];
  /** Null when nothing is kept, or when it can no longer be opened. */
  open(account: GrantAccount): Promise<KeptGrant | null>;
  forget(account: GrantAccount): void;
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
  at: RefreshPlace,
  signal: AbortSignal,
): Promise<OAuthResult<{ tokens: Tokens; scopes: readonly string[] }>> {
  const kept = await keeper.open(account);
  if (!kept) return failed('kept-refused');
  if (kept.tokenEndpoint !== at.server.tokenEndpoint) {
    keeper.forget(account);
    return failed('kept-refused');
  }
  const result = await refreshTokens(at, kept.refresh, signal);
  if (result.ok) return { ok: true, value: { tokens: result.value, scopes: kept.scopes } };
  if (passing.has(result.failure.problem)) return result;
  keeper.forget(account);
  return { ok: false, failure: { ...result.failure, problem: 'kept-refused' } };
}
