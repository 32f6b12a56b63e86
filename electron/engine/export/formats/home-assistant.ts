/** Home Assistant: the YAML of its SMTP notifier. */
import type { Security } from '../../../../shared/model.ts';
import type { Writer } from '../draft.ts';
import { smtplibNotes, smtplibRemarks } from '../smtplib.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

const encryption: Readonly<Record<Security, string>> = { tls: 'tls', starttls: 'starttls', none: 'none' };

export const homeAssistant: Writer = (draft) => {
  const { settings, password, head, words } = draft;
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  const entries: [key: string, value: string][] = [
    ['name', 'mail'],
    ['platform', 'smtp'],
    ['server', doubleQuoted(host)],
    ['port', String(port)],
    ['encryption', `"${encryption[security]}"`],
    ['sender', doubleQuoted(fromAddress)],
    ['recipient', doubleQuoted(fromAddress)],
  ];
  if (displayName !== null) entries.push(['sender_name', doubleQuoted(displayName)]);
  if (auth !== 'none')
    entries.push(['username', doubleQuoted(username)], ['password', doubleQuoted(password)]);
  const lines = entries.map(([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${value}\n`);
  const text = `${comment('#', [...head, words('homeAssistant.where'), ...smtplibRemarks(draft)])}notify:\n${lines.join('')}`;
  return { text, notes: smtplibNotes(draft) };
};
