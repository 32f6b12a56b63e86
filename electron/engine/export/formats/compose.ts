/** The variables of programs built on nodemailer, as a block of a compose file. */
import { environment } from '../../dialects/environment.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { doubleQuoted } from '../syntax/quote.ts';

const { key, flag } = vocabularyOf(environment);

export const compose: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress } = settings;
  const variables: [name: string, value: string][] = [
    [key('host'), host],
    [key('port'), String(port)],
    [key('implicit'), flag(security === 'tls')],
    ...(auth === 'none'
      ? []
      : ([
          [key('username'), username],
          [key('password'), password],
        ] as [string, string][])),
    [key('from'), fromAddress],
  ];
  // Compose replaces what stands behind a single dollar sign.
  const lines = variables.map(
    ([name, value]) => `      ${name}: ${doubleQuoted(value.replaceAll('$', '$$$$'))}\n`,
  );
  const remarks = comment('#', [...head, words('compose.where'), words('env.security')]);
  return {
    text: `${remarks}services:\n  app:\n    environment:\n${lines.join('')}`,
    notes: security === 'tls' ? [] : ['not-enforced'],
  };
};
