/** Fixed wording of Microsoft 365, Exchange and Outlook.com: enhanced codes of their own, kinds of 5.7.139 apart. */

import { familyNames } from '../../../../../shared/explain/families.ts';
import { refusals } from '../../../../../shared/microsoft-365/refusals.ts';
import { group, type Rule } from '../../rule.ts';

const microsoft =
  'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission';
const exchangeNdr =
  'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online';

/** A mailbox of Outlook.com: nobody there has an administrator. */
const personal = familyNames('outlook');

/** What each refusal means; its page stands with the facts. */
const refused: readonly Rule[] = [
  ...group({ level: 'fixed', class: 'auth-disabled-by-admin' })({
    'm365-smtp-auth-off-tenant': {
      certainty: 'certain',
      variant: 'tenant',
      text: /smtpclientauthentication is disabled for the tenant/,
      source: refusals.tenant.url,
      examples: [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant',
      ],
    },
    'm365-smtp-auth-off-mailbox': {
      certainty: 'certain',
      variant: 'mailbox',
      text: /smtpclientauthentication is disabled for the mailbox/,
      source: refusals.mailbox.url,
      examples: [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox',
      ],
    },
    'outlook-sending-off': {
      certainty: 'certain',
      actor: 'you',
      variant: 'personal',
      provider: personal,
      text: /smtpclientauthentication is disabled/,
      source: refusals.personal.url,
      examples: [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox (account anna@outlook.com)',
      ],
    },
    'outlook-server-sending-off': {
      actor: 'you',
      variant: 'personal',
      enhanced: ['5.7.139'],
      text: /smtpclientauthentication is disabled for the mailbox/,
      context: /\bsmtp-mail\.outlook\.com\b/,
      source: refusals.personal.url,
      examples: [
        'smtp-mail.outlook.com: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox',
      ],
    },
    'm365-security-defaults': {
      certainty: 'certain',
      variant: 'security-defaults',
      enhanced: ['5.7.139'],
      text: /security defaults/,
      source: refusals['security-defaults'].url,
      examples: [
        "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
      ],
    },
    'm365-conditional-access': {
      certainty: 'certain',
      variant: 'conditional-access',
      enhanced: ['5.7.139'],
      text: /conditional access/,
      source: refusals['conditional-access'].url,
      examples: ['535 5.7.139 Authentication unsuccessful, blocked by Conditional Access'],
    },
    'm365-criteria': {
      variant: 'conditional-access',
      text: /did not meet the criteria to be authenticated/,
      source: refusals['conditional-access'].url,
      examples: [
        '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully',
      ],
    },
    'outlook-criteria': {
      actor: 'you',
      variant: 'personal',
      provider: personal,
      enhanced: ['5.7.139'],
      text: /did not meet the criteria to be authenticated|security defaults|conditional access/,
      source: refusals.personal.url,
      examples: [
        '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully (account anna@hotmail.com)',
      ],
    },
  }),
  ...group({ level: 'fixed', class: 'auth-oauth-required' })({
    'm365-basic-auth-off': {
      certainty: 'certain',
      variant: 'basic-auth',
      enhanced: ['5.7.139'],
      text: /basic authentication is disabled/,
      source: refusals['basic-auth'].url,
      examples: ['535 5.7.139 Authentication unsuccessful, basic authentication is disabled'],
    },
    'outlook-basic-auth-off': {
      certainty: 'certain',
      variant: 'outlook',
      provider: personal,
      enhanced: ['5.7.139'],
      text: /basic authentication is disabled/,
      source: refusals['basic-auth'].url,
      examples: [
        '535 5.7.139 Authentication unsuccessful, basic authentication is disabled (account anna@outlook.com)',
      ],
    },
    'm365-basic-auth-removed': {
      certainty: 'certain',
      variant: 'removed',
      enhanced: ['5.7.30'],
      text: /basic auth\w* (is )?(not|no longer) supported/,
      source: refusals.removed.url,
      examples: ['550 5.7.30 Basic authentication is not supported for Client Submission.'],
    },
    'outlook-basic-auth-removed': {
      certainty: 'certain',
      variant: 'outlook',
      provider: personal,
      enhanced: ['5.7.30'],
      text: /basic auth\w* (is )?(not|no longer) supported/,
      source: refusals.removed.url,
      examples: [
        '550 5.7.30 Basic authentication is not supported for Client Submission (account anna@outlook.com)',
      ],
    },
  }),
  ...group({ level: 'fixed', class: 'relay-denied' })({
    'm365-connector': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'connector',
      enhanced: ['5.7.64'],
      source: refusals.connector.url,
      examples: ['550 5.7.64 TenantAttribution; Relay Access Denied SMTP'],
    },
    'm365-partner-connector': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'partner-connector',
      enhanced: ['5.7.51'],
      text: /tenantinboundattribution|partner connector/,
      source: refusals['partner-connector'].url,
      examples: [
        "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain",
      ],
    },
    'm365-direct-send': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'direct-send',
      enhanced: ['5.7.68'],
      source: refusals['direct-send'].url,
      examples: [
        '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
      ],
    },
  }),
  ...group({ level: 'fixed' })({
    'm365-send-as': {
      class: 'sender-not-allowed',
      certainty: 'certain',
      variant: 'send-as',
      enhanced: ['5.7.60', '5.2.252'],
      text: /send as|sendas/,
      source: refusals['send-as'].url,
      examples: ['554 5.2.252 SendAsDenied; anna@shop.example not allowed to send as office@shop.example'],
    },
    'm365-old-device': {
      class: 'tls-too-old',
      certainty: 'certain',
      actor: 'you',
      variant: 'old-device',
      enhanced: ['4.7.66'],
      source: refusals['old-device'].url,
      examples: [
        '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.',
      ],
    },
  }),
  ...group({ level: 'cause' })({
    'exchange-not-signed-in': {
      class: 'auth-required',
      certainty: 'certain',
      variant: 'not-signed-in',
      enhanced: ['5.7.57'],
      source: refusals['not-signed-in'].url,
      examples: ['530 5.7.57 Client not authenticated to send mail'],
    },
    'exchange-password-refused': {
      class: 'auth-bad-credentials',
      variant: 'no-reason',
      enhanced: ['5.7.3'],
      text: /authentication unsuccessful/,
      not: /aadsts|token|oauth/,
      source: refusals['no-reason'].url,
      examples: ['535 5.7.3 Authentication unsuccessful'],
    },
  }),
];

export const microsoftRules: readonly Rule[] = [
  ...refused,
  ...group({ level: 'fixed', source: microsoft })({
    'm365-user-locked': {
      class: 'account-locked-or-disabled',
      enhanced: ['5.7.139'],
      text: /(user|account).{0,40}(locked|disabled|blocked)/,
      not: /security defaults|smtpclientauthentication/,
      examples: [
        "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security policy",
      ],
    },
    'm365-password-refused': {
      class: 'auth-bad-credentials',
      certainty: 'certain',
      enhanced: ['5.7.139'],
      text: /credentials were incorrect|password (is |has |was )?(expired|incorrect|invalid)/,
      examples: ['535 5.7.139 Authentication unsuccessful, the user credentials were incorrect'],
    },
    'exchange-many-submissions': {
      class: 'too-many-connections',
      code: [432],
      text: /concurrent|sender thread/,
      examples: ['432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded'],
    },
  }),
  ...group({ level: 'fixed', source: exchangeNdr })({
    'exchange-recipient-rate': {
      class: 'rate-limited',
      enhanced: ['5.2.121', '5.2.122', '5.2.125', '4.3.2'],
      text: /(rate|thread) ?limit|recipientratelimit|submission rate/,
      not: /connection rate/,
      examples: ['432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded'],
    },
    'exchange-recipient-quota': {
      class: 'quota-exceeded-sending',
      enhanced: ['5.1.90', '5.7.233', '5.7.232', '5.7.236'],
      examples: [
        "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
      ],
    },
    'exchange-tenant-blocked': {
      class: 'account-locked-or-disabled',
      enhanced: ['5.7.501', '5.7.502', '5.7.503', '5.7.705', '5.7.750'],
      examples: ['550 5.7.705 Service unavailable. Access denied, tenant has exceeded threshold.'],
    },
    'exchange-outbound-spam': {
      class: 'account-locked-or-disabled',
      text: /bad outbound sender|outboundspamexception|wascl useraction/,
      examples: ['550 5.1.8 Access denied, bad outbound sender'],
    },
    'exchange-address-banned': {
      class: 'ip-blocklisted',
      enhanced: ['5.7.511', '5.7.606', '5.7.607', '5.7.608', '5.7.609', '5.7.708', '4.7.650', '4.7.651'],
      examples: ['550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.'],
    },
    'exchange-recipient-rule': {
      class: 'recipient-refused-policy',
      text: /resolver\.rst|transport\.rules/,
      not: /ratelimit|sizelimit/,
      examples: ['550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized; Delivery restriction check failed'],
    },
    'exchange-size-rule': {
      class: 'message-too-large',
      text: /sizelimit/,
      examples: ['550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient'],
    },
    'exchange-organisation-rule': {
      class: 'recipient-refused-policy',
      enhanced: ['5.7.504', '5.7.505', '5.7.513', '5.7.520', '5.7.703'],
      examples: [
        "550 5.7.520 Message blocked because it contains content identified as protected by your organization's policy",
      ],
    },
    'exchange-hello-name': {
      class: 'helo-rejected',
      enhanced: ['5.7.506'],
      examples: ['550 5.7.506 Access denied, bad HELO'],
    },
    'exchange-address-rate': {
      class: 'rate-limited',
      enhanced: ['5.7.508'],
      examples: ['550 5.7.508 Access denied, 192.0.2.7 has exceeded permitted limits'],
    },
    'exchange-from-header': {
      class: 'message-format-rejected',
      enhanced: ['5.1.20', '5.7.512'],
      examples: ['550 5.1.20 Multiple From addresses detected without Sender header'],
    },
    'exchange-submission-quota': {
      class: 'quota-exceeded-sending',
      text: /submission ?quota ?(was )?exceeded/,
      examples: ['550 5.2.0 STOREDRV.Submission.Exception: SubmissionQuotaExceededException'],
    },
    'exchange-gave-up': {
      class: 'connection-timeout',
      text: /queue\.expired/,
      examples: ['550 4.4.7 QUEUE.Expired; message expired'],
    },
    'exchange-connector': {
      class: 'relay-denied',
      enhanced: ['5.7.367', '5.7.51'],
      examples: ['550 5.7.367 Remote server returned not permitted to relay'],
    },
    'exchange-spam-or-virus': {
      class: 'content-rejected-spam',
      text: /contains spam or virus or sender is blocked/,
      examples: ['550 5.7.1 Message contains spam or virus or sender is blocked'],
    },
  }),
  ...group({ level: 'fixed', source: 'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting' })(
    {
      'outlook-rate-code': {
        class: 'rate-limited',
        text: /\brp-00\d\b/,
        examples: ['421 RP-001 The mail server IP connecting to Outlook.com has exceeded the rate limit'],
      },
      'outlook-block-code': {
        class: 'ip-blocklisted',
        text: /\b(sc-00\d|dy-00[12]|ou-001)\b/,
        examples: ['550 SC-001 Mail rejected by Outlook.com for policy reasons'],
      },
      'outlook-content-code': {
        class: 'content-rejected-spam',
        text: /\bou-002\b/,
        examples: ['550 OU-002 Mail rejected by Outlook.com for policy reasons'],
      },
    },
  ),
  ...group({ level: 'cause', source: exchangeNdr })({
    'exchange-server-busy': {
      class: 'server-busy-or-greylisted',
      code: [451],
      text: /server busy\. please try again later from/,
    },
    'exchange-recipient-not-in-directory': {
      class: 'recipient-unknown',
      enhanced: ['5.4.1'],
      text: /recipient address rejected: access denied/,
    },
  }),
  ...group({ level: 'symptom', source: microsoft })({
    'm365-sign-in-refused': { class: 'auth-disabled-by-admin', enhanced: ['5.7.139'] },
    'outlook-sign-in-refused': {
      class: 'auth-disabled-by-admin',
      actor: 'you',
      variant: 'personal',
      provider: personal,
      enhanced: ['5.7.139'],
    },
  }),
];
