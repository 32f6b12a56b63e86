/** Symfony Mailer: one address for everything, in which user name and password are percent-encoded (RFC 3986 2.1). */

import { withBrackets } from '../../base/ip.ts';
import { symfony as dialect } from '../../dialects/php.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { envFile } from './env.ts';

const { key } = vocabularyOf(dialect);

/** The newest versions can be told to insist on STARTTLS; older ones pass over the word. */
const query = { tls: '', starttls: '?require_tls=true', none: '?auto_tls=false' } as const;

export const symfony: Writer = (draft) => {
  const { host, port, security, auth, username } = draft.settings;
  const signIn = auth === 'none' ? '' : `${encoded(username)}:${encoded(draft.password)}@`;
  const scheme = security === 'tls' ? 'smtps' : 'smtp';
  const url = `${scheme}://${signIn}${withBrackets(host)}:${port}${query[security]}`;
  return envFile(draft, [draft.words('symfony.encoded')], [[key('url'), url]]);
};

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
