/**
 * A client of our own at an issuer that nobody has registered this program with: dynamic registration (RFC 7591). It counts
 * for one run, at the endpoints that it was made for, and asks for the rights of draft-ietf-mailmaint-oauth-public alone.
 */
import * as oauth from 'oauth4webapi';
import { openScopes } from '../../../shared/oauth.ts';
import type { Network } from '../network/network.ts';
import { clientFrom, type OAuthClient } from './client.ts';
import { ask, oauthFetch } from './http.ts';
import { failed, type OAuthResult } from './outcome.ts';
import { redirectPathOf } from './redirect-path.ts';
import type { OAuthServer } from './server.ts';
import { metadataOf } from './tokens.ts';

/** What the person reads on the sign-in page. */
const clientName = 'Sendwell';

/** `no-client`: the issuer registers nobody, or not us; its own words are in the failure. */
export async function registerClient(
  server: OAuthServer,
  network: Network,
  signal: AbortSignal,
): Promise<OAuthResult<OAuthClient>> {
  const { registrationEndpoint, redirectHost, deviceEndpoint, issuer, scopes } = server;
  if (registrationEndpoint === null) return failed('no-client');
  const as = { ...metadataOf(server), registration_endpoint: registrationEndpoint };
  const redirectPath = redirectPathOf(issuer);
  const device = deviceEndpoint === null ? [] : ['urn:ietf:params:oauth:grant-type:device_code'];
  const answer = await ask(async () => {
    const response = await oauth.dynamicClientRegistrationRequest(
      as,
      {
        client_name: clientName,
        application_type: 'native',
        // Any port of this computer counts (RFC 8252 7.3).
        redirect_uris: [`http://${redirectHost}${redirectPath}`],
        grant_types: ['authorization_code', 'refresh_token', ...device],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        scope: [...openScopes, ...scopes.refresh].join(' '),
      },
      { [oauth.customFetch]: oauthFetch(network, signal) },
    );
    return oauth.processDynamicClientRegistrationResponse(response);
  });
  if (!answer.ok) {
    const { failure } = answer;
    // What is answered in the words of RFC 7591 3.2.2 or with 401 and 403 is a no; the rest may pass.
    const refused = failure.code !== null || failure.problem === 'wrong-client';
    return refused ? { ok: false, failure: { ...failure, problem: 'no-client' } } : answer;
  }
  const client = clientOf(answer.value);
  return client ? { ok: true, value: { ...client, redirectPath } } : failed('answer-unusable');
}

/** Null: it is to prove itself in a way that we do not speak. */
function clientOf({
  client_id: id,
  client_secret: given,
  token_endpoint_auth_method: method,
}: Awaited<ReturnType<typeof oauth.processDynamicClientRegistrationResponse>>): OAuthClient | null {
  const secret = typeof given === 'string' && given !== '' ? given : undefined;
  // RFC 7591 2: with a secret, what is not named is Basic.
  const way = method ?? (secret === undefined ? 'none' : 'client_secret_basic');
  if (way === 'none') return clientFrom(id, undefined);
  if (secret === undefined) return null;
  if (way === 'client_secret_basic') return { ...clientFrom(id, secret), provesItself: 'basic' };
  return way === 'client_secret_post' ? clientFrom(id, secret) : null;
}
