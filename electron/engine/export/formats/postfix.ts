/** Postfix as a client of the provider: lines for `main.cf`. The password goes into a file of its own. */
import type { MailSettings } from '../../../../shared/mail-settings.ts';
import { postfix as dialect } from '../../dialects/mail-programs.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { passwordPlaceholder, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';

const { key, word, flag } = vocabularyOf(dialect);

const passwordFile = '/etc/postfix/sasl_passwd';

export const postfix: Writer = ({ settings, head, words }) => {
  const { host, port, auth, username, fromAddress } = settings;
  if (username.includes(':')) return { refusal: 'value-not-writable' };
  // Brackets stop the look-up of MX records; the key of the password file has to be this very text.
  const relayhost = `[${host}]:${port}`;
  const signIn = auth !== 'none';
  const parameters = [
    `${key('address')} = ${relayhost}`,
    ...(signIn ? signInLines : []),
    ...tlsLines(settings),
  ];
  const remarks = [
    words('postfix.where'),
    ...(signIn
      ? [
          words('postfix.passwordFile', { file: passwordFile }),
          `  ${relayhost} ${username}:${passwordPlaceholder}`,
          words('postfix.postmap'),
          `  chmod 600 ${passwordFile} && postmap ${passwordFile}`,
        ]
      : []),
    words('postfix.sender'),
    `  sender_canonical_maps = static:${doubledDollars(fromAddress)}`,
  ];
  return {
    text: `${comment('#', [...head, '', ...remarks]).replaceAll('# \n', '#\n')}\n${parameters.join('\n')}\n`,
  };
};

const signInLines = [
  `${key('sign-in')} = ${flag(true)}`,
  // The default forbids mechanisms that send the password, which are the usual ones inside TLS.
  'smtp_sasl_security_options = noanonymous',
  `smtp_sasl_password_maps = hash:${passwordFile}`,
];

/** `secure` checks the name on the certificate, `encrypt` does not. */
function tlsLines({ security }: MailSettings): string[] {
  const mode = key('mode');
  if (security === 'none') return [`${mode} = ${word('none')}`];
  return [
    `${key('implicit')} = ${flag(security === 'tls')}`,
    `${mode} = ${word('starttls', mode, /^secure$/)}`,
    'smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt',
  ];
}

/** A single `$` would name another parameter (postconf(5)). */
function doubledDollars(text: string): string {
  return text.replaceAll('$', '$$$$');
}
