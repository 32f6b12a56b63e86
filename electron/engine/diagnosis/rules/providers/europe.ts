/** Fixed wording of providers in Europe. */
import { group, type Rule } from '../../rule.ts';

export const europeRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://postmaster.gmx.net/en/error-messages' })({
    'united-internet-policy': {
      class: 'message-format-rejected',
      text: /reject due to policy restrictions/,
      examples: ['550 <sender@example.com>: Reject due to policy restrictions (header based)'],
    },
    'united-internet-submission-refused': {
      class: 'recipient-refused-policy',
      certainty: 'possible',
      text: /mailbox unavailable failure sending mail/,
      examples: ['554 Requested mailbox unavailable failure sending mail'],
    },
    'united-internet-sender-domain': {
      class: 'sender-address-invalid',
      text: /invalid dns mx or a\/aaaa resource record/,
      examples: ['550 Sender domain: invalid DNS MX or A/AAAA resource record'],
    },
    'united-internet-send-limit': {
      class: 'quota-exceeded-sending',
      certainty: 'possible',
      text: /mail send limit exceeded/,
      examples: ['450 Mail send limit exceeded'],
    },
  }),
  ...group({ level: 'fixed' })({
    'tonline-reputation': {
      class: 'ip-blocklisted',
      certainty: 'certain',
      text: /none\/bad reputation|a problem occurred\. \(?ask your postmaster|rx\.t-online\.de/,
      source: 'https://postmaster.t-online.de/',
      examples: [
        '554 IP=198.51.100.7 - A problem occurred. Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.',
      ],
    },
    'orange-content': {
      class: 'content-rejected-spam',
      text: /mail rejete.{0,40}(ofr|lpn)(\d{3})?_?506/,
      source: 'https://postmaster.orange.fr/',
      examples: ['550 5.2.0 Mail rejete. Mail rejected. ofr_506 [506]'],
    },
    'yandex-access-rights': {
      class: 'auth-disabled-by-admin',
      variant: 'switch-on-yourself',
      text: /does not have access rights to this service/,
      source: 'https://yandex.com/support/yandex-360/customers/mail/en/mail-clients/others',
      examples: [
        '535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
      ],
    },
  }),
];
