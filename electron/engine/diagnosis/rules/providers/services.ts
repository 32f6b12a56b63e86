/** Fixed wording of services that send mail for programs: SES, SendGrid, Brevo, Mailgun, Postmark, Zoho and others. */
import { anyOf, type Rule } from '../../rule.ts';

const ses = 'https://docs.aws.amazon.com/ses/latest/dg/smtp-response-codes.html';
const sendgrid =
  'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting';
const zoho = 'https://www.zoho.com/mail/help/email-delivery-errors.html';
const mailgun = 'https://documentation.mailgun.com/docs/mailgun/faq-and-troubleshooting/';

export const serviceRules: readonly Rule[] = [
  {
    id: 'ses-identity',
    class: 'sender-domain-unverified',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /email address is not verified|identities failed the check/ },
    source: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
  },
  {
    id: 'ses-day-quota',
    class: 'quota-exceeded-sending',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /daily message quota exceeded/ },
    source: ses,
  },
  {
    id: 'ses-rate',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /maximum sending rate exceeded/ },
    source: ses,
  },
  {
    id: 'sendgrid-credits',
    class: 'quota-exceeded-sending',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /maximum credits exceeded/ },
    source: sendgrid,
  },
  {
    id: 'sendgrid-identity',
    class: 'sender-domain-unverified',
    level: 'fixed',
    certainty: 'certain',
    when: {
      text: anyOf(
        'does not match a verified sender identity',
        'not authorized to send from that email address',
      ),
    },
    source: sendgrid,
  },
  {
    id: 'brevo-address-not-listed',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'possible',
    when: { text: /unauthorized ip address/ },
    source: 'https://help.brevo.com/hc/en-us/articles/5740440533394',
  },
  {
    id: 'mailgun-domain-unverified',
    class: 'sender-domain-unverified',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /domain is unverified and requires dns/ },
    source: mailgun,
  },
  {
    id: 'mailgun-limit',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /not allowed to send: (recipient|request|message)s? limit exceeded/ },
    source: mailgun,
  },
  {
    id: 'mailtrap-domain',
    class: 'sender-domain-unverified',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /sending from domain .{1,80}is not allowed/ },
    source: 'https://help.mailtrap.io/article/122-mailtrap-email-sending-smtp-integration',
  },
  {
    id: 'mandrill-domain',
    class: 'sender-domain-unverified',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /unsigned sending domain/ },
    source: 'https://mailchimp.com/developer/transactional/docs/authentication-delivery/',
  },
  {
    id: 'postal-sender',
    class: 'sender-not-allowed',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /from\/sender name is not valid/ },
    source: 'https://docs.postalserver.io/',
  },
  {
    id: 'postal-suspended',
    class: 'account-locked-or-disabled',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /mail server has been suspended/ },
    source: 'https://docs.postalserver.io/',
  },
  {
    id: 'zoho-sender',
    class: 'sender-not-allowed',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /relaying disallowed|not allowed to relay emails/ },
    source: 'https://www.zoho.com/zeptomail/help/api/smtp-error-codes.html',
  },
  {
    id: 'zoho-outgoing-blocked',
    class: 'account-locked-or-disabled',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /unusual sending activity|e-?mail outgoing blocked/ },
    source: zoho,
  },
  {
    id: 'zoho-policy',
    class: 'recipient-refused-policy',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /mailpolicy violation/ },
    source: zoho,
  },
];
