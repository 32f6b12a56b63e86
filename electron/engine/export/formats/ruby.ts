/** Ruby: Action Mailer of Rails, and GitLab, which hands its settings to it. */

import type { SettingsAuth } from '../../../../shared/mail-settings.ts';
import type { Security } from '../../../../shared/model.ts';
import { addressParts, mailbox, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { singleQuoted } from '../syntax/quote.ts';

/** `enable_starttls` makes it mandatory; the `_auto` kind would only take it when offered. */
const railsProtection: Readonly<Record<Security, readonly string[]>> = {
  tls: ['tls: true', 'enable_starttls_auto: false'],
  starttls: ['tls: false', 'enable_starttls: true'],
  none: ['tls: false', 'enable_starttls_auto: false'],
};

/** Both try this one mechanism only. */
const railsAuth: Readonly<Record<SettingsAuth, string>> = {
  password: ':plain',
  cram: ':cram_md5',
  oauth2: ':xoauth2',
  none: 'nil',
};

export const rails: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, passwordMechanism, username, fromAddress } = settings;
  const entries = [
    `address: ${singleQuoted(host)}`,
    `port: ${port}`,
    `domain: ${singleQuoted(addressParts(fromAddress).domain)}`,
    `authentication: ${auth === 'password' && passwordMechanism === 'LOGIN' ? ':login' : railsAuth[auth]}`,
    ...(auth === 'none'
      ? []
      : [`user_name: ${singleQuoted(username)}`, `password: ${singleQuoted(password)}`]),
    ...railsProtection[security],
    "openssl_verify_mode: 'peer'",
  ];
  const lines = [
    'config.action_mailer.delivery_method = :smtp',
    'config.action_mailer.smtp_settings = {',
    ...entries.map((entry) => `  ${entry},`),
    '}',
    `config.action_mailer.default_options = { from: ${singleQuoted(mailbox(settings))} }`,
  ];
  return { text: `${comment('#', [...head, words('rails.where')])}${lines.join('\n')}\n` };
};

const gitlabAuth: Readonly<Record<SettingsAuth, string>> = {
  ...railsAuth,
  password: "'login'",
  cram: "'cram_md5'",
};

/** Both TLS switches on are refused since GitLab 15.10.4; a password with quotes breaks its template. */
export const gitlab: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, passwordMechanism, username, fromAddress, displayName } = settings;
  if (/['"]/.test(password)) return { refusal: 'quotes-in-password' };
  const entries: [key: string, value: string][] = [
    ['smtp_enable', 'true'],
    ['smtp_address', singleQuoted(host)],
    ['smtp_port', String(port)],
    ['smtp_domain', singleQuoted(addressParts(fromAddress).domain)],
    [
      'smtp_authentication',
      auth === 'password' && passwordMechanism === 'PLAIN' ? "'plain'" : gitlabAuth[auth],
    ],
  ];
  if (auth !== 'none') {
    entries.push(['smtp_user_name', singleQuoted(username)], ['smtp_password', singleQuoted(password)]);
  }
  entries.push(
    ['smtp_tls', security === 'tls' ? 'true' : 'false'],
    ['smtp_enable_starttls_auto', security === 'starttls' ? 'true' : 'false'],
    ['smtp_openssl_verify_mode', "'peer'"],
    ['gitlab_email_from', singleQuoted(fromAddress)],
  );
  if (displayName !== null) entries.push(['gitlab_email_display_name', singleQuoted(displayName)]);
  const lines = entries.map(([key, value]) => `gitlab_rails['${key}'] = ${value}\n`);
  return { text: comment('#', [...head, words('gitlab.where')]) + lines.join('') };
};
