/** msmtp: an account for `~/.msmtprc`. A value stands between double quotes as it is; nothing is escaped there. */
import type { MailSettings, SettingsAuth } from '../../../../shared/mail-settings.ts';
import { shownSecret, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';

const authWords: Readonly<Record<SettingsAuth, string>> = {
  password: 'on',
  cram: 'cram-md5',
  oauth2: 'xoauth2',
  none: 'off',
};

export const msmtp: Writer = (draft) => {
  const { settings, words, head } = draft;
  const { host, port, auth, username, fromAddress } = settings;
  if (/%[HUCM]/.test(fromAddress)) return { refusal: 'value-not-writable' };
  const lines = [
    'account sendwell',
    `host ${host}`,
    `port ${port}`,
    ...tlsLines(settings),
    `from "${fromAddress}"`,
    `auth ${authWords[auth]}`,
    ...(auth === 'none' ? [] : [`user "${username}"`, `password "${shownSecret(draft)}"`]),
    '',
    'account default : sendwell',
  ];
  const remarks = [words('msmtp.mode'), ...(auth === 'none' ? [] : [words('msmtp.passwordEval')])];
  return { text: `${comment('#', [...head, ...remarks])}${lines.join('\n')}\n` };
};

/** `tls_starttls on` makes STARTTLS mandatory. */
function tlsLines({ security }: MailSettings): string[] {
  if (security === 'none') return ['tls off'];
  return ['tls on', `tls_starttls ${security === 'starttls' ? 'on' : 'off'}`];
}
