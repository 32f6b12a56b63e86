/** git send-email: a section of `~/.gitconfig`. `ssl` is TLS from the first byte, `tls` is STARTTLS (git-send-email(1)). */
import { gitSendEmail as dialect } from '../../dialects/code.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { mailbox, type Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';

const { key, word } = vocabularyOf(dialect);

export const gitSendEmail: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username } = settings;
  const values: [name: string, value: string][] = [
    [key('host'), host],
    [key('port'), String(port)],
    [key('mode'), word(security)],
    ...(auth === 'none'
      ? []
      : ([
          [key('username'), username],
          [key('password'), password],
        ] as [string, string][])),
    [key('from'), mailbox(settings)],
  ];
  const lines = values.map(([name, value]) => `\t${name} = ${quoted(value)}\n`);
  return { text: `${comment('#', [...head, words('git.where')])}[sendemail]\n${lines.join('')}` };
};

/** Inside double quotes only `"` and the backslash have a meaning (git-config(1)). */
function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
