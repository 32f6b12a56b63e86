/** What outlives a run of signing in through the provider's page, where the person asked for that. */
import type { ProviderSignIn } from '../../../shared/oauth.ts';
import type { SignInOrder } from '../oauth/browser-flow.ts';
import { type GrantAccount, type GrantKeeper, signInWithKept } from '../oauth/keeper.ts';
import { failed, type OAuthResult, type Tokens } from '../oauth/outcome.ts';
import type { OAuthDeps } from './deps.ts';

/** Tokens with what is needed to renew them. They go to mail servers of this sign-in page only. */
export interface Grant {
  order: SignInOrder;
  tokens: Tokens;
  /** What the provider gave out, which may be less than was asked for. */
  scopes: readonly string[];
}

export function grantOf(order: SignInOrder, tokens: Tokens): Grant {
  return { order, tokens, scopes: tokens.scopes ?? order.scopes };
}

/** Of one address. `page` is the id of a sign-in page. */
export class KeptSignIn {
  readonly #deps: OAuthDeps | undefined;
  readonly #address: string;

  constructor(deps: OAuthDeps | undefined, address: string) {
    this.#deps = deps;
    this.#address = address;
  }

  stateOf(page: string): ProviderSignIn['remember'] {
    const place = this.#placeOf(page);
    return place ? place.keeper.stateOf(place.account) : 'off';
  }

  /** Signs in without the page, with the rights that were given out before. */
  async signIn(order: Omit<SignInOrder, 'scopes'>, signal: AbortSignal): Promise<OAuthResult<Grant>> {
    const place = this.#placeOf(order.server.id);
    if (!place) return failed('kept-refused');
    const result = await signInWithKept(place.keeper, place.account, order, signal);
    if (!result.ok) return result;
    const { tokens, scopes } = result.value;
    return { ok: true, value: grantOf({ ...order, scopes }, tokens) };
  }

  async keep({ order: { server }, tokens: { refresh }, scopes }: Grant): Promise<void> {
    const place = this.#placeOf(server.id);
    if (!place || !refresh) return;
    await place.keeper.keep(place.account, { refresh, tokenEndpoint: server.tokenEndpoint, scopes });
  }

  forget(page: string): void {
    const place = this.#placeOf(page);
    place?.keeper.forget(place.account);
  }

  /** Null where nothing can be kept. */
  #placeOf(page: string): { keeper: GrantKeeper; account: GrantAccount } | null {
    const keeper = this.#deps?.keeper;
    const clientId = this.#deps?.clients(page)?.id;
    if (!keeper || clientId === undefined) return null;
    return { keeper, account: { address: this.#address, page, clientId } };
  }
}
