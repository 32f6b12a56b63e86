/** What a sign-in through the provider's page ends with. */
import type { OAuthProblem } from '../../../shared/oauth.ts';
import type { Secret } from '../base/secret.ts';

/** What a provider gave out (RFC 6749 5.1). */
export interface Tokens {
  access: Secret;
  /** Kept in memory for this run only. */
  refresh: Secret | null;
  /** `performance.now()` at which the access token ends; null when the provider did not say. */
  endsAt: number | null;
  /** Null: what was asked for (RFC 6749 5.1). */
  scopes: readonly string[] | null;
  /** The name that the provider knows the account by; null where it did not say, or said none that can be used. */
  name: string | null;
}

interface OAuthFailure {
  problem: OAuthProblem;
  /** The provider's error code (RFC 6749 5.2), null when it gave none. */
  code: string | null;
  /** The provider's own words, safe to show; null when it said nothing. */
  detail: string | null;
}

/** A value, or why there is none. */
export type OAuthResult<T = Tokens> = { ok: true; value: T } | { ok: false; failure: OAuthFailure };

/** A failure of ours; `detail`: words for the details, safe to show. */
export function failed(problem: OAuthProblem, detail: string | null = null): OAuthResult<never> {
  return { ok: false, failure: { problem, code: null, detail } };
}
