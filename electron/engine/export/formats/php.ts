/** PHP: PHPMailer, and the constants that WP Mail SMTP reads in WordPress. Both hand the host to PHPMailer. */
import type { Security } from '../../../../shared/model.ts';
import type { Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { bracketed, singleQuoted } from '../syntax/quote.ts';

const phpMailerProtection: Readonly<Record<Security, readonly string[]>> = {
  tls: ['$mail->SMTPSecure = PHPMailer::ENCRYPTION_SMTPS;'],
  starttls: ['$mail->SMTPSecure = PHPMailer::ENCRYPTION_STARTTLS;'],
  none: ["$mail->SMTPSecure = '';", '$mail->SMTPAutoTLS = false;'],
};

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
    `$mail->Host = ${singleQuoted(bracketed(host))};`,
    `$mail->Port = ${port};`,
    ...phpMailerProtection[security],
    `$mail->SMTPAuth = ${auth === 'none' ? 'false' : 'true'};`,
    ...(auth === 'cram' ? ["$mail->AuthType = 'CRAM-MD5';"] : []),
    ...(auth === 'none'
      ? []
      : [`$mail->Username = ${singleQuoted(username)};`, `$mail->Password = ${singleQuoted(password)};`]),
    "$mail->CharSet = 'UTF-8';",
    `$mail->setFrom(${singleQuoted(fromAddress)}${name});`,
  ];
  return { text: `<?php\n${comment('//', head)}\n${lines.join('\n')}\n` };
};

/** The values go to PHPMailer: `ssl` is implicit TLS and `tls` is STARTTLS, whatever the plugin's sample says. */
const wordPressProtection: Readonly<Record<Security, string>> = { tls: 'ssl', starttls: 'tls', none: '' };

export const wordpress: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  const constants: [name: string, value: string][] = [
    ['WPMS_ON', 'true'],
    ['WPMS_MAILER', "'smtp'"],
    ['WPMS_SMTP_HOST', singleQuoted(bracketed(host))],
    ['WPMS_SMTP_PORT', String(port)],
    ['WPMS_SSL', singleQuoted(wordPressProtection[security])],
    ['WPMS_SMTP_AUTOTLS', security === 'starttls' ? 'true' : 'false'],
    ['WPMS_SMTP_AUTH', auth === 'none' ? 'false' : 'true'],
  ];
  if (auth !== 'none') {
    constants.push(['WPMS_SMTP_USER', singleQuoted(username)], ['WPMS_SMTP_PASS', singleQuoted(password)]);
  }
  constants.push(['WPMS_MAIL_FROM', singleQuoted(fromAddress)], ['WPMS_MAIL_FROM_FORCE', 'true']);
  if (displayName !== null) constants.push(['WPMS_MAIL_FROM_NAME', singleQuoted(displayName)]);
  const lines = constants.map(([name, value]) => `define( '${name}', ${value} );\n`);
  return { text: comment('//', [...head, words('wordpress.where')]) + lines.join('') };
};
