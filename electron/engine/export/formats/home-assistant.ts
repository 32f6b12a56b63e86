/** Home Assistant: the YAML of its SMTP notifier. */
import { homeAssistant as dialect } from '../../dialects/python.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { smtplibNotes, smtplibRemarks } from '../smtplib.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

const { key, word } = vocabularyOf(dialect);

export const homeAssistant: Writer = (draft) => {
  const { settings, password, head, words } = draft;
  const { host, port, security, auth, username, fromAddress, displayName } = settings;
  const entries: [key: string, value: string][] = [
    ['name', 'mail'],
    ['platform', 'smtp'],
    [key('host'), doubleQuoted(host)],
    [key('port'), String(port)],
    [key('mode'), doubleQuoted(word(security))],
    [key('from'), doubleQuoted(fromAddress)],
    ['recipient', doubleQuoted(fromAddress)],
  ];
  if (displayName !== null) entries.push(['sender_name', doubleQuoted(displayName)]);
  if (auth !== 'none')
    entries.push([key('username'), doubleQuoted(username)], [key('password'), doubleQuoted(password)]);
  const lines = entries.map(([name, value], index) => `${index === 0 ? '  - ' : '    '}${name}: ${value}\n`);
  const text = `${comment('#', [...head, words('homeAssistant.where'), ...smtplibRemarks(draft)])}notify:\n${lines.join('')}`;
  return { text, notes: smtplibNotes(draft) };
};
