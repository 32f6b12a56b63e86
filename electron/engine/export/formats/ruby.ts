/** Ruby: Action Mailer of Rails, and GitLab, which hands its settings to it. */

import type { SettingsAuth } from '../../../../shared/mail-settings.ts';
import type { Security } from '../../../../shared/model.ts';
import { gitlab as gitlabDialect, rails as railsDialect } from '../../dialects/ruby.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { addressParts, mailbox, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { singleQuoted } from '../syntax/quote.ts';

const rail = vocabularyOf(railsDialect);
const lab = vocabularyOf(gitlabDialect);

/** `enable_starttls` makes it mandatory; the `_auto` kind would only take it when offered. */
function railsProtection(security: Security): string[] {
  const wanted = security === 'starttls';
  return [
    `${rail.key('implicit')}: ${rail.flag(security === 'tls')}`,
    `${rail.key(wanted ? 'starttls' : 'starttls-auto')}: ${rail.flag(wanted)}`,
  ];
}

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
    `${rail.key('host')}: ${singleQuoted(host)}`,
    `${rail.key('port')}: ${port}`,
    `domain: ${singleQuoted(addressParts(fromAddress).domain)}`,
    `${rail.key('auth')}: ${auth === 'password' && passwordMechanism === 'LOGIN' ? ':login' : railsAuth[auth]}`,
    ...(auth === 'none'
      ? []
      : [
          `${rail.key('username')}: ${singleQuoted(username)}`,
          `${rail.key('password')}: ${singleQuoted(password)}`,
        ]),
    ...railsProtection(security),
    `${rail.key('verify')}: 'peer'`,
  ];
  const lines = [
    'config.action_mailer.delivery_method = :smtp',
    'config.action_mailer.smtp_settings = {',
    ...entries.map((entry) => `  ${entry},`),
    '}',
    `config.action_mailer.default_options = { ${rail.key('from')}: ${singleQuoted(mailbox(settings))} }`,
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
    [lab.key('host'), singleQuoted(host)],
    [lab.key('port'), String(port)],
    ['smtp_domain', singleQuoted(addressParts(fromAddress).domain)],
    [lab.key('auth'), auth === 'password' && passwordMechanism === 'PLAIN' ? "'plain'" : gitlabAuth[auth]],
  ];
  if (auth !== 'none') {
    entries.push(
      [lab.key('username'), singleQuoted(username)],
      [lab.key('password'), singleQuoted(password)],
    );
  }
  entries.push(
    [lab.key('implicit'), lab.flag(security === 'tls')],
    [lab.key('starttls'), lab.flag(security === 'starttls')],
    [lab.key('verify'), "'peer'"],
    [lab.key('from'), singleQuoted(fromAddress)],
  );
  if (displayName !== null) entries.push(['gitlab_email_display_name', singleQuoted(displayName)]);
  const lines = entries.map(([key, value]) => `gitlab_rails['${key}'] = ${value}\n`);
  return { text: comment('#', [...head, words('gitlab.where')]) + lines.join('') };
};
