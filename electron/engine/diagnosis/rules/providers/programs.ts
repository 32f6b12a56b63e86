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
