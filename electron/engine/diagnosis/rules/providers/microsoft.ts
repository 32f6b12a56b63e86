/** Fixed wording of Microsoft 365, Exchange and Outlook.com: enhanced codes of their own, kinds of 5.7.139 apart. */
import { group, type Rule } from '../../rule.ts';

const microsoft =
  'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission';
const exchangeNdr =
  'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online';

export const microsoftRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: microsoft })({
    'm365-smtp-auth-off-tenant': {
      class: 'auth-disabled-by-admin',
      certainty: 'certain',
      variant: 'tenant',
      text: /smtpclientauthentication is disabled for the tenant/,
      examples: [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant',
      ],
    },
    'm365-smtp-auth-off-mailbox': {
      class: 'auth-disabled-by-admin',
      certainty: 'certain',
      variant: 'mailbox',
      text: /smtpclientauthentication is disabled for the mailbox/,
      examples: [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox',
      ],
    },
    'm365-basic-auth-off': {
      class: 'auth-oauth-required',
      certainty: 'certain',
      variant: 'basic-auth',
      enhanced: ['5.7.139'],
      text: /basic authentication is disabled/,
      examples: ['535 5.7.139 Authentication unsuccessful, basic authentication is disabled'],
    },
    'm365-security-defaults': {
      class: 'auth-disabled-by-admin',
      certainty: 'certain',
      variant: 'security-defaults',
      enhanced: ['5.7.139'],
      text: /security defaults|conditional access/,
      examples: [
        "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
      ],
    },
    'm365-criteria': {
      class: 'auth-disabled-by-admin',
      variant: 'security-defaults',
      text: /did not meet the criteria to be authenticated/,
      examples: [
        '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully',
      ],
    },
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
      enhanced: ['5.7.64', '5.7.367', '5.7.51', '5.7.68'],
      examples: ['550 5.7.64 TenantAttribution; Relay Access Denied SMTP'],
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
    'exchange-not-signed-in': {
      class: 'auth-required',
      certainty: 'certain',
      enhanced: ['5.7.57'],
      examples: ['530 5.7.57 Client not authenticated to send mail'],
    },
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
  ...group({ level: 'cause', source: microsoft })({
    'exchange-password-refused': {
      class: 'auth-bad-credentials',
      enhanced: ['5.7.3'],
      text: /authentication unsuccessful/,
      not: /aadsts|token|oauth/,
      examples: ['535 5.7.3 Authentication unsuccessful'],
    },
  }),
  ...group({ level: 'symptom', source: microsoft })({
    'm365-sign-in-refused': { class: 'auth-disabled-by-admin', enhanced: ['5.7.139'] },
  }),
];
