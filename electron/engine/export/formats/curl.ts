/** curl: a script that sends one message to the sender. */

import { withBrackets } from '../../base/ip.ts';
import { curl as dialect } from '../../dialects/code.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { shellWord } from '../syntax/quote.ts';

const { key } = vocabularyOf(dialect);

export const curl: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress } = settings;
  // The first colon ends the user name.
  if (username.includes(':')) return { refusal: 'value-not-writable' };
  const scheme = security === 'tls' ? 'smtps' : 'smtp';
  const options = [
    `--${key('url')} ${shellWord(`${scheme}://${withBrackets(host)}:${port}`, true)}`,
    ...(security === 'starttls' ? [`--${key('starttls')}`] : []),
    ...(auth === 'none' ? [] : [`--${key('username')} ${shellWord(`${username}:${password}`, true)}`]),
    `--${key('from')} ${shellWord(fromAddress, true)}`,
    `--mail-rcpt ${shellWord(fromAddress, true)}`,
    '--upload-file -',
  ];
  const message = [
    `From: <${fromAddress}>`,
    `To: <${fromAddress}>`,
    `Subject: ${words('code.subject')}`,
    '',
    words('code.body'),
  ];
  const call = `curl ${options.join(' \\\n  ')} <<'END_OF_MESSAGE'\n`;
  return { text: `#!/bin/sh\n${comment('#', head)}${call}${message.join('\n')}\nEND_OF_MESSAGE\n` };
};
