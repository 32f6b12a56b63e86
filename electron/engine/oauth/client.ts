/** Client ids: they belong to whoever ships this program, so they come from outside; none is built in. */
import * as oauth from 'oauth4webapi';
import { type ClientIds, clientVariable } from '../../../shared/oauth.ts';
import { Secret } from '../base/secret.ts';

export interface OAuthClient {
  id: string;
  /** What some providers call a secret although every copy of the program has it (RFC 8252 8.5). */
  secret: Secret | null;
}

/** The client for a sign-in page by its server id; null when nobody has registered one. */
export type OAuthClients = (serverId: string) => OAuthClient | null;

/** Client ids of a settings file, a policy or the settings screen. */
export function clientsOf(ids: ClientIds): OAuthClients {
  return (serverId) => {
    const entry = Object.hasOwn(ids, serverId) ? ids[serverId] : undefined;
    if (entry === undefined) return null;
    return typeof entry === 'string' ? clientOf(entry, undefined) : clientOf(entry.id, entry.secret);
  };
}

/**
 * `SENDWELL_GOOGLE_CLIENT_ID`, `SENDWELL_GOOGLE_CLIENT_SECRET` and so on; any character of a server id that is no letter
 * or digit is `_`.
 */
export function clientsOfEnvironment(env: Readonly<Record<string, string | undefined>>): OAuthClients {
  return (serverId) => {
    const id = env[clientVariable(serverId)];
    return id ? clientOf(id, env[clientVariable(serverId, 'SECRET')]) : null;
  };
}

/** One client for whatever page it turns out to be: what is given with a single call. */
export function clientForAll(id: string, secret?: string): OAuthClients {
  return () => clientOf(id, secret);
}

/** The first of several places that knows a client. */
export function firstOf(...places: readonly OAuthClients[]): OAuthClients {
  return (serverId) => {
    for (const place of places) {
      const client = place(serverId);
      if (client) return client;
    }
    return null;
  };
}

/** What must not come back in anything that is shown, beside the secrets of one request. */
export function clientSecrets({ secret }: OAuthClient): string[] {
  return secret ? [secret.open()] : [];
}

/** How the client names itself to the token endpoint (RFC 6749 2.3.1). */
export function clientAuth({ secret }: OAuthClient): oauth.ClientAuth {
  return secret ? oauth.ClientSecretPost(secret.open()) : oauth.None();
}

function clientOf(id: string, secret: string | undefined): OAuthClient {
  return { id, secret: secret ? new Secret(secret) : null };
}
