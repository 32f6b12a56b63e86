/** Fixed wording of providers in Europe. */
import type { Rule } from '../../rule.ts';

const unitedInternet = 'https://postmaster.gmx.net/en/error-messages';

export const europeRules: readonly Rule[] = [
  // United Internet: GMX, WEB.DE, IONOS, mail.com
  {
    id: 'united-internet-policy',
    class: 'message-format-rejected',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /reject due to policy restrictions/ },
    source: unitedInternet,
  },
  {
    id: 'united-internet-submission-refused',
    class: 'recipient-refused-policy',
    level: 'fixed',
    certainty: 'possible',
    when: { text: /mailbox unavailable failure sending mail/ },
    source: unitedInternet,
  },
  {
    id: 'united-internet-sender-domain',
    class: 'sender-address-invalid',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /invalid dns mx or a\/aaaa resource record/ },
    source: unitedInternet,
  },
  {
    id: 'united-internet-send-limit',
    class: 'quota-exceeded-sending',
    level: 'fixed',
    certainty: 'possible',
    when: { text: /mail send limit exceeded/ },
    source: unitedInternet,
  },
  // Deutsche Telekom
  {
    id: 'tonline-reputation',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /none\/bad reputation|a problem occurred\. \(?ask your postmaster|rx\.t-online\.de/ },
    source: 'https://postmaster.t-online.de/',
  },
  {
    id: 'orange-content',
    class: 'content-rejected-spam',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /mail rejete.{0,40}(ofr|lpn)(\d{3})?_?506/ },
    source: 'https://postmaster.orange.fr/',
  },
  {
    id: 'yandex-access-rights',
    class: 'auth-disabled-by-admin',
    level: 'fixed',
    certainty: 'likely',
    facts: { variant: 'switch-on-yourself' },
    when: { text: /does not have access rights to this service/ },
    source: 'https://yandex.com/support/yandex-360/customers/mail/en/mail-clients/others',
  },
];
