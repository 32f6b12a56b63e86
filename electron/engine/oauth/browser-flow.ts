/** Authorization code with PKCE through the person's own browser (RFC 8252, RFC 7636), back to a port of ours. */
import * as oauth from 'oauth4webapi';
import { startDeadline, untilAborted } from '../base/deadline.ts';
import { Secret } from '../base/secret.ts';
import { listenOnce } from '../network/http/listen-once.ts';
import type { Network } from '../network/network.ts';
import { clientAuth, clientSecrets, type OAuthClient } from './client.ts';
import { type EndPageWords, endPage } from './end-page.ts';
import { ask, oauthFetch } from './http.ts';
import { pageMs } from './limits.ts';
import { failed, type OAuthResult } from './outcome.ts';
import type { OAuthServer } from './server.ts';
import { metadataOf, tokensOf } from './tokens.ts';

/** One sign-in at a page: where, as which client, with which rights, for whom. */
export interface SignInOrder {
  server: OAuthServer;
  client: OAuthClient;
  scopes: readonly string[];
  /** Fills in the name on the provider's page. */
  address: string;
  network: Network;
}

/** A sign-in that comes back to a port of this computer (RFC 8252 7.3). */
export interface BrowserOrder extends SignInOrder {
  /** Shows the sign-in page to the person. False when that is not possible. */
  openPage: (url: string) => Promise<boolean>;
  words: EndPageWords;
}

/** What only this sign-in knows. */
interface Attempt {
  state: string;
  verifier: Secret;
  redirect: string;
}

/** Signs in. The port is closed at the end, however it came. Never rejects for a reason outside. */
export async function signInThroughBrowser(order: BrowserOrder, signal: AbortSignal): Promise<OAuthResult> {
  const { redirectHost } = order.server;
  if (redirectHost === null) return failed('no-way-back');
  const state = oauth.generateRandomState();
  const deadline = startDeadline(pageMs, signal);
  const path = order.client.redirectPath;
  const listener = await listenOnce(
    {
      path,
      // Anybody on this computer can knock: only who knows the state ends the waiting (RFC 6749 10.12).
      fits: (query) => query.get('state') === state && (query.has('code') || query.has('error')),
      page: (query) => endPage(order.words, query.has('error') ? 'refused' : 'done'),
    },
    deadline.signal,
  );
  try {
    if (!listener) return failed('no-port');
    const attempt: Attempt = {
      state,
      verifier: new Secret(oauth.generateRandomCodeVerifier()),
      redirect: `http://${redirectHost}:${listener.port}${path ?? ''}`,
    };
    const opening = order.openPage(await pageUrl(order, attempt));
    if ((await Promise.race([opening, untilAborted(deadline.signal)])) === false) return failed('no-browser');
    const query = await listener.taken;
    if (!query) return failed(deadline.expired ? 'timed-out' : 'stopped');
    return await redeem(order, attempt, query, signal);
  } finally {
    await listener?.close();
    deadline.clear();
  }
}

/** RFC 6749 4.1.1, RFC 7636 4.3. */
async function pageUrl(
  { server, client, scopes, address }: SignInOrder,
  { state, verifier, redirect }: Attempt,
): Promise<string> {
  const url = new URL(server.authorizationEndpoint);
  const parameters = {
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirect,
    scope: scopes.join(' '),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier.open()),
    code_challenge_method: 'S256',
    login_hint: address,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Checks who answers (RFC 6749 10.12, RFC 9207 2.4) and changes the code into tokens. */
async function redeem(
  { server, client, network }: SignInOrder,
  { state, verifier, redirect }: Attempt,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<OAuthResult> {
  const codes = query.getAll('code');
  if (codes.length > 1) return failed('not-authentic');
  const as = metadataOf(server, issuerIn(query, server));
  const self = { client_id: client.id };
  const secrets = [...codes, state, verifier.open(), ...clientSecrets(client)];
  const checked = await ask(async () => oauth.validateAuthResponse(as, self, query, state), {
    unusable: 'not-authentic',
    secrets,
  });
  if (!checked.ok) return checked;
  const answer = await ask(
    async () => {
      const response = await oauth.authorizationCodeGrantRequest(
        as,
        self,
        clientAuth(client),
        checked.value,
        redirect,
        verifier.open(),
        { [oauth.customFetch]: oauthFetch(network, signal) },
      );
      return oauth.processAuthorizationCodeResponse(as, self, response);
    },
    { secrets },
  );
  return answer.ok ? { ok: true, value: tokensOf(answer.value) } : answer;
}

/** One server for many organisations calls itself by the name of one of them. */
function issuerIn(query: URLSearchParams, { issuer }: OAuthServer): string {
  const named = query.get('iss');
  const [before, after] = issuer.split('{tenant}', 2);
  if (named === null || before === undefined || after === undefined) return issuer;
  const tenant = named.slice(before.length, named.length - after.length);
  return named === `${before}${tenant}${after}` && /^[\w.-]+$/.test(tenant) ? named : issuer;
}
