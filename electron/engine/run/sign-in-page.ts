/** Signing in through the provider's page as a part of the run: what is offered, one attempt at a time, its tokens. */

import type { Diagnosis } from '../../../shared/diagnosis.ts';
import { takesToken } from '../../../shared/mechanisms.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { OAuthFlow, ProviderSignIn, PublishedOAuth } from '../../../shared/oauth.ts';
import type { MailAddress } from '../base/address.ts';
import type { Credentials } from '../base/credentials.ts';
import { endsAt, stopped } from '../base/deadline.ts';
import { insideDomain } from '../base/names.ts';
import { networkStep } from '../base/network-step.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Observation } from '../diagnosis/evidence.ts';
import { evidenceAt } from '../diagnosis/evidence-at.ts';
import { isAgreedHost } from '../discovery/consent.ts';
import { type SignInOrder, signInThroughBrowser } from '../oauth/browser-flow.ts';
import type { OAuthClient, OAuthClients } from '../oauth/client.ts';
import { signInWithDevice } from '../oauth/device-flow.ts';
import { pageMs } from '../oauth/limits.ts';
import { failed, type OAuthResult } from '../oauth/outcome.ts';
import { registerClient } from '../oauth/registration.ts';
import { revokeGrant } from '../oauth/revocation.ts';
import {
  findServer,
  knownClient,
  type OAuthServer,
  offerOf,
  pageOf,
  type SignInPageOf,
  withOpenScopes,
} from '../oauth/server.ts';
import { areUsedUp, refreshTokens } from '../oauth/tokens.ts';
import type { OAuthDeps, RunDeps } from './deps.ts';
import { type Grant, grantOf, KeptGrants, type KeptPlace } from './keeper.ts';
import type { RunEvent } from './snapshot.ts';
import { consentRequired } from './verdict.ts';

/** One attempt at the page, as the person asked for it. */
export interface PageRequest {
  /** `kept`: with what was kept of an earlier run, without the page. */
  flow: OAuthFlow | 'kept';
  /** Asks for the right to look for the test message as well. */
  alsoRead: boolean;
  /** The host of a foreign page, where the person agreed to it by name. */
  agreedHost?: string | undefined;
}

type PageDeps = Pick<RunDeps, 'network' | 'oauth' | 'keeper' | 'discovery'>;

/**
 * The page of one run: an offer for the endpoint in use, one attempt at a time, and the grant of the latest one.
 * Tokens leave it as credentials for mail servers of that page only.
 */
export class SignInPage {
  readonly #deps: PageDeps;
  readonly #address: MailAddress;
  readonly #show: (event: RunEvent) => void;
  readonly #kept: KeptGrants;
  /** What the mail domain says about its page. */
  #published: PublishedOAuth | null = null;
  #offer: ProviderSignIn | null = null;
  #attempt: AbortController | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #grant: Grant | null = null;
  /** Where a sign-in at the offered page is kept. */
  #place: KeptPlace | null = null;
  /** Clients that were registered in this run, by the endpoints of their server. */
  readonly #clients = new Map<string, OAuthClient>();
  /** Ends what is under way after a sign-out. */
  readonly #ending = new AbortController();

  constructor(deps: PageDeps, address: MailAddress, show: (event: RunEvent) => void) {
    this.#deps = deps;
    this.#address = address;
    this.#show = show;
    this.#kept = new KeptGrants(deps.keeper, address.ascii);
  }

  /** Shows which page belongs to this endpoint, without asking anybody. `mechanisms`: what the endpoint offers. */
  offer({ host }: Endpoint, mechanisms: readonly string[], published: PublishedOAuth | null): void {
    this.#published = published;
    const takesTokens = mechanisms.some(takesToken);
    const { oauth } = this.#deps;
    const page = takesTokens && oauth ? this.#pageOf(host) : null;
    if (page?.id === this.#offer?.id && host === this.#offer?.server) return;
    this.cancel();
    this.#attempt = null;
    if (!page || !oauth) {
      this.#tell(null);
      return;
    }
    const offered = offerOf(page, host, oauth.clients);
    const foreign = offered.foreign && !this.#isAllowed(offered.host);
    this.#place = foreign ? null : keptPlace(page, oauth.clients);
    this.#tell({ ...offered, foreign, remember: this.#kept.stateOf(this.#place) });
  }

  /** Why there is no token for this endpoint; null when there is one, or nobody tried though they could. */
  diagnosis(endpoint: Endpoint | null, provider: string | null): Diagnosis | null {
    const { problem, detail } = this.#offer ?? { problem: 'no-page' as const, detail: null };
    if (!endpoint || problem === null) return null;
    if (problem === 'not-agreed' && this.#offer) return agreementMissing(this.#offer);
    const observation: Observation = { kind: 'provider-sign-in', problem };
    if (detail) observation.pageSays = detail;
    return diagnose(evidenceAt({ ...endpoint, provider }, 'auth', [observation]));
  }

  /** Signs in; null when that did not work, which the snapshot explains. One attempt at a time. */
  async start(endpoint: Endpoint, request: PageRequest): Promise<Credentials | null> {
    const { oauth } = this.#deps;
    if (!oauth || !this.#offer || this.#attempt) return null;
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#tell({ ...this.#offer, stage: 'waiting', problem: null, detail: null, signedOut: null });
    const work = networkStep<OAuthResult<Grant>>(
      'provider-sign-in',
      (stop) => this.#signIn(oauth, endpoint, request, stop),
      ({ code }) => failed('client-fault', code),
      attempt.signal,
    );
    this.#work = Promise.all([this.#work, work]);
    const result = await work;
    // Another page is offered meanwhile.
    if (this.#attempt !== attempt) return null;
    this.#attempt = null;
    return this.#conclude(result);
  }

  /** Ends a running attempt. */
  cancel(): void {
    this.#attempt?.abort(stopped);
  }

  /** Ends everything; resolves when no connection is left, and the tokens are forgotten. */
  async stop(): Promise<void> {
    this.cancel();
    this.#ending.abort(stopped);
    await this.#work;
    this.forget();
  }

  /** The tokens of this run are forgotten. */
  forget(): void {
    this.#grant = null;
  }

  /** Forgets what was kept as well, here at once, and then at the provider. */
  signOut(): void {
    if (!this.#offer) return;
    this.forget();
    const { id, remember } = this.#offer;
    const taken = this.#kept.take(this.#place);
    this.#tellRemembered();
    this.#patch({ stage: 'offered', problem: null, detail: null });
    if (remember !== 'kept') return;
    this.#patch({ signedOut: 'asking' });
    const ended = networkStep<OAuthResult<null>>(
      'provider-sign-in',
      async (stop) => {
        const kept = await taken;
        return kept ? revokeGrant(kept, this.#deps.network, stop) : failed('kept-refused');
      },
      ({ code }) => failed('client-fault', code),
      this.#ending.signal,
    ).then(({ ok }) => {
      if (this.#offer?.id === id) this.#patch({ signedOut: ok ? 'there-too' : 'only-here' });
    });
    this.#work = Promise.all([this.#work, ended]);
  }

  /** A mail server has taken the token in use, or refused it: only one that works is kept. */
  judged(credentials: Credentials, taken: boolean): void {
    const grant = this.#grant;
    if (!grant || credentials.secret !== grant.tokens.access) return;
    if (!taken || !this.#offer?.foreign) void this.#tellKeeper(grant, taken);
  }

  /** A token of this page may go to this host; everything else is not ours to judge. */
  fits(credentials: Credentials | null, { host }: Pick<Endpoint, 'host'>): boolean {
    const grant = this.#grant;
    if (!credentials || !grant || credentials.secret !== grant.tokens.access) return true;
    // What was agreed to was this page together with this server.
    if (this.#offer?.foreign && this.#offer.server !== host) return false;
    return this.#pageOf(host)?.id === grant.order.server.id;
  }

  /** The token may also be used to read mail. */
  canRead(credentials: Credentials): boolean {
    if (credentials.kind === 'password') return true;
    const { order, scopes } = this.#grant ?? {};
    return order?.server.scopes.read.every((scope) => scopes?.includes(scope)) ?? false;
  }

  /** The same credentials, or new ones when the token is about to run out. */
  async fresh(credentials: Credentials, signal: AbortSignal): Promise<Credentials> {
    const { tokens } = this.#grant ?? {};
    if (!tokens || credentials.secret !== tokens.access || !areUsedUp(tokens)) return credentials;
    return (await this.renew(credentials, signal)) ?? credentials;
  }

  /** New credentials in place of a token that ran out; null when that cannot be done. */
  async renew(credentials: Credentials, signal: AbortSignal): Promise<Credentials | null> {
    const grant = this.#grant;
    if (!grant?.tokens.refresh || credentials.secret !== grant.tokens.access) return null;
    const { refresh } = grant.tokens;
    const result = await networkStep<OAuthResult>(
      'provider-sign-in',
      (stop) => refreshTokens(grant.order, refresh, stop),
      ({ code }) => failed('client-fault', code),
      signal,
    );
    if (!result.ok) return null;
    grant.tokens = result.value;
    // The provider may have replaced the refresh token that is kept.
    if (this.#offer?.remember === 'kept') void this.#tellKeeper(grant, true);
    return { ...credentials, secret: result.value.access };
  }

  async #signIn(
    deps: OAuthDeps,
    endpoint: Endpoint,
    { flow, alsoRead, agreedHost }: PageRequest,
    signal: AbortSignal,
  ): Promise<OAuthResult<Grant>> {
    const { network } = this.#deps;
    const page = this.#pageOf(endpoint.host);
    if (!page || page.id !== this.#offer?.id) return failed('no-page');
    const { foreign, host } = this.#offer;
    if (foreign && agreedHost !== host) return failed('not-agreed');
    const known = knownClient(page, deps.clients);
    if (!known && page.facts) return failed('no-client');
    const found = await findServer(page, network, signal);
    if (!found || signal.aborted) return failed(signal.aborted ? 'stopped' : 'no-connection');
    const server = foreign || !known ? withOpenScopes(found) : found;
    const opened = new URL(server.authorizationEndpoint).hostname;
    this.#patch({ host: opened });
    if (foreign && !insideDomain(opened, host)) return failed('not-agreed');
    const order = { server, address: this.#address.ascii, network };
    if (flow === 'kept') return this.#kept.signIn(this.#place, order, signal);
    const client = known ? ({ ok: true, value: known } as const) : await this.#registered(server, signal);
    if (!client.ok) return client;
    const asked = { ...order, client: client.value, scopes: scopesOf(server, alsoRead) };
    const result = await this.#run(deps, asked, flow, signal);
    return result.ok ? { ok: true, value: grantOf(asked, result.value) } : result;
  }

  /** A client of this run, registered once at the endpoints that it is shown to. */
  async #registered(server: OAuthServer, signal: AbortSignal): Promise<OAuthResult<OAuthClient>> {
    const place = [server.issuer, server.registrationEndpoint, server.tokenEndpoint].join(' ');
    const before = this.#clients.get(place);
    if (before) return { ok: true, value: before };
    const result = await registerClient(server, this.#deps.network, signal);
    if (result.ok) this.#clients.set(place, result.value);
    return result;
  }

  /** The person agreed to this host beforehand. */
  #isAllowed(host: string): boolean {
    return isAgreedHost(host, this.#deps.discovery);
  }

  #pageOf(mailHost: string): SignInPageOf | null {
    return pageOf(mailHost, this.#published, this.#address.domain);
  }

  #run(deps: OAuthDeps, order: SignInOrder, flow: OAuthFlow, signal: AbortSignal): Promise<OAuthResult> {
    const { pageAddress = (page) => page, words } = deps;
    if (flow === 'device')
      return signInWithDevice(
        {
          ...order,
          onCode: ({ code, page, ms }) =>
            this.#patch({ device: { code, page: pageAddress(page) }, endsAt: endsAt(ms) }),
        },
        signal,
      );
    const openPage = (page: string) => {
      const address = pageAddress(page);
      this.#patch({ page: address, endsAt: endsAt(pageMs) });
      return deps.openPage(address);
    };
    return signInThroughBrowser({ ...order, openPage, words }, signal);
  }

  #conclude(result: OAuthResult<Grant>): Credentials | null {
    if (!result.ok) {
      const { problem, detail } = result.failure;
      const stage = problem === 'stopped' ? 'offered' : 'failed';
      this.#tellRemembered();
      this.#patch({ stage, page: null, device: null, problem: stage === 'failed' ? problem : null, detail });
      return null;
    }
    this.#grant = result.value;
    const { access, name } = result.value.tokens;
    const signsInAs = name?.toLowerCase() === this.#address.ascii.toLowerCase() ? null : name;
    this.#patch({ stage: 'done', page: null, device: null, problem: null, detail: null, signsInAs });
    return { username: signsInAs ?? this.#address.ascii, kind: 'token', secret: access };
  }

  async #tellKeeper(grant: Grant, taken: boolean): Promise<void> {
    await this.#kept.judged(this.#place, grant, taken);
    this.#tellRemembered();
  }

  #tellRemembered(): void {
    if (this.#offer) this.#patch({ remember: this.#kept.stateOf(this.#place) });
  }

  #patch(patch: Partial<ProviderSignIn>): void {
    if (this.#offer) this.#tell({ ...this.#offer, ...patch });
  }

  #tell(offer: ProviderSignIn | null): void {
    this.#offer = offer;
    this.#show({ type: 'page', page: offer });
  }
}

/** Null: the page waits for a client that nobody has registered. */
function keptPlace(page: SignInPageOf, clients: OAuthClients): KeptPlace | null {
  const clientId = knownClient(page, clients)?.id ?? null;
  return page.facts && clientId === null ? null : { page: page.id, clientId };
}

function scopesOf({ scopes: { send, read, refresh } }: OAuthServer, alsoRead: boolean): string[] {
  return [...new Set([...send, ...(alsoRead ? read : []), ...refresh])];
}

function agreementMissing({ host, server }: ProviderSignIn): Diagnosis {
  return consentRequired({ host, server, source: 'sign-in-page', variant: 'foreign-page' });
}
