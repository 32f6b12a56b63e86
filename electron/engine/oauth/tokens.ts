/** Answers of the token endpoint as tokens, and getting new ones. */
import * as oauth from 'oauth4webapi';
import { parseAddress } from '../base/address.ts';
import { Secret } from '../base/secret.ts';
import type { Network } from '../network/network.ts';
import { clientAuth, clientSecrets, type OAuthClient } from './client.ts';
import { ask, oauthFetch } from './http.ts';
import { spareMs } from './limits.ts';
import type { OAuthResult, Tokens } from './outcome.ts';
import type { OAuthServer } from './server.ts';

/** The server as the library wants it. `issuer`: what it called itself, where the facts leave room (`{tenant}`). */
export function metadataOf(server: OAuthServer, issuer = server.issuer): oauth.AuthorizationServer {
  return {
    issuer,
    authorization_endpoint: server.authorizationEndpoint,
    token_endpoint: server.tokenEndpoint,
    device_authorization_endpoint: server.deviceEndpoint ?? undefined,
    authorization_response_iss_parameter_supported: server.namesItself,
  };
}

/** RFC 6749 5.1. Time counts from now by a clock that nobody can set wrong. */
export function tokensOf(answer: oauth.TokenEndpointResponse): Tokens {
  const { access_token, refresh_token, expires_in, scope } = answer;
  return {
    access: new Secret(access_token),
    refresh: refresh_token === undefined ? null : new Secret(refresh_token),
    endsAt: expires_in === undefined ? null : performance.now() + expires_in * 1000,
    scopes: scope === undefined ? null : scope.split(' ').filter(Boolean),
    name: nameOf(answer.preferred_username),
  };
}

/** One address: whatever else a provider says would break out of its field in OAUTHBEARER and XOAUTH2 (RFC 7628 3.1). */
function nameOf(claimed: unknown): string | null {
  if (typeof claimed !== 'string') return null;
  const parsed = parseAddress(claimed);
  return parsed.ok && claimed === claimed.trim() && !claimed.includes(',') ? parsed.address.ascii : null;
}

/** The access token is used up, or will be before a mail server has looked at it. */
export function areUsedUp({ endsAt }: Tokens): boolean {
  return endsAt !== null && endsAt - spareMs <= performance.now();
}

/** Whose tokens are renewed, for whom. */
export interface RefreshPlace {
  server: OAuthServer;
  client: OAuthClient;
  network: Network;
}

/** Gets a new access token (RFC 6749 6). A refresh token that the answer does not replace stays in use. */
export async function refreshTokens(
  { server, client, network }: RefreshPlace,
  refresh: Secret,
  signal: AbortSignal,
): Promise<OAuthResult> {
  const value = refresh.open();
  const as = metadataOf(server);
  const self = { client_id: client.id };
  const answer = await ask(
    async () => {
      const options = { [oauth.customFetch]: oauthFetch(network, signal) };
      const response = await oauth.refreshTokenGrantRequest(as, self, clientAuth(client), value, options);
      return oauth.processRefreshTokenResponse(as, self, response);
    },
    { secrets: [value, ...clientSecrets(client)] },
  );
  if (!answer.ok) return answer;
  const tokens = tokensOf(answer.value);
  return { ok: true, value: { ...tokens, refresh: tokens.refresh ?? refresh } };
}
