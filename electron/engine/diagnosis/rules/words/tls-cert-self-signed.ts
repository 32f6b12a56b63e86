/** The server signed its certificate itself. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const tlsCertSelfSigned: readonly Rule[] = [
  ...group({
    class: 'tls-cert-self-signed',
    level: 'fixed',
    source: 'https://docs.openssl.org/master/man1/openssl-verification-options/#diagnostics',
  })({
    'self-signed-code': {
      certainty: 'certain',
      errorCode: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT'],
      examples: ['DEPTH_ZERO_SELF_SIGNED_CERT'],
    },
    'self-signed': {
      text: /self[- ]?signed/,
      not: anyOf('chain', 'not trusted by the trust provider', 'one or more of the following reasons'),
      examples: ['self signed certificate'],
    },
  }),
  ...group({
    class: 'tls-cert-self-signed',
    level: 'cause',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'in-other-languages-tls-cert-self-signed': {
      text: inLanguages({
        de: 'selbst ?signiert',
        fr: 'auto-?sign[ée]',
        es: 'autofirmado',
        it: 'autofirmato',
        pt: 'autoassinado',
        zh: '自签名',
      }),
    },
  }),
];
