/** Grafana: the section `smtp` of `grafana.ini`. It speaks TLS from the first byte on port 465 alone. */

import { withBrackets } from '../../base/ip.ts';
import { grafana as dialect } from '../../dialects/servers.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { passwordPlaceholder, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';

const { key, word } = vocabularyOf(dialect);

export const grafana: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  if ((security === 'tls') !== (port === 465)) return { refusal: 'port-decides' };
  const signIn: [string, string][] =
    auth === 'none'
      ? []
      : [
          [key('username'), username],
          [key('password'), password],
        ];
  const texts: [name: string, value: string][] = [
    ...signIn,
    [key('from'), fromAddress],
    ...(displayName === null ? [] : ([['from_name', displayName]] as [string, string][])),
  ];
  if (!texts.every(([, value]) => isWritable(value))) return { refusal: 'value-not-writable' };
  const lines = [
    '[smtp]',
    'enabled = true',
    `${key('address')} = ${withBrackets(host)}:${port}`,
    ...texts.map(([name, value]) => `${name} = ${quoted(value)}`),
    ...(security === 'tls' ? [] : [`${key('mode')} = ${word(security)}`]),
    `${key('no-verify')} = false`,
  ];
  return { text: `${comment('#', [...head, words('grafana.where')])}${lines.join('\n')}\n` };
};

/** Signs that begin a comment need three quotes, and so may a password that is put in by hand. */
function quoted(value: string): string {
  return value !== passwordPlaceholder && /^[\w@%+=:,./-]*$/.test(value) ? value : `"""${value}"""`;
}

/** Grafana puts other values in the place of these, and three quotes end a text. */
function isWritable(value: string): boolean {
  return !/\$__|\$\{|%\(|"$|""/.test(value);
}
