/** What outlives a run of signing in, where the person asked for that: passwords that worked, and sign-ins of a page. */
import type { ProviderSignIn } from '../../../shared/oauth.ts';
import type { Secret } from '../base/secret.ts';
import type { SignInOrder } from '../oauth/browser-flow.ts';
import type { OAuthClients } from '../oauth/client.ts';
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

export function grantOf(order: SignInOrder, tokens: Tokens): Grant {
  return { order, tokens, scopes: tokens.scopes ?? order.scopes };
}

/** Sign-ins of one address that are kept. `page` is the id of a sign-in page. */
export class KeptGrants {
  readonly #keeper: Keeper | undefined;
  readonly #clients: OAuthClients | undefined;
  readonly #address: string;

  constructor(keeper: Keeper | undefined, clients: OAuthClients | undefined, address: string) {
    this.#keeper = keeper;
    this.#clients = clients;
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

  async judged({ order: { server }, tokens: { refresh }, scopes }: Grant, taken: boolean): Promise<void> {
    const place = this.#placeOf(server.id);
    if (!place) return;
    const { keeper, account } = place;
    const grant = refresh && { refresh, tokenEndpoint: server.tokenEndpoint, scopes };
    if (grant) await keeper.judged({ kind: 'grant', account, grant }, taken);
    else if (!taken) keeper.forget(account);
  }

  forget(page: string): void {
    const place = this.#placeOf(page);
    place?.keeper.forget(place.account);
  }

  /** Null where nothing can be kept. */
  #placeOf(page: string): { keeper: Keeper; account: GrantAccount } | null {
    const clientId = this.#clients?.(page)?.id;
    if (!this.#keeper || clientId === undefined) return null;
    return { keeper: this.#keeper, account: { address: this.#address, page, clientId } };
  }
}
