/** Client ids: they belong to whoever ships this program, so they come from outside; none is built in. */
import * as oauth from 'oauth4webapi';
import type { ClientOf } from '../../../shared/oauth.ts';
import { Secret } from '../base/secret.ts';

/** This program as a page knows it (RFC 6749 2). */
export interface OAuthClient {
  id: string;
  /** What some providers call a secret although every copy of the program has it (RFC 8252 8.5). */
  secret: Secret | null;
  /** How it shows its secret (RFC 6749 2.3.1): in the form, where nothing else is said. */
  provesItself?: 'basic';
  /** Path of its way back; the root where nothing else is said. */
  redirectPath?: string;
}

/** The client for a sign-in page by its server id; null when nobody has registered one. */
export type OAuthClients = (serverId: string) => OAuthClient | null;

/** The clients that a place knows. */
export function clientsOf(clientOf: ClientOf): OAuthClients {
  return (serverId) => {
    const entry = clientOf(serverId);
    if (entry === undefined) return null;
    return typeof entry === 'string' ? clientFrom(entry, undefined) : clientFrom(entry.id, entry.secret);
  };
}

/** One client for whatever page it turns out to be: what is given with a single call. */
export function clientForAll(id: string, secret?: string): OAuthClients {
  return () => clientFrom(id, secret);
}

/** What must not come back in anything that is shown, beside the secrets of one request. */
export function clientSecrets({ secret }: OAuthClient): string[] {
  return secret ? [secret.open()] : [];
}

/** How the client names itself to the token endpoint (RFC 6749 2.3.1). */
export function clientAuth({ secret, provesItself }: OAuthClient): oauth.ClientAuth {
  if (!secret) return oauth.None();
  const { ClientSecretBasic, ClientSecretPost } = oauth;
  return (provesItself === 'basic' ? ClientSecretBasic : ClientSecretPost)(secret.open());
}

/** `secret`: undefined or empty where there is none. */
export function clientFrom(id: string, secret: string | undefined): OAuthClient {
  return { id, secret: secret ? new Secret(secret) : null };
}
