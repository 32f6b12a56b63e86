/** Fixed wording of mail server programs whose words mean more, or something else, than elsewhere. */
import { group, type Rule } from '../../rule.ts';

export const programRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://www.etpan.org/libetpan.html' })({
    'libetpan-password-refused': {
      class: 'auth-bad-credentials',
      text: /mailsmtp error auth login/,
      examples: ['MAILSMTP_ERROR_AUTH_LOGIN'],
    },
    'libetpan-sign-in-unknown': {
      class: 'auth-mechanism-unsupported',
      text: /mailsmtp error auth not supported/,
      examples: ['MAILSMTP_ERROR_AUTH_NOT_SUPPORTED'],
    },
  }),
  ...group({ level: 'fixed' })({
    'qmail-bare-newline': {
      class: 'message-format-rejected',
      text: /docs\/smtplf\.html/,
      source: 'https://cr.yp.to/docs/smtplf.html',
      examples: ['451 See http://pobox.com/~djb/docs/smtplf.html. Bare LF (stray newline) not allowed'],
    },
    'exim-fault': {
      class: 'server-internal-error',
      certainty: 'possible',
      text: /^(unexpected failure|local problem)/,
      source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_processing.html',
      examples: ['421 Unexpected failure, please try later'],
    },
    'james-sender': {
      class: 'sender-not-allowed',
      text: /incorrect authentication for specified e-?mail address/,
      source: 'https://james.apache.org/server/config-smtp-lmtp.html',
      examples: ['503 5.7.1 Incorrect Authentication for Specified Email Address'],
    },
    'exim-no-remote-mail': {
      class: 'relay-denied',
      text: /mailing to remote domains not supported/,
      source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/',
      examples: ['Mailing to remote domains not supported'],
    },
    'haraka-relay': {
      class: 'relay-denied',
      text: /cannot deliver mail for/,
      source: 'https://haraka.github.io/core/Plugins',
      examples: ['550 I cannot deliver mail for <bo@example.org>'],
    },
    'hmailserver-relay': {
      class: 'relay-denied',
      text: /delivery is not allowed to this address/,
      source: 'https://www.hmailserver.com/documentation/latest/',
      examples: [
        '550 5.7.1 Delivery is not allowed to this address: relaying is not permitted without login',
      ],
    },
  }),
];
