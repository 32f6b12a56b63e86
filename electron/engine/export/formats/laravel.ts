/** Laravel: `.env` lines for version 11 and newer, and for version 10 and older. */

import { withBrackets } from '../../base/ip.ts';
import { laravel as dialect } from '../../dialects/php.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { envFile, ifSignIn } from './env.ts';

const { key, word } = vocabularyOf(dialect);

/** Each version reads its own word for the protection and passes over the other. */
export const laravel: Writer = (draft) => {
  const { host, port, security, username, fromAddress, displayName } = draft.settings;
  return envFile(
    draft,
    [draft.words('laravel.versions'), ...(security === 'tls' ? [] : [draft.words('laravel.notForced')])],
    [
      ['MAIL_MAILER', 'smtp'],
      [key('host'), withBrackets(host)],
      [key('port'), String(port)],
      ['MAIL_SCHEME', word(security, 'MAIL_SCHEME')],
      ['MAIL_ENCRYPTION', word(security, 'MAIL_ENCRYPTION', security === 'none' ? /^null$/ : undefined)],
      ...ifSignIn(draft, [
        [key('username'), username],
        [key('password'), draft.password],
      ]),
      [key('from'), fromAddress],
      ...(displayName === null ? [] : ([['MAIL_FROM_NAME', displayName]] as const)),
    ],
    security === 'tls' ? [] : ['not-enforced'],
  );
};
