/** msmtp: an account for `~/.msmtprc`. A value stands between double quotes as it is; nothing is escaped there. */
import type { MailSettings, SettingsAuth } from '../../../../shared/mail-settings.ts';
import { msmtp as dialect } from '../../dialects/mail-programs.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { shownSecret, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';

const { key, flag } = vocabularyOf(dialect);

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
    `${key('host')} ${host}`,
    `${key('port')} ${port}`,
    ...tlsLines(settings),
    `${key('from')} "${fromAddress}"`,
    `${key('auth')} ${authWords[auth]}`,
    ...(auth === 'none'
      ? []
      : [`${key('username')} "${username}"`, `${key('password')} "${shownSecret(draft)}"`]),
    '',
    'account default : sendwell',
  ];
  const remarks = [words('msmtp.mode'), ...(auth === 'none' ? [] : [words('msmtp.passwordEval')])];
  return { text: `${comment('#', [...head, ...remarks])}${lines.join('\n')}\n` };
};

/** `tls_starttls on` makes STARTTLS mandatory. */
function tlsLines({ security }: MailSettings): string[] {
  const gate = `${key('gate')} ${flag(security !== 'none')}`;
  return security === 'none' ? [gate] : [gate, `${key('starttls')} ${flag(security === 'starttls')}`];
}
