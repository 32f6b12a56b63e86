/** Ending at the provider what is forgotten here (RFC 7009): one request, to the place that the page's owner names for it. */
import * as oauth from 'oauth4webapi';
import type { Network } from '../network/network.ts';
import { clientAuth, clientSecrets } from './client.ts';
import { ask, oauthFetch } from './http.ts';
import type { KeptGrant } from './keeper.ts';
import { failed, type OAuthResult } from './outcome.ts';

/** Ends a kept sign-in. `no-way-back`: the provider names no place for it. Nothing is tried twice. */
export async function revokeGrant(
  { refresh, client, revocationEndpoint }: KeptGrant,
  network: Network,
  signal: AbortSignal,
): Promise<OAuthResult<null>> {
  if (revocationEndpoint === null) return failed('no-way-back');
  const token = refresh.open();
  // The issuer is what the library calls the server by; nothing of an answer is compared with it here.
  const as = { issuer: new URL(revocationEndpoint).origin, revocation_endpoint: revocationEndpoint };
  const answer = await ask(
    async () => {
      const response = await oauth.revocationRequest(
        as,
        { client_id: client.id },
        clientAuth(client),
        token,
        {
          additionalParameters: { token_type_hint: 'refresh_token' },
          [oauth.customFetch]: oauthFetch(network, signal),
        },
      );
      await oauth.processRevocationResponse(response);
    },
    { secrets: [token, ...clientSecrets(client)] },
  );
  return answer.ok ? { ok: true, value: null } : answer;
}
