/** Environment files: the generic one, and those of programs that read fixed names. */
import type { ExportNote } from '../../../../shared/exports.ts';
import { environment } from '../../dialects/environment.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import { type Draft, passwordPlaceholder, type Writer, type Written } from '../draft.ts';
import { comment } from '../syntax/comment.ts';
import { envValue } from '../syntax/quote.ts';

type Variable = readonly [name: string, value: string];

/** A file of `NAME=value` lines. */
export function envFile(
  { head, words }: Draft,
  remarks: readonly string[],
  variables: readonly Variable[],
  notes: readonly ExportNote[] = [],
): Written {
  const values = variables.map(([name, value]) => ({
    name,
    value: envValue(value, value === passwordPlaceholder),
  }));
  const lines = values.flatMap(({ name, value }) => (value ? [`${name}=${value.text}\n`] : []));
  if (lines.length < values.length) return { refusal: 'value-not-writable' };
  const portable = values.every(({ value }) => value?.portable);
  const warnings = portable ? [] : [words('note.quoting-differs')];
  return {
    text: comment('#', [...head, ...remarks, ...warnings]) + lines.join(''),
    notes: portable ? notes : [...notes, 'quoting-differs'],
  };
}

/** What has to stand in the file only where there is a sign-in. */
export function ifSignIn({ settings }: Draft, variables: readonly Variable[]): readonly Variable[] {
  return settings.auth === 'none' ? [] : variables;
}

const { key, word, flag } = vocabularyOf(environment);

/**
 * There is no standard for these names. `SMTP_SECURE` is what programs built on nodemailer read: true means implicit TLS.
 * `SMTP_SECURITY` says in one word what others put into two switches.
 */
export const env: Writer = (draft) => {
  const { host, port, security, username, fromAddress } = draft.settings;
  return envFile(
    draft,
    [draft.words('env.security'), draft.words('env.docker')],
    [
      [key('host'), host],
      [key('port'), String(port)],
      [key('implicit'), flag(security === 'tls')],
      [key('mode'), word(security)],
      ...ifSignIn(draft, [
        [key('username'), username],
        [key('password'), draft.password],
      ]),
      [key('from'), fromAddress],
    ],
  );
};
