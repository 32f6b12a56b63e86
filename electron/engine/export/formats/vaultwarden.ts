/** Vaultwarden: variables of its environment. */
import { vaultwarden as dialect } from '../../dialects/environment.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { envFile, ifSignIn } from './env.ts';

const { key, word } = vocabularyOf(dialect);

export const vaultwarden: Writer = (draft) => {
  const { host, port, security, username, fromAddress, displayName } = draft.settings;
  return envFile(
    draft,
    [draft.words('env.docker')],
    [
      [key('host'), host],
      [key('port'), String(port)],
      [key('mode'), word(security)],
      [key('from'), fromAddress],
      ...(displayName === null ? [] : ([['SMTP_FROM_NAME', displayName]] as const)),
      ...ifSignIn(draft, [
        [key('username'), username],
        [key('password'), draft.password],
      ]),
    ],
  );
};
