/** Reads a PACC file (draft-ietf-mailmaint-pacc) and checks it against the digests that DNS publishes. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AuthKind, IncomingServer } from '../../../../../shared/model.ts';
import { openScopes, type PublishedOAuth } from '../../../../../shared/oauth.ts';
import type { MailAddress } from '../../../base/address.ts';
import { hostName } from '../../../base/names.ts';
import type { PublishedServer } from '../../types.ts';

/** What a PACC file says. `damaged`: with the reason for the trace. */
export type PaccFile =
  | {
      kind: 'settings';
      outgoing: PublishedServer[];
      incoming: IncomingServer | null;
      oauth: PublishedOAuth | null;
    }
  | { kind: 'damaged'; why: string };

const server = z.object({ host: z.string() });
const fileSchema = z.object({
  protocols: z.record(z.string(), z.unknown()),
  authentication: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** Ports are implied: 465, 993 and 995 with implicit TLS. The user name is the full address. */
export function readPacc(body: Uint8Array, address: MailAddress): PaccFile {
  const file = fileSchema.safeParse(parseJson(body));
  if (!file.success) return { kind: 'damaged', why: 'not a PACC object' };
  const { authentication, protocols } = file.data;
  const auth = authKinds(authentication);
  const host = hostOf(protocols, 'submit') ?? hostOf(protocols, 'smtp');
  const incoming = incomingOf(protocols, auth, address);
  if (host === null && incoming === null) return { kind: 'damaged', why: 'names no mail server' };
  const hosts = [host, incoming?.host].filter((one) => typeof one === 'string');
  const outgoing =
    host === null ? [] : [{ host, port: 465, security: 'tls' as const, username: address.ascii, auth }];
  return { kind: 'settings', outgoing, incoming, oauth: oauthOf(authentication, hosts) };
}

const publicClients = z.object({ issuer: z.string() });

function oauthOf(
  authentication: Record<string, unknown> | undefined,
  hosts: readonly string[],
): PublishedOAuth | null {
  const named = publicClients.safeParse(authentication?.['oauth-public']);
  if (!named.success) return null;
  const { issuer } = named.data;
  return { issuer, scopes: [...openScopes], hosts, authorizationEndpoint: null, tokenEndpoint: null };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

function hostOf(protocols: Record<string, unknown>, name: string): string | null {
  const named = Object.hasOwn(protocols, name) ? server.safeParse(protocols[name]) : null;
  return named?.success ? hostName(named.data.host) : null;
}

function incomingOf(
  protocols: Record<string, unknown>,
  auth: AuthKind[],
  address: MailAddress,
): IncomingServer | null {
  const common = { security: 'tls' as const, username: address.ascii, auth };
  const imap = hostOf(protocols, 'imap');
  if (imap !== null) return { type: 'imap', host: imap, port: 993, ...common };
  const pop3 = hostOf(protocols, 'pop3');
  return pop3 === null ? null : { type: 'pop3', host: pop3, port: 995, ...common };
}

function authKinds(authentication: Record<string, unknown> | undefined): AuthKind[] {
  const oauth = authentication !== undefined && typeof authentication['oauth-public'] === 'object';
  const password = authentication?.password === true || !oauth;
  return [...(oauth ? (['oauth2'] as const) : []), ...(password ? (['password'] as const) : [])];
}

/** True when one of the TXT records holds the digest of exactly these bytes. Several may coexist during a change. */
export function hasPublishedDigest(body: Uint8Array, records: string[]): boolean {
  const digest = createHash('sha256').update(body).digest();
  return records.some((record) => {
    const published = digestOf(record);
    return published !== null && Buffer.from(published, 'base64').equals(digest);
  });
}

/** True for `v=UAAC1; ...` whatever else it says. */
export function isPaccRecord(record: string): boolean {
  return /^\s*v\s*=\s*UAAC1\s*(;|$)/i.test(record);
}

function digestOf(record: string): string | null {
  if (!isPaccRecord(record)) return null;
  const tags = new Map(
    record.split(';').map((tag) => {
      const at = tag.indexOf('=');
      return [tag.slice(0, at).trim().toLowerCase(), tag.slice(at + 1).trim()] as const;
    }),
  );
  return tags.get('a')?.toLowerCase() === 'sha256' ? (tags.get('d') ?? null) : null;
}
