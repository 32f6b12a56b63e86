/** Which sign-in page belongs to a mail server: built-in facts first, then what the mail domain publishes. */
import * as oauth from 'oauth4webapi';
import type { OAuthFlow, ProviderSignIn } from '../../../shared/oauth.ts';
import { type OAuthFacts, oauthProviders, registrationOf } from '../../../shared/providers/oauth.ts';
import type { PublishedOAuth } from '../discovery/types.ts';
import type { Network } from '../network/network.ts';
import type { OAuthClients } from './client.ts';
import { ask, oauthFetch } from './http.ts';

export type OAuthServer = Omit<OAuthFacts, 'hosts' | 'audiences' | 'imapHost' | 'date' | 'source'> & {
  /** The server promised to name itself in every answer (RFC 9207 3). */
  namesItself: boolean;
};

/** The facts about the page whose tokens this mail server takes. */
export function oauthFactsFor(mailHost: string): OAuthFacts | null {
  const host = mailHost.toLowerCase();
  return (
    oauthProviders.find(({ hosts }) => hosts.some((name) => host === name || host.endsWith(`.${name}`))) ??
    null
  );
}

/** Id of the sign-in page behind a mail server, the same that client ids are kept under; null when nobody names one. */
export function pageIdOf(mailHost: string, published: PublishedOAuth | null): string | null {
  return oauthFactsFor(mailHost)?.id ?? (published && (issuerOf(published)?.hostname ?? null));
}

/** What a person can be offered for a mail server, without asking anybody yet; null when nobody names a page. */
export function offerOf(
  mailHost: string,
  published: PublishedOAuth | null,
  clients: OAuthClients,
): Omit<ProviderSignIn, 'remember'> | null {
  const id = pageIdOf(mailHost, published);
  if (id === null) return null;
  const facts = oauthFactsFor(mailHost);
  return {
    id,
    name: facts?.name ?? id,
    host: facts ? new URL(facts.authorizationEndpoint).hostname : id,
    flows: facts ? flowsOf(facts) : ['browser', 'device'],
    ready: clients(id) !== null,
    registration: facts && registrationOf(facts),
    stage: 'offered',
    page: null,
    device: null,
    problem: null,
    detail: null,
  };
}

function flowsOf({ redirectHost, deviceEndpoint }: OAuthFacts): OAuthFlow[] {
  return [...(redirectHost ? (['browser'] as const) : []), ...(deviceEndpoint ? (['device'] as const) : [])];
}

function issuerOf({ issuer }: PublishedOAuth): URL | null {
  return secureUrl(issuer) ?? secureUrl(`https://${issuer}`);
}

/** Null when nobody says where tokens come from. Asks the network only for published metadata (RFC 8414). */
export async function findServer(
  mailHost: string,
  published: PublishedOAuth | null,
  network: Network,
  signal: AbortSignal,
): Promise<OAuthServer | null> {
  const facts = oauthFactsFor(mailHost);
  if (facts) return { ...facts, namesItself: false };
  if (!published) return null;
  const issuer = issuerOf(published);
  if (!issuer) return null;
  const { authorizationEndpoint, tokenEndpoint } = published;
  const metadata = await readMetadata(issuer, network, signal);
  return serverOf(published, issuer, {
    issuer: issuer.href.replace(/\/$/, ''),
    ...metadata,
    authorization_endpoint: metadata?.authorization_endpoint ?? authorizationEndpoint ?? undefined,
    token_endpoint: metadata?.token_endpoint ?? tokenEndpoint ?? undefined,
  });
}

function serverOf(
  { scopes }: PublishedOAuth,
  issuer: URL,
  metadata: oauth.AuthorizationServer,
): OAuthServer | null {
  const authorizationEndpoint = secureUrl(metadata.authorization_endpoint);
  const tokenEndpoint = secureUrl(metadata.token_endpoint);
  if (!authorizationEndpoint || !tokenEndpoint) return null;
  const deviceEndpoint = secureUrl(metadata.device_authorization_endpoint);
  return {
    id: issuer.hostname,
    name: issuer.hostname,
    issuer: metadata.issuer,
    authorizationEndpoint: authorizationEndpoint.href,
    tokenEndpoint: tokenEndpoint.href,
    deviceEndpoint: deviceEndpoint?.href ?? null,
    redirectHost: '127.0.0.1',
    scopes: { send: scopes, read: scopes, refresh: refreshScopes(metadata) },
    registration: null,
    namesItself: metadata.authorization_response_iss_parameter_supported === true,
  };
}

/** OpenID Connect Core 11: the scope that asks for a refresh token, where the server knows it. */
function refreshScopes({ scopes_supported }: oauth.AuthorizationServer): string[] {
  return Array.isArray(scopes_supported) && scopes_supported.includes('offline_access')
    ? ['offline_access']
    : [];
}

/** RFC 8414 3, then the older place of OpenID Connect. Null when neither is there or names another issuer. */
async function readMetadata(
  issuer: URL,
  network: Network,
  signal: AbortSignal,
): Promise<oauth.AuthorizationServer | null> {
  for (const algorithm of ['oauth2', 'oidc'] as const) {
    const answer = await ask(async () => {
      const options = { algorithm, [oauth.customFetch]: oauthFetch(network, signal) };
      const response = await oauth.discoveryRequest(issuer, options);
      return oauth.processDiscoveryResponse(issuer, response);
    });
    if (answer.ok) return answer.value;
  }
  return null;
}

/** An https URL without user and password, else null. */
function secureUrl(text: string | undefined): URL | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}
