/** Plain text: one setting per line, to paste anywhere. */
import type { Writer } from '../draft.ts';
import { shownSecret } from '../draft.ts';

export const text: Writer = (draft) => {
  const { settings, words, head } = draft;
  const { host, port, security, auth, username, fromAddress } = settings;
  const rows: [string, string][] = [
    [words('field.host'), host],
    [words('field.port'), String(port)],
    [words('field.security'), words(`security.${security}`)],
    [words('field.signIn'), words(`auth.${auth}`)],
    ...(auth === 'none'
      ? []
      : ([
          [words('field.username'), username],
          [words('field.password'), shownSecret(draft)],
        ] as [string, string][])),
    [words('field.from'), fromAddress],
  ];
  const lines = rows.map(([name, value]) => `${name}: ${value}\n`);
  return { text: `${head.join('\n')}\n\n${lines.join('')}` };
};
