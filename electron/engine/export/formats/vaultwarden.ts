/** Vaultwarden: variables of its environment. */
import type { Security } from '../../../../shared/model.ts';
import type { Writer } from '../draft.ts';
import { envFile, ifSignIn } from './env.ts';

const securityWords: Readonly<Record<Security, string>> = {
  tls: 'force_tls',
  starttls: 'starttls',
  none: 'off',
};

export const vaultwarden: Writer = (draft) => {
  const { host, port, security, username, fromAddress, displayName } = draft.settings;
  return envFile(
    draft,
    [draft.words('env.docker')],
    [
      ['SMTP_HOST', host],
      ['SMTP_PORT', String(port)],
      ['SMTP_SECURITY', securityWords[security]],
      ['SMTP_FROM', fromAddress],
      ...(displayName === null ? [] : ([['SMTP_FROM_NAME', displayName]] as const)),
      ...ifSignIn(draft, [
        ['SMTP_USERNAME', username],
        ['SMTP_PASSWORD', draft.password],
      ]),
    ],
  );
};
