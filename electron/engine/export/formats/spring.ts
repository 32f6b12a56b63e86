/** Spring Boot: `application.properties`; the properties of Jakarta Mail stand in it by their own names. */
import { spring as dialect } from '../../dialects/java.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Writer } from '../draft.ts';
import { comment } from '../syntax/comment.ts';

const { name } = vocabularyOf(dialect);

export const spring: Writer = ({ settings, password, head, words }) => {
  const { host, port, security, auth, username, fromAddress } = settings;
  const values: [name: string, value: string][] = [
    [name('host'), host],
    [name('port'), String(port)],
    ...(auth === 'none'
      ? []
      : ([
          [name('username'), username],
          [name('password'), password],
        ] as [string, string][])),
    [name('sign-in'), String(auth !== 'none')],
    [name('implicit'), String(security === 'tls')],
    [name('starttls-auto'), String(security === 'starttls')],
    [name('starttls'), String(security === 'starttls')],
    [name('verify'), 'true'],
    [name('from'), fromAddress],
  ];
  // Spring puts another value in the place of `${name}`.
  if (values.some(([, value]) => value.includes('${'))) return { refusal: 'value-not-writable' };
  const lines = values.map(([key, value]) => `${key}=${escaped(value)}\n`);
  return { text: comment('#', [...head, words('spring.where')]) + lines.join('') };
};

/** As `java.util.Properties` reads it: backslashes, blanks at the beginning, and letters outside Latin-1. */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replace(/^ /, '\\ ')
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
