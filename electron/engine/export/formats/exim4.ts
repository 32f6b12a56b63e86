/** Debian's exim4 as a client of the provider: lines for two of its files. The password goes into a third. */
import type { MailSettings } from '../../../../shared/mail-settings.ts';
import { exim } from '../../dialects/mail-programs.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { passwordPlaceholder, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';

const { key, word } = vocabularyOf(exim);

export const exim4: Writer = ({ settings, head, words }) => {
  const { host, port, auth, username } = settings;
  // Colons divide the fields of the password file, and host and port have two between them.
  if (/[:\s]/.test(username) || host.includes(':')) return { refusal: 'value-not-writable' };
  const where = (file: string) => words('exim4.where', { file: `/etc/exim4/${file}` });
  const password = [
    words('exim4.passwordFile', { file: '/etc/exim4/passwd.client' }),
    `  ${host}:${username}:${passwordPlaceholder}`,
  ];
  const first = comment('#', [...head, '', where('update-exim4.conf.conf')]).replaceAll('# \n', '#\n');
  const last = [
    ...(auth === 'none' ? [] : password),
    words('exim4.update'),
    '  update-exim4.conf && service exim4 restart',
  ];
  const blocks = [
    `${first}dc_eximconfig_configtype='smarthost'\n${key('address')}='${host}::${port}'\n`,
    `${comment('#', [where('exim4.conf.localmacros')])}${macro(settings)}\n`,
    comment('#', last),
  ];
  return { text: blocks.join('\n') };
};

/** The certificate is checked by default (REMOTE_SMTP_SMARTHOST_TLS_VERIFY_HOSTS). */
function macro({ security }: MailSettings): string {
  const names = {
    tls: 'REMOTE_SMTP_SMARTHOST_PROTOCOL',
    starttls: 'REMOTE_SMTP_SMARTHOST_HOSTS_REQUIRE_TLS',
    none: 'REMOTE_SMTP_SMARTHOST_HOSTS_AVOID_TLS',
  } as const;
  const name = names[security];
  return `${name} = ${word(security, name)}`;
}
