/** Autoconfig XML (config-v1.1), for whoever runs the mail domain: Thunderbird and others fetch it from there. */

import type { SettingsAuth } from '../../../../shared/mail-settings.ts';
import type { AuthKind, Security } from '../../../../shared/model.ts';
import { xmlText } from '../../base/xml-text.ts';
import { autoconfig } from '../../dialects/mail-apps.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { addressParts, type Writer } from '../draft.ts';
import { xmlComment } from '../syntax/comment.ts';

const { key, word } = vocabularyOf(autoconfig);

/** `password-cleartext` is the usual choice inside TLS. */
const outgoingAuth: Readonly<Record<SettingsAuth, string>> = {
  password: 'password-cleartext',
  cram: 'password-encrypted',
  oauth2: 'OAuth2',
  none: 'none',
};
const incomingAuth: Readonly<Record<AuthKind, string>> = {
  password: 'password-cleartext',
  'password-encrypted': 'password-encrypted',
  oauth2: 'OAuth2',
  none: 'none',
  'client-cert': 'TLS-client-cert',
  ntlm: 'NTLM',
  gssapi: 'GSSAPI',
};

interface Server {
  host: string;
  port: number;
  security: Security;
  username: string;
  /** Words of the format, in the order of preference. */
  auth: readonly string[];
}

export const thunderbird: Writer = ({ settings, head, words }) => {
  const { incoming, fromAddress, auth } = settings;
  if (!incoming) return { refusal: 'incoming-needed' };
  const { domain } = addressParts(fromAddress);
  const kinds = incoming.auth.length > 0 ? incoming.auth : (['password'] as const);
  const reading = { ...incoming, auth: kinds.map((kind) => incomingAuth[kind]) };
  const sending = { ...settings, auth: [outgoingAuth[auth]] };
  const personal = [reading, sending].some(
    ({ username }) => username !== '' && asPlaceholder(username, fromAddress) === username,
  );
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    xmlComment([
      ...head,
      words('thunderbird.where', { domain }),
      ...(personal ? [words('note.personal-username')] : []),
    ]),
    '<clientConfig version="1.1">\n',
    `  <emailProvider id="${xmlText(domain)}">\n`,
    `    <domain>${xmlText(domain)}</domain>\n`,
    `    <displayName>${xmlText(domain)}</displayName>\n`,
    `    <displayShortName>${xmlText(domain)}</displayShortName>\n`,
    serverElement('incomingServer', incoming.type, reading, fromAddress),
    serverElement('outgoingServer', 'smtp', sending, fromAddress),
    '  </emailProvider>\n',
    '</clientConfig>\n',
  ];
  return { text: text.join(''), notes: personal ? ['personal-username'] : [] };
};

function serverElement(name: string, type: string, server: Server, address: string): string {
  const { host, port, security, username, auth } = server;
  const fields: [name: string, value: string][] = [
    [key('host'), host],
    [key('port'), String(port)],
    [key('mode'), word(security)],
    ...(username === '' ? [] : [[key('username'), asPlaceholder(username, address)] as [string, string]]),
    ...auth.map((kind): [string, string] => [key('auth'), kind]),
  ];
  const lines = fields.map(([field, value]) => `      <${field}>${xmlText(value)}</${field}>\n`);
  return `    <${name} type="${type}">\n${lines.join('')}    </${name}>\n`;
}

/** The file serves every address of the domain: a user name made from the address is written as a pattern. */
function asPlaceholder(username: string, address: string): string {
  if (username === address) return '%EMAILADDRESS%';
  return username === addressParts(address).local ? '%EMAILLOCALPART%' : username;
}
