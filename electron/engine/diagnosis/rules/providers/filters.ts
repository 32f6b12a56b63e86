/** Fixed wording of mail filters in front of company servers, and of large access providers in America. */
import { group, type Rule } from '../../rule.ts';

export const filterRules: readonly Rule[] = [
  ...group({
    level: 'fixed',
    source: 'https://www.spectrum.net/support/internet/understanding-email-error-codes',
  })({
    'spectrum-greeting': { class: 'ip-blocklisted', stage: ['banner'], code: ['5xx'], text: /aup#/ },
    'spectrum-address': { class: 'ip-blocklisted', text: /aup#[-a-z]*(1000|11[0-5]\d|12[0-5]\d)\b/ },
    'spectrum-account': { class: 'account-locked-or-disabled', text: /aup#[-a-z]*10[1-8]\d\b/ },
    'spectrum-connections': {
      class: 'too-many-connections',
      stage: ['banner', 'ehlo', 'mail-from'],
      text: /aup#[-a-z]*(13[0-4]\d|1540)\b/,
    },
    'spectrum-rate': { class: 'rate-limited', text: /aup#[-a-z]*(13[5-9]\d|14\d\d|15[5-8]\d)\b/ },
    'spectrum-sender': { class: 'sender-not-allowed', text: /aup#[-a-z]*15[0-2]\d\b/ },
  }),
  ...group({ level: 'fixed', source: 'https://postmaster.comcast.net/smtp-error-codes.php' })({
    'comcast-address': { class: 'ip-blocklisted', text: /comcast\S*#bl\d+/ },
    'comcast-rate': { class: 'rate-limited', text: /comcast\S*#rl\d+/ },
  }),
  ...group({ level: 'fixed', source: 'https://www.cox.com/residential/support/email-error-codes.html' })({
    'cox-connections': { class: 'too-many-connections', text: /aup#cxcnct/ },
    'cox-rate': { class: 'rate-limited', text: /aup#(cx)?(mxrt|rl)\b/ },
    'cox-address': { class: 'ip-blocklisted', text: /aup#(cxbl|cdrbl|cxdns|ipbl\d+)\b/ },
    'cox-sender-rules': { class: 'sender-auth-policy', text: /aup#cxsndr\b/ },
    'cox-link': { class: 'content-rejected-spam', text: /aup#urlbl\d+\b/ },
    'cox-account': { class: 'account-locked-or-disabled', text: /aup#(cxthrt|cxmj)\b/ },
  }),
  ...group({ level: 'fixed' })({
    'mimecast-busy': {
      class: 'server-busy-or-greylisted',
      text: /internal resources? (is |are )?temporarily unavailable|unable to process connection at this time/,
      source: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691',
    },
    'messagelabs-connection': {
      class: 'ip-blocklisted',
      text: /connection rejected by policy/,
      source: 'https://knowledge.broadcom.com/external/article/email-security-cloud-smtp-codes',
    },
    'messagelabs-relay': {
      class: 'relay-denied',
      text: /trying to use me .{0,80} as a relay/,
      source: 'https://cr.yp.to/qmail.html',
    },
    'policyd-quota': {
      class: 'rate-limited',
      text: /policy rejection.{0,40}quota/,
      source: 'https://wiki.policyd.org/',
    },
  }),
];
