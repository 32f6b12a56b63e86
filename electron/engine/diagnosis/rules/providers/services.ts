/** Fixed wording of services that send mail for programs: SES, SendGrid, Brevo, Mailgun, Postmark, Zoho and others. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const serviceRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-response-codes.html' })({
    'ses-day-quota': {
      class: 'quota-exceeded-sending',
      certainty: 'certain',
      text: /daily message quota exceeded/,
      examples: ['454 Throttling failure: Daily message quota exceeded.'],
    },
    'ses-rate': {
      class: 'rate-limited',
      certainty: 'certain',
      text: /maximum sending rate exceeded/,
      examples: ['454 Throttling failure: Maximum sending rate exceeded.'],
    },
  }),
  ...group({
    level: 'fixed',
    source:
      'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting',
  })({
    'sendgrid-credits': {
      class: 'quota-exceeded-sending',
      certainty: 'certain',
      text: /maximum credits exceeded/,
      examples: ['451 Authentication failed: Maximum credits exceeded'],
    },
    'sendgrid-identity': {
      class: 'sender-domain-unverified',
      certainty: 'certain',
      text: anyOf(
        'does not match a verified sender identity',
        'not authorized to send from that email address',
      ),
      examples: ['403 You are not authorized to send from that email address'],
    },
  }),
  ...group({
    level: 'fixed',
    source: 'https://documentation.mailgun.com/docs/mailgun/faq-and-troubleshooting/',
  })({
    'mailgun-domain-unverified': {
      class: 'sender-domain-unverified',
      text: /domain is unverified and requires dns/,
      examples: ['550 5.7.1 The domain is unverified and requires DNS configuration'],
    },
    'mailgun-limit': {
      class: 'rate-limited',
      text: /not allowed to send: (recipient|request|message)s? limit exceeded/,
      examples: ['420 The domain is not allowed to send: recipient limit exceeded'],
    },
  }),
  ...group({ level: 'fixed', source: 'https://docs.postalserver.io/' })({
    'postal-sender': {
      class: 'sender-not-allowed',
      text: /from\/sender name is not valid/,
      examples: ['530 From/Sender name is not valid'],
    },
    'postal-suspended': {
      class: 'account-locked-or-disabled',
      text: /mail server has been suspended/,
      examples: ['535 Mail server has been suspended'],
    },
  }),
  ...group({ level: 'fixed', source: 'https://www.zoho.com/mail/help/email-delivery-errors.html' })({
    'zoho-outgoing-blocked': {
      class: 'account-locked-or-disabled',
      text: /unusual sending activity|e-?mail outgoing blocked/,
      examples: ['550 5.4.6 Unusual sending activity detected. Please try after sometime'],
    },
    'zoho-policy': {
      class: 'recipient-refused-policy',
      text: /mailpolicy violation/,
      examples: ['554 5.7.7 Email policy violation detected: MailPolicy violation'],
    },
  }),
  ...group({ level: 'fixed' })({
    'ses-identity': {
      class: 'sender-domain-unverified',
      text: /email address is not verified|identities failed the check/,
      source: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
      examples: ['550 5.7.1 Email address is not verified'],
    },
    'brevo-address-not-listed': {
      class: 'ip-blocklisted',
      certainty: 'possible',
      text: /unauthorized ip address/,
      source: 'https://help.brevo.com/hc/en-us/articles/5740440533394',
      examples: ['525 5.7.1 Unauthorized IP address 198.51.100.7'],
    },
    'mailtrap-domain': {
      class: 'sender-domain-unverified',
      text: /sending from domain .{1,80}is not allowed/,
      source: 'https://help.mailtrap.io/article/122-mailtrap-email-sending-smtp-integration',
      examples: ['550 5.7.1 Sending from domain shop.example is not allowed'],
    },
    'mandrill-domain': {
      class: 'sender-domain-unverified',
      text: /unsigned sending domain/,
      source: 'https://mailchimp.com/developer/transactional/docs/authentication-delivery/',
      examples: ['550 Unsigned sending domain'],
    },
    'zoho-sender': {
      class: 'sender-not-allowed',
      text: /relaying disallowed|not allowed to relay emails/,
      source: 'https://www.zoho.com/zeptomail/help/api/smtp-error-codes.html',
      examples: ['553 Relaying disallowed as ana@example.com'],
    },
  }),
];
