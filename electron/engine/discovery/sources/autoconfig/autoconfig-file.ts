/**
 * Reads a mail configuration file (draft-ietf-mailmaint-autoconfig-06, versions 1.1 and 1.2). A section that is
 * incomplete is dropped, never the file: what is left may still be right.
 */
import { usualSecurity } from '../../../../../shared/endpoint.ts';
import type { AuthKind, IncomingServer, Note, Security } from '../../../../../shared/model.ts';
import { clientText, openScopes, type PublishedOAuth } from '../../../../../shared/oauth.ts';
import { takeApart } from '../../../../../shared/server-text.ts';
import type { MailAddress } from '../../../base/address.ts';
import { hostName } from '../../../base/names.ts';
import { SERVERS_PER_ANSWER } from '../../limits.ts';
import { fillIn } from '../../placeholders.ts';
import type { PublishedServer } from '../../types.ts';
import { attribute, children, parseXml, texts, type XmlNode } from '../../xml.ts';

/** What a configuration file says. `html`: a web page came in its place. `damaged`: with the reason for the trace. */
export type ConfigFile =
  | {
      kind: 'settings';
      outgoing: PublishedServer[];
      incoming: IncomingServer | null;
      oauth: PublishedOAuth | null;
      notes: Note[];
    }
  | { kind: 'html' }
  | { kind: 'damaged'; why: string };

/** Reads the body of a 200 answer. `settings` may hold only incoming servers; one server at least is usable. */
export function readConfigFile(body: Uint8Array, contentType: string, address: MailAddress): ConfigFile {
  const xml = parseXml(body, contentType);
  if (xml.kind !== 'tree') return xml;
  if (xml.root !== 'clientConfig') return { kind: 'damaged', why: 'not a clientConfig' };
  const providers = children(xml.node, 'emailProvider');
  const named = providers.find((provider) => isFor(provider, address));
  const chosen = named ?? providers[0];
  const holders = [...(chosen ? [chosen] : []), xml.node];
  const sections = holders.flatMap((holder) => children(holder, 'outgoingServer'));
  const outgoing = sections.flatMap((section) => outgoingServer(section, address));
  const incoming = holders
    .flatMap((holder) => children(holder, 'incomingServer'))
    .flatMap((section) => incomingServer(section, address));
  if (outgoing.length === 0 && incoming.length === 0) return { kind: 'damaged', why: 'no usable section' };
  const { servers, notes } = onlyEncrypted(outgoing);
  if (sections.some((section) => children(section, 'restriction').length > 0)) notes.push(restricted);
  if (providers.length > 1 && !named) notes.push(severalProviders);
  if (sections.some((section) => hasDamagedName(section, address))) notes.push(placeholderDamaged);
  return {
    kind: 'settings',
    outgoing: servers.slice(0, SERVERS_PER_ANSWER),
    incoming: incoming.find((server) => server.security !== 'none') ?? null,
    oauth: oauthOf(
      holders,
      [...servers, ...incoming].map(({ host }) => host),
    ),
    notes,
  };
}

/** Only whole blocks count: an issuer with scopes or with a client, and both endpoints or none. */
function oauthOf(holders: readonly XmlNode[], servers: readonly string[]): PublishedOAuth | null {
  const hosts = [...new Set(servers)];
  const blocks = holders.flatMap((holder) => children(holder, 'oAuth2'));
  const [block] = blocks.flatMap((node): PublishedOAuth[] => {
    const [issuer] = texts(node, 'issuer');
    const client = clientOf(node);
    const named = texts(node, 'scope').flatMap((text) => text.split(/\s+/));
    const scopes = named.length === 0 && client ? [...openScopes] : named;
    const [authorizationEndpoint = null] = texts(node, 'authURL');
    const [tokenEndpoint = null] = texts(node, 'tokenURL');
    const whole = (authorizationEndpoint === null) === (tokenEndpoint === null);
    if (issuer === undefined || scopes.length === 0 || !whole) return [];
    return [{ issuer, scopes, hosts, authorizationEndpoint, tokenEndpoint, ...(client && { client }) }];
  });
  return block ?? null;
}

/** `clientID`, which may be `open`, and the `clientSecret` that goes with it; null where it cannot be used. */
function clientOf(node: XmlNode): PublishedOAuth['client'] | null {
  const [id] = texts(node, 'clientID');
  const [secret] = texts(node, 'clientSecret');
  const usable = [id, secret ?? id].every((text) => clientText.safeParse(text).success);
  return id !== undefined && usable ? { id, ...(secret !== undefined && { secret }) } : null;
}

const severalProviders: Note = {
  code: 'several-providers',
  text: 'The file names several providers, none of them for this domain; the first one counts.',
};

const placeholderDamaged: Note = {
  code: 'placeholder-damaged',
  text: 'The user name in the file holds a damaged or unknown placeholder; the whole address is used.',
};

/** Files that a program writes for whoever asks name the domain by its placeholder. */
function isFor(provider: XmlNode, address: MailAddress): boolean {
  return texts(provider, 'domain').some((text) => hostName(fillIn(text, address) ?? '') === address.domain);
}

const restricted: Note = {
  code: 'restricted-network',
  text: 'The provider says that this server may only work inside its own network.',
};

/**
 * Replaces endpoints published without encryption. A host with an encrypted endpoint loses the open one; a host with none is
 * looked at on the published port, where it must upgrade (RFC 8314: an advice never lowers the security).
 */
export function onlyEncrypted(servers: PublishedServer[]): { servers: PublishedServer[]; notes: Note[] } {
  const encrypted = new Set(servers.filter((one) => one.security !== 'none').map((one) => one.host));
  const open = servers.filter((one) => one.security === 'none' && !encrypted.has(one.host));
  const kept = servers
    .filter((one) => one.security !== 'none' || !encrypted.has(one.host))
    .map((one) => (one.security === 'none' ? protectedEndpoint(one) : one));
  const notes = open.map((one) => ({
    code: 'published-without-encryption',
    text: `${one.host}:${one.port} is published without encryption; it is used only if it offers encryption.`,
  }));
  return { servers: kept, notes };
}

function protectedEndpoint(open: PublishedServer): PublishedServer {
  return { ...open, security: usualSecurity(open.port), publishedSecurity: 'none' };
}

function outgoingServer(section: XmlNode, address: MailAddress): PublishedServer[] {
  if (attribute(section, 'type') !== 'smtp') return [];
  const common = commonParts(section, address);
  if (!common) return [];
  return [{ ...common, username: usernameOf(section, address) }];
}

/** Null where none is named, and where none can be used: then it is the whole address. */
function usernameOf(section: XmlNode, address: MailAddress): string | null {
  return firstOf(texts(section, 'username'), (text) => fillIn(text, address));
}

function hasDamagedName(section: XmlNode, address: MailAddress): boolean {
  const used = attribute(section, 'type') === 'smtp' && commonParts(section, address) !== null;
  return used && texts(section, 'username').length > 0 && usernameOf(section, address) === null;
}

function incomingServer(section: XmlNode, address: MailAddress): IncomingServer[] {
  const type = attribute(section, 'type');
  if (type !== 'imap' && type !== 'pop3') return [];
  const common = commonParts(section, address);
  const username = firstOf(texts(section, 'username'), (text) => fillIn(text, address));
  return common && username !== null ? [{ ...common, type, username }] : [];
}

/** Host, port, mode and sign-in kinds: of several values the first usable one counts. Some write `host:port` as the host. */
function commonParts(section: XmlNode, address: MailAddress): Omit<PublishedServer, 'username'> | null {
  const host = firstOf(texts(section, 'hostname'), (text) => {
    const filled = fillIn(text, address);
    const written = filled === null ? null : takeApart(filled);
    return written?.ok ? hostName(written.host, { literals: true }) : null;
  });
  const port = firstOf(texts(section, 'port'), portNumber);
  const security = firstOf(
    texts(section, 'socketType'),
    (text) => socketTypes.get(text.toLowerCase()) ?? null,
  );
  const auth = authKinds(texts(section, 'authentication'));
  if (host === null || port === null || security === null || auth.length === 0) return null;
  return { host, port, security, auth };
}

const socketTypes = new Map<string, Security>([
  ['ssl', 'tls'],
  ['starttls', 'starttls'],
  ['plain', 'none'],
]);

const authNames = new Map<string, AuthKind>([
  ['password-cleartext', 'password'],
  ['plain', 'password'],
  ['password-encrypted', 'password-encrypted'],
  ['secure', 'password-encrypted'],
  ['oauth2', 'oauth2'],
  ['ntlm', 'ntlm'],
  ['gssapi', 'gssapi'],
  ['tls-client-cert', 'client-cert'],
  ['client-ip-address', 'none'],
  ['smtp-after-pop', 'none'],
  ['none', 'none'],
]);

function authKinds(names: string[]): AuthKind[] {
  const kinds = names.flatMap((name) => authNames.get(name.toLowerCase()) ?? []);
  return [...new Set(kinds)];
}

/** A port in decimal digits, 1 to 65535, else null. */
export function portNumber(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : null;
}

function firstOf<T>(values: string[], read: (text: string) => T | null): T | null {
  for (const value of values) {
    const result = read(value);
    if (result !== null) return result;
  }
  return null;
}
