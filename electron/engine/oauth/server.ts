/**
 * Which sign-in page belongs to a mail server: built-in facts first, then what the mail domain publishes. The page's address
 * is trusted like a mail server: it comes from our dated facts or from a source that the provider signs for (HTTPS at the
 * domain, DNSSEC), never from the mail server's own words. Its metadata must name the issuer that we asked for, and a token
 * goes only to servers of that provider.
 */
import * as oauth from 'oauth4webapi';
import {
  type OAuthFlow,
  openScopes,
  type ProviderSignIn,
  type PublishedOAuth,
} from '../../../shared/oauth.ts';
import { type OAuthFacts, oauthProviders, registrationOf } from '../../../shared/providers/oauth.ts';
import { insideDomain, registrableDomain } from '../base/names.ts';
import type { Network } from '../network/network.ts';
import { clientFrom, type OAuthClient, type OAuthClients } from './client.ts';
import { ask, oauthFetch } from './http.ts';
import { redirectPathOf } from './redirect-path.ts';

/** The endpoints of one page: those of the built-in table, or of metadata that its issuer published (RFC 8414). */
export type OAuthServer = Omit<
  OAuthFacts,
  'hosts' | 'audiences' | 'imapHost' | 'revocation' | 'date' | 'source'
> & {
  /** The server promised to name itself in every answer (RFC 9207 3). */
  namesItself: boolean;
  /** RFC 7591. Null: the server registers nobody by itself. */
  registrationEndpoint: string | null;
  /** RFC 7009. Null: the server ends no sign-in when it is asked to. */
  revocationEndpoint: string | null;
};

/** The facts about the page whose tokens this mail server takes, to send or to read. */
export function oauthFactsFor(mailHost: string): OAuthFacts | null {
  const host = mailHost.toLowerCase();
  const within = (name: string) => host === name || host.endsWith(`.${name}`);
  return oauthProviders.find(({ hosts, imapHost }) => hosts.some(within) || host === imapHost) ?? null;
}

/** The one sign-in page whose tokens a mail server may be shown. `id`: what client ids are kept under. */
export type SignInPageOf =
  | { id: string; facts: OAuthFacts }
  | {
      /** Host name of the issuer. */
      id: string;
      facts: null;
      issuer: URL;
      published: PublishedOAuth;
      /** The issuer belongs neither to the owner of the mail domain nor to that of the mail server. */
      foreign: boolean;
    };

/**
 * Null when nobody names a page for this server. Built-in facts count first. What a file publishes counts for the servers
 * of the same file only, and never leads to a page of the built-in table: that one serves the hosts of its own row, or a
 * file could send its tokens elsewhere (mix-up, RFC 9207 1).
 */
export function pageOf(
  mailHost: string,
  published: PublishedOAuth | null,
  domain: string,
): SignInPageOf | null {
  const facts = oauthFactsFor(mailHost);
  if (facts) return { id: facts.id, facts };
  if (!published?.hosts.includes(mailHost)) return null;
  const issuer = issuerOf(published);
  if (!issuer || isBuiltIn(issuer)) return null;
  const { hostname } = issuer;
  const foreign = !insideDomain(hostname, domain) && !insideDomain(hostname, mailHost);
  return { id: hostname, facts: null, issuer, published, foreign };
}

/** What a person can be offered, without asking anybody yet. */
export function offerOf(
  page: SignInPageOf,
  mailHost: string,
  clients: OAuthClients,
): Omit<ProviderSignIn, 'remember'> {
  const { id, facts } = page;
  return {
    id,
    name: facts?.name ?? id,
    host: facts ? new URL(facts.authorizationEndpoint).hostname : id,
    server: mailHost,
    foreign: page.facts === null && page.foreign,
    flows: facts ? flowsOf(facts) : ['browser', 'device'],
    // A published page may hand out a client, or register one when it is asked.
    ready: page.facts === null || clients(id) !== null,
    registration: facts && registrationOf(facts),
    stage: 'offered',
    page: null,
    device: null,
    problem: null,
    detail: null,
    signsInAs: null,
    signedOut: null,
  };
}

/**
 * The client for this page that need not be registered first: the person's own, else that of the file which names the page.
 * What a file hands out is shown to the issuer of that file alone.
 */
export function knownClient(page: SignInPageOf, clients: OAuthClients): OAuthClient | null {
  const own = clients(page.id);
  if (own || page.facts || !page.published.client) return own;
  const { id, secret } = page.published.client;
  return { ...clientFrom(id, secret), redirectPath: redirectPathOf(page.issuer.href.replace(/\/$/, '')) };
}

/** With the rights that an issuer unknown to us is asked for, whatever a file says. */
export function withOpenScopes(server: OAuthServer): OAuthServer {
  return { ...server, scopes: { ...server.scopes, send: openScopes, read: openScopes } };
}

function flowsOf({ redirectHost, deviceEndpoint }: OAuthFacts): OAuthFlow[] {
  return [...(redirectHost ? (['browser'] as const) : []), ...(deviceEndpoint ? (['device'] as const) : [])];
}

/** An https URL, or a bare name as older files have it; null for anything that is no public name. */
function issuerOf({ issuer }: PublishedOAuth): URL | null {
  const url = secureUrl(issuer) ?? secureUrl(`https://${issuer}`);
  return url && registrableDomain(url.hostname) !== null ? url : null;
}

/** Registrable domains of the pages of the built-in table. */
const builtIn: ReadonlySet<string | null> = new Set(
  oauthProviders
    .flatMap((one) => [one.issuer, one.authorizationEndpoint, one.tokenEndpoint, one.deviceEndpoint])
    .filter((place) => place !== null)
    .map((place) => registrableDomain(new URL(place).hostname)),
);

function isBuiltIn({ hostname }: URL): boolean {
  return builtIn.has(registrableDomain(hostname));
}

/** Null when nothing of it can be used. Asks the network only for published metadata (RFC 8414). */
export async function findServer(
  page: SignInPageOf,
  network: Network,
  signal: AbortSignal,
): Promise<OAuthServer | null> {
  if (page.facts) {
    const revocationEndpoint = page.facts.revocation?.value ?? null;
    return { ...page.facts, namesItself: false, registrationEndpoint: null, revocationEndpoint };
  }
  const { issuer, published } = page;
  const metadata = await readMetadata(issuer, network, signal);
  return serverOf(published, issuer, {
    issuer: issuer.href.replace(/\/$/, ''),
    ...metadata,
    authorization_endpoint:
      metadata?.authorization_endpoint ?? ownEndpoint(published.authorizationEndpoint, issuer),
    token_endpoint: metadata?.token_endpoint ?? ownEndpoint(published.tokenEndpoint, issuer),
  });
}

/** What a file says about an issuer counts only where the issuer itself could have said it: on a host of its own. */
function ownEndpoint(endpoint: string | null, issuer: URL): string | undefined {
  const url = secureUrl(endpoint ?? undefined);
  return url && insideDomain(url.hostname, issuer.hostname) ? url.href : undefined;
}

function serverOf(
  { scopes }: PublishedOAuth,
  issuer: URL,
  metadata: oauth.AuthorizationServer,
): OAuthServer | null {
  const authorizationEndpoint = secureUrl(metadata.authorization_endpoint);
  const tokenEndpoint = secureUrl(metadata.token_endpoint);
  const deviceEndpoint = secureUrl(metadata.device_authorization_endpoint);
  const registrationEndpoint = secureUrl(metadata.registration_endpoint);
  const revocationEndpoint = secureUrl(metadata.revocation_endpoint);
  if (!authorizationEndpoint || !tokenEndpoint) return null;
  const endpoints = [
    authorizationEndpoint,
    tokenEndpoint,
    deviceEndpoint,
    registrationEndpoint,
    revocationEndpoint,
  ];
  if (endpoints.some((url) => url && isBuiltIn(url))) return null;
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
    registrationEndpoint: registrationEndpoint?.href ?? null,
    revocationEndpoint: revocationEndpoint?.href ?? null,
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
