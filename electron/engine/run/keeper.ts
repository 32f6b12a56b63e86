/** What outlives a run of signing in, where the person asked for that: passwords that worked, and sign-ins of a page. */
import type { ProviderSignIn } from '../../../shared/oauth.ts';
import type { Secret } from '../base/secret.ts';
import type { SignInOrder } from '../oauth/browser-flow.ts';
import { type GrantAccount, type GrantKeeper, type KeptGrant, signInWithKept } from '../oauth/keeper.ts';
import { failed, type OAuthResult, type Tokens } from '../oauth/outcome.ts';

/** What a mail server has judged. A token that the person brought along is nobody's to keep. */
type Judged =
  | { kind: 'password'; username: string; host: string; secret: Secret }
  | { kind: 'grant'; account: GrantAccount; grant: KeptGrant };

/** The window has one over the system's key store. */
export interface Keeper extends GrantKeeper {
  /** A mail server took this, or said no to it. Whether it is kept, or forgotten, is the keeper's to decide. */
  judged(credentials: Judged, taken: boolean): Promise<void>;
}

/** Tokens with what is needed to renew them. They go to mail servers of this sign-in page only. */
export interface Grant {
  order: SignInOrder;
  tokens: Tokens;
  /** What the provider gave out, which may be less than was asked for. */
  scopes: readonly string[];
}

/** The scopes are those that the server gave out; where it names none, those that were asked for (RFC 6749 5.1). */
export function grantOf(order: SignInOrder, tokens: Tokens): Grant {
  return { order, tokens, scopes: tokens.scopes ?? order.scopes };
}

/** Under what a sign-in is kept: the id of a sign-in page, and the client; null: one that the page registered for us. */
export type KeptPlace = Omit<GrantAccount, 'address'>;

/** Sign-ins of one address that are kept. Nothing can be kept without a place. */
export class KeptGrants {
  readonly #keeper: Keeper | undefined;
  readonly #address: string;

  constructor(keeper: Keeper | undefined, address: string) {
    this.#keeper = keeper;
    this.#address = address;
  }

  stateOf(place: KeptPlace | null): ProviderSignIn['remember'] {
    return (place && this.#keeper?.stateOf(this.#accountAt(place))) ?? 'off';
  }

  /** Signs in without the page, as the client of then, with the rights that were given out before. */
  async signIn(
    place: KeptPlace | null,
    order: Omit<SignInOrder, 'scopes' | 'client'>,
    signal: AbortSignal,
  ): Promise<OAuthResult<Grant>> {
    if (!this.#keeper || !place) return failed('kept-refused');
    const result = await signInWithKept(this.#keeper, this.#accountAt(place), order, signal);
    if (!result.ok) return result;
    const { tokens, kept } = result.value;
    return { ok: true, value: grantOf({ ...order, client: kept.client, scopes: kept.scopes }, tokens) };
  }

  async judged(place: KeptPlace | null, grant: Grant, taken: boolean): Promise<void> {
    if (!this.#keeper || !place) return;
    const { order, tokens, scopes } = grant;
    const { tokenEndpoint, revocationEndpoint } = order.server;
    const account = this.#accountAt(place);
    const { refresh } = tokens;
    const kept = refresh && { refresh, tokenEndpoint, revocationEndpoint, client: order.client, scopes };
    if (kept) await this.#keeper.judged({ kind: 'grant', account, grant: kept }, taken);
    else if (!taken) this.#keeper.forget(account);
  }

  /** Forgets it at once; what was kept comes out for its end at the provider. */
  async take(place: KeptPlace | null): Promise<KeptGrant | null> {
    return (place && this.#keeper?.take(this.#accountAt(place))) ?? null;
  }

  #accountAt(place: KeptPlace): GrantAccount {
    return { ...place, address: this.#address };
  }
}
