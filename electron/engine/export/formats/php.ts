/** PHP: PHPMailer, and the constants that WP Mail SMTP reads in WordPress. Both hand the host to PHPMailer. */
import type { Security } from '../../../../shared/model.ts';
import { withBrackets } from '../../base/ip.ts';
import { phpmailer as phpMailerDialect, wordpress as wordPressDialect } from '../../dialects/php.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { singleQuoted } from '../syntax/quote.ts';

const php = vocabularyOf(phpMailerDialect);
const wp = vocabularyOf(wordPressDialect);

/** By the constants of its class; without protection it has to be kept from STARTTLS as well. */
function phpMailerProtection(security: Security): string[] {
  const line = (role: 'mode' | 'starttls-auto', value: string) => `$mail->${php.key(role)} = ${value};`;
  if (security === 'none') return [line('mode', "''"), line('starttls-auto', php.flag(false))];
  return [line('mode', php.word(security, php.key('mode'), /::/))];
}

export const phpmailer: Writer = ({ settings, password, head }) => {
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  const name = displayName === null ? '' : `, ${singleQuoted(displayName)}`;
  const lines = [
    'use PHPMailer\\PHPMailer\\PHPMailer;',
    '',
    "require 'vendor/autoload.php';",
    '',
    '$mail = new PHPMailer(true);',
    '$mail->isSMTP();',
    `$mail->${php.key('host')} = ${singleQuoted(withBrackets(host))};`,
    `$mail->${php.key('port')} = ${port};`,
    ...phpMailerProtection(security),
    `$mail->${php.key('sign-in')} = ${php.flag(auth !== 'none')};`,
    ...(auth === 'cram' ? ["$mail->AuthType = 'CRAM-MD5';"] : []),
    ...(auth === 'none'
      ? []
      : [
          `$mail->${php.key('username')} = ${singleQuoted(username)};`,
          `$mail->${php.key('password')} = ${singleQuoted(password)};`,
        ]),
    "$mail->CharSet = 'UTF-8';",
    `$mail->${php.key('from')}(${singleQuoted(fromAddress)}${name});`,
  ];
  return { text: `<?php\n${comment('//', head)}\n${lines.join('\n')}\n` };
};

/** The values go to PHPMailer: `ssl` is implicit TLS and `tls` is STARTTLS, whatever the plugin's sample says. */
export const wordpress: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  const constants: [name: string, value: string][] = [
    ['WPMS_ON', 'true'],
    ['WPMS_MAILER', "'smtp'"],
    [wp.key('host'), singleQuoted(withBrackets(host))],
    [wp.key('port'), String(port)],
    [wp.key('mode'), singleQuoted(wp.word(security))],
    [wp.key('starttls-auto'), wp.flag(security === 'starttls')],
    [wp.key('sign-in'), wp.flag(auth !== 'none')],
  ];
  if (auth !== 'none') {
    constants.push(
      [wp.key('username'), singleQuoted(username)],
      [wp.key('password'), singleQuoted(password)],
    );
  }
  constants.push([wp.key('from'), singleQuoted(fromAddress)], ['WPMS_MAIL_FROM_FORCE', 'true']);
  if (displayName !== null) constants.push(['WPMS_MAIL_FROM_NAME', singleQuoted(displayName)]);
  const lines = constants.map(([name, value]) => `define( '${name}', ${value} );\n`);
  return { text: comment('//', [...head, words('wordpress.where')]) + lines.join('') };
};
