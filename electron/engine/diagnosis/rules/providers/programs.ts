/** Fixed wording of mail server programs whose words mean more, or something else, than elsewhere. */
import { group, type Rule } from '../../rule.ts';

export const programRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://www.etpan.org/libetpan.html' })({
    'libetpan-password-refused': { class: 'auth-bad-credentials', text: /mailsmtp error auth login/ },
    'libetpan-sign-in-unknown': {
      class: 'auth-mechanism-unsupported',
      text: /mailsmtp error auth not supported/,
    },
  }),
  ...group({ level: 'fixed' })({
    'qmail-bare-newline': {
      class: 'message-format-rejected',
      text: /docs\/smtplf\.html/,
      source: 'https://cr.yp.to/docs/smtplf.html',
    },
    'exim-fault': {
      class: 'server-internal-error',
      certainty: 'possible',
      text: /^(unexpected failure|local problem)/,
      source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_processing.html',
    },
    'james-sender': {
      class: 'sender-not-allowed',
      text: /incorrect authentication for specified e-?mail address/,
      source: 'https://james.apache.org/server/config-smtp-lmtp.html',
    },
    'exim-no-remote-mail': {
      class: 'relay-denied',
      text: /mailing to remote domains not supported/,
      source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/',
    },
    'haraka-relay': {
      class: 'relay-denied',
      text: /cannot deliver mail for/,
      source: 'https://haraka.github.io/core/Plugins',
    },
    'hmailserver-relay': {
      class: 'relay-denied',
      text: /delivery is not allowed to this address/,
      source: 'https://www.hmailserver.com/documentation/latest/',
    },
  }),
];
