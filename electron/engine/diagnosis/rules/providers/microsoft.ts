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
    },
    'm365-smtp-auth-off-mailbox': {
      class: 'auth-disabled-by-admin',
      certainty: 'certain',
      variant: 'mailbox',
      text: /smtpclientauthentication is disabled for the mailbox/,
    },
    'm365-basic-auth-off': {
      class: 'auth-oauth-required',
      certainty: 'certain',
      variant: 'basic-auth',
      enhanced: ['5.7.139'],
      text: /basic authentication is disabled/,
    },
    'm365-security-defaults': {
      class: 'auth-disabled-by-admin',
      certainty: 'certain',
      variant: 'security-defaults',
      enhanced: ['5.7.139'],
      text: /security defaults|conditional access/,
    },
    'm365-criteria': {
      class: 'auth-disabled-by-admin',
      variant: 'security-defaults',
      text: /did not meet the criteria to be authenticated/,
    },
    'm365-user-locked': {
      class: 'account-locked-or-disabled',
      enhanced: ['5.7.139'],
      text: /(user|account).{0,40}(locked|disabled|blocked)/,
      not: /security defaults|smtpclientauthentication/,
    },
    'm365-password-refused': {
      class: 'auth-bad-credentials',
      certainty: 'certain',
      enhanced: ['5.7.139'],
      text: /credentials were incorrect|password (is |has |was )?(expired|incorrect|invalid)/,
    },
    'exchange-many-submissions': {
      class: 'too-many-connections',
      code: [432],
      text: /concurrent|sender thread/,
    },
  }),
  ...group({ level: 'fixed', source: exchangeNdr })({
    'exchange-recipient-rate': {
      class: 'rate-limited',
      enhanced: ['5.2.121', '5.2.122', '5.2.125', '4.3.2'],
      text: /(rate|thread) ?limit|recipientratelimit|submission rate/,
      not: /connection rate/,
    },
    'exchange-recipient-quota': {
      class: 'quota-exceeded-sending',
      enhanced: ['5.1.90', '5.7.233', '5.7.232', '5.7.236'],
    },
    'exchange-tenant-blocked': {
      class: 'account-locked-or-disabled',
      enhanced: ['5.7.501', '5.7.502', '5.7.503', '5.7.705', '5.7.750'],
    },
    'exchange-outbound-spam': {
      class: 'account-locked-or-disabled',
      text: /bad outbound sender|outboundspamexception|wascl useraction/,
    },
    'exchange-address-banned': {
      class: 'ip-blocklisted',
      enhanced: ['5.7.511', '5.7.606', '5.7.607', '5.7.608', '5.7.609', '5.7.708', '4.7.650', '4.7.651'],
    },
    'exchange-recipient-rule': {
      class: 'recipient-refused-policy',
      text: /resolver\.rst|transport\.rules/,
      not: /ratelimit|sizelimit/,
    },
    'exchange-size-rule': { class: 'message-too-large', text: /sizelimit/ },
    'exchange-organisation-rule': {
      class: 'recipient-refused-policy',
      enhanced: ['5.7.504', '5.7.505', '5.7.513', '5.7.520', '5.7.703'],
    },
    'exchange-hello-name': { class: 'helo-rejected', enhanced: ['5.7.506'] },
    'exchange-address-rate': { class: 'rate-limited', enhanced: ['5.7.508'] },
    'exchange-from-header': { class: 'message-format-rejected', enhanced: ['5.1.20', '5.7.512'] },
    'exchange-submission-quota': {
      class: 'quota-exceeded-sending',
      text: /submission ?quota ?(was )?exceeded/,
    },
    'exchange-gave-up': { class: 'connection-timeout', text: /queue\.expired/ },
    'exchange-connector': { class: 'relay-denied', enhanced: ['5.7.64', '5.7.367', '5.7.51', '5.7.68'] },
    'exchange-spam-or-virus': {
      class: 'content-rejected-spam',
      text: /contains spam or virus or sender is blocked/,
    },
  }),
  ...group({ level: 'fixed', source: 'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting' })(
    {
      'outlook-rate-code': { class: 'rate-limited', text: /\brp-00\d\b/ },
      'outlook-block-code': { class: 'ip-blocklisted', text: /\b(sc-00\d|dy-00[12]|ou-001)\b/ },
      'outlook-content-code': { class: 'content-rejected-spam', text: /\bou-002\b/ },
    },
  ),
  ...group({ level: 'cause', source: exchangeNdr })({
    'exchange-not-signed-in': { class: 'auth-required', certainty: 'certain', enhanced: ['5.7.57'] },
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
    },
  }),
  ...group({ level: 'symptom', source: microsoft })({
    'm365-sign-in-refused': { class: 'auth-disabled-by-admin', enhanced: ['5.7.139'] },
  }),
];
