/** Fixed wording of mail server programs whose words mean more, or something else, than elsewhere. */
import type { Rule } from '../../rule.ts';

export const programRules: readonly Rule[] = [
  {
    id: 'qmail-bare-newline',
    class: 'message-format-rejected',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /docs\/smtplf\.html/ },
    source: 'https://cr.yp.to/docs/smtplf.html',
  },
  {
    id: 'exim-fault',
    class: 'server-internal-error',
    level: 'fixed',
    certainty: 'possible',
    when: { text: /^(unexpected failure|local problem)/ },
    source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_processing.html',
  },
  {
    id: 'james-sender',
    class: 'sender-not-allowed',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /incorrect authentication for specified e-?mail address/ },
    source: 'https://james.apache.org/server/config-smtp-lmtp.html',
  },
  {
    id: 'exim-no-remote-mail',
    class: 'relay-denied',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /mailing to remote domains not supported/ },
    source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/',
  },
  {
    id: 'libetpan-password-refused',
    class: 'auth-bad-credentials',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /mailsmtp error auth login/ },
    source: 'https://www.etpan.org/libetpan.html',
  },
  {
    id: 'libetpan-sign-in-unknown',
    class: 'auth-mechanism-unsupported',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /mailsmtp error auth not supported/ },
    source: 'https://www.etpan.org/libetpan.html',
  },
  {
    id: 'haraka-relay',
    class: 'relay-denied',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /cannot deliver mail for/ },
    source: 'https://haraka.github.io/core/Plugins',
  },
  {
    id: 'hmailserver-relay',
    class: 'relay-denied',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /delivery is not allowed to this address/ },
    source: 'https://www.hmailserver.com/documentation/latest/',
  },
];
