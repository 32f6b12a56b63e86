/** Fixed wording of providers in Europe. */
import { group, type Rule } from '../../rule.ts';

export const europeRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://postmaster.gmx.net/en/error-messages' })({
    'united-internet-policy': { class: 'message-format-rejected', text: /reject due to policy restrictions/ },
    'united-internet-submission-refused': {
      class: 'recipient-refused-policy',
      certainty: 'possible',
      text: /mailbox unavailable failure sending mail/,
    },
    'united-internet-sender-domain': {
      class: 'sender-address-invalid',
      text: /invalid dns mx or a\/aaaa resource record/,
    },
    'united-internet-send-limit': {
      class: 'quota-exceeded-sending',
      certainty: 'possible',
      text: /mail send limit exceeded/,
    },
  }),
  ...group({ level: 'fixed' })({
    'tonline-reputation': {
      class: 'ip-blocklisted',
      certainty: 'certain',
      text: /none\/bad reputation|a problem occurred\. \(?ask your postmaster|rx\.t-online\.de/,
      source: 'https://postmaster.t-online.de/',
    },
    'orange-content': {
      class: 'content-rejected-spam',
      text: /mail rejete.{0,40}(ofr|lpn)(\d{3})?_?506/,
      source: 'https://postmaster.orange.fr/',
    },
    'yandex-access-rights': {
      class: 'auth-disabled-by-admin',
      variant: 'switch-on-yourself',
      text: /does not have access rights to this service/,
      source: 'https://yandex.com/support/yandex-360/customers/mail/en/mail-clients/others',
    },
  }),
];
