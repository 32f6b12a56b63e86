/** Laravel: `.env` lines for version 11 and newer, and for version 10 and older. */
import type { Security } from '../../../../shared/model.ts';
import type { Writer } from '../draft.ts';
import { bracketed } from '../syntax/quote.ts';
import { envFile, ifSignIn } from './env.ts';

const encryption: Readonly<Record<Security, string>> = { tls: 'ssl', starttls: 'tls', none: 'null' };

/** Each version reads its own word for the protection and passes over the other. */
export const laravel: Writer = (draft) => {
  const { host, port, security, username, fromAddress, displayName } = draft.settings;
  return envFile(
    draft,
    [draft.words('laravel.versions'), ...(security === 'tls' ? [] : [draft.words('laravel.notForced')])],
    [
      ['MAIL_MAILER', 'smtp'],
      ['MAIL_HOST', bracketed(host)],
      ['MAIL_PORT', String(port)],
      ['MAIL_SCHEME', security === 'tls' ? 'smtps' : 'smtp'],
      ['MAIL_ENCRYPTION', encryption[security]],
      ...ifSignIn(draft, [
        ['MAIL_USERNAME', username],
        ['MAIL_PASSWORD', draft.password],
      ]),
      ['MAIL_FROM_ADDRESS', fromAddress],
      ...(displayName === null ? [] : ([['MAIL_FROM_NAME', displayName]] as const)),
    ],
    security === 'tls' ? [] : ['not-enforced'],
  );
};
