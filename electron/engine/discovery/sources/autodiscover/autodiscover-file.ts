/** Exchange Autodiscover v1 ("POX"): the request, and what an answer says. */
import { implicitTlsPort, lastResortPort, submissionPort } from '../../../../../shared/endpoint.ts';
import type { AuthKind, IncomingServer, Note, Security } from '../../../../../shared/model.ts';
import type { MailAddress } from '../../../base/address.ts';
import { hostName } from '../../../base/names.ts';
import { SERVERS_PER_ANSWER } from '../../limits.ts';
import type { PublishedServer } from '../../types.ts';
import { children, parseXml, texts, type XmlNode } from '../../xml.ts';
import { onlyEncrypted, portNumber } from '../autoconfig/autoconfig-file.ts';

/** What an answer says: settings, another place or address to ask, or why neither. */
export type AutodiscoverFile =
  | { kind: 'settings'; outgoing: PublishedServer[]; incoming: IncomingServer | null; notes: Note[] }
  | { kind: 'redirect-url'; url: string }
  | { kind: 'redirect-address'; address: string }
  | { kind: 'nothing'; why: string; notes?: Note[] }
  | { kind: 'html' }
  | { kind: 'damaged'; why: string };

const schemas = 'http://schemas.microsoft.com/exchange/autodiscover/outlook';

/** Body of the POST. */
export function autodiscoverRequest(address: MailAddress): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    `<Autodiscover xmlns="${schemas}/requestschema/2006"><Request>` +
    `<EMailAddress>${escapeXml(address.ascii)}</EMailAddress>` +
    `<AcceptableResponseSchema>${schemas}/responseschema/2006a</AcceptableResponseSchema>` +
    '</Request></Autodiscover>'
  );
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Reads the body of a 200 answer. */
export function readAutodiscover(
  body: Uint8Array,
  contentType: string,
  address: MailAddress,
): AutodiscoverFile {
  const xml = parseXml(body, contentType);
  if (xml.kind !== 'tree') return xml;
  if (xml.root !== 'Autodiscover') return { kind: 'damaged', why: 'not an Autodiscover answer' };
  const account = children(xml.node, 'Response').flatMap((response) => children(response, 'Account'))[0];
  if (!account) return { kind: 'nothing', why: 'no account in the answer' };
  const url = texts(account, 'RedirectUrl')[0];
  const redirectAddress = texts(account, 'RedirectAddr')[0];
  const action = (texts(account, 'Action')[0] ?? 'settings').toLowerCase();
  if (action === 'redirecturl' && url) return { kind: 'redirect-url', url };
  if (action === 'redirectaddr' && redirectAddress)
    return { kind: 'redirect-address', address: redirectAddress };
  return settingsOf(children(account, 'Protocol'), address);
}

function settingsOf(protocols: XmlNode[], address: MailAddress): AutodiscoverFile {
  const published = protocols.flatMap((protocol) => (typeOf(protocol) === 'SMTP' ? serverOf(protocol) : []));
  const incoming = protocols.flatMap((protocol) => incomingOf(protocol, address));
  if (published.length === 0 && incoming.length === 0) {
    const exchange = protocols.some((protocol) => exchangeTypes.has(typeOf(protocol) ?? ''));
    return { kind: 'nothing', why: 'no mail protocol in the answer', notes: exchange ? [exchangeOnly] : [] };
  }
  const { servers, notes } = onlyEncrypted(published);
  return {
    kind: 'settings',
    outgoing: servers.slice(0, SERVERS_PER_ANSWER),
    incoming: incoming.find((server) => server.security !== 'none') ?? null,
    notes,
  };
}

/** MAPI and EWS in their several clothes. */
const exchangeTypes: ReadonlySet<string> = new Set(['EXCH', 'EXPR', 'EXHTTP', 'MAPIHTTP']);

const exchangeOnly: Note = {
  code: 'exchange-only',
  text: 'Only Exchange (MAPI, EWS) is published: Outlook works, SMTP has to be switched on by the IT team.',
};

const typeOf = (protocol: XmlNode) => texts(protocol, 'Type')[0]?.toUpperCase();

function serverOf(protocol: XmlNode): PublishedServer[] {
  const host = hostName(texts(protocol, 'Server')[0] ?? '');
  const port = portNumber(texts(protocol, 'Port')[0] ?? `${submissionPort}`);
  if (host === null || port === null) return [];
  const username = loginName(protocol);
  return [{ host, port, security: securityOf(protocol, port), username, auth: authOf(protocol) }];
}

function incomingOf(protocol: XmlNode, address: MailAddress): IncomingServer[] {
  const type = typeOf(protocol);
  if (type !== 'IMAP' && type !== 'POP3') return [];
  const host = hostName(texts(protocol, 'Server')[0] ?? '');
  const port = portNumber(texts(protocol, 'Port')[0] ?? (type === 'IMAP' ? '993' : '995'));
  if (host === null || port === null) return [];
  const username = loginName(protocol) ?? address.ascii;
  const security = securityOf(protocol, port);
  return [
    { type: type === 'IMAP' ? 'imap' : 'pop3', host, port, security, username, auth: authOf(protocol) },
  ];
}

/** `Encryption` overrides `SSL`, and neither says which style of TLS: that follows from the port. */
function securityOf(protocol: XmlNode, port: number): Security {
  const encryption = texts(protocol, 'Encryption')[0]?.toLowerCase();
  const ssl = texts(protocol, 'SSL')[0]?.toLowerCase() ?? 'on';
  const open = encryption === undefined ? ssl === 'off' || ssl === 'no' : encryption === 'none';
  if (open) return 'none';
  if (startTlsPorts.has(port)) return 'starttls';
  if (implicitTlsPorts.has(port)) return 'tls';
  return encryption === 'tls' ? 'starttls' : 'tls';
}

const startTlsPorts = new Set([lastResortPort, submissionPort, 143, 110]);
const implicitTlsPorts = new Set([implicitTlsPort, 993, 995]);

function loginName(protocol: XmlNode): string | null {
  const name = texts(protocol, 'LoginName')[0];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return name === undefined || name.length > 320 || /[\u0000-\u001f\u007f]/.test(name) ? null : name;
}

function authOf(protocol: XmlNode): AuthKind[] {
  const says = (name: string, ...values: string[]) =>
    values.includes(texts(protocol, name)[0]?.toLowerCase() ?? '');
  if (says('AuthRequired', 'off', 'no')) return ['none'];
  return says('SPA', 'on', 'yes') ? ['ntlm', 'password'] : ['password'];
}
