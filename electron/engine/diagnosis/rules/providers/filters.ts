/** Fixed wording of mail filters in front of company servers, and of large access providers in America. */
import { group, type Rule } from '../../rule.ts';

export const filterRules: readonly Rule[] = [
  ...group({
    level: 'fixed',
    source: 'https://www.spectrum.net/support/internet/understanding-email-error-codes',
  })({
    'spectrum-greeting': {
      class: 'ip-blocklisted',
      stage: ['banner'],
      code: ['5xx'],
      text: /aup#/,
      examples: [
        '554 p-impin010.msg.pkvw.co.charter.net ESMTP server not available. AUP#I-1030 IP address blocked by Spamhaus',
      ],
    },
    'spectrum-address': {
      class: 'ip-blocklisted',
      text: /aup#[-a-z]*(1000|11[0-5]\d|12[0-5]\d)\b/,
      examples: ['550 5.7.1 AUP#1000 192.0.2.7'],
    },
    'spectrum-account': {
      class: 'account-locked-or-disabled',
      text: /aup#[-a-z]*10[1-8]\d\b/,
      examples: [
        '554 p-impin010.msg.pkvw.co.charter.net ESMTP server not available. AUP#I-1030 IP address blocked by Spamhaus',
      ],
    },
    'spectrum-connections': {
      class: 'too-many-connections',
      stage: ['banner', 'ehlo', 'mail-from'],
      text: /aup#[-a-z]*(13[0-4]\d|1540)\b/,
      examples: ['421 4.7.0 AUP#1300 192.0.2.7'],
    },
    'spectrum-rate': {
      class: 'rate-limited',
      text: /aup#[-a-z]*(13[5-9]\d|14\d\d|15[5-8]\d)\b/,
      examples: ['452 4.7.1 AUP#1380'],
    },
    'spectrum-sender': {
      class: 'sender-not-allowed',
      text: /aup#[-a-z]*15[0-2]\d\b/,
      examples: ['550 5.7.1 AUP#1520'],
    },
  }),
  ...group({ level: 'fixed', source: 'https://postmaster.comcast.net/smtp-error-codes.php' })({
    'comcast-address': {
      class: 'ip-blocklisted',
      text: /comcast\S{0,200}#bl\d{1,20}/,
      examples: [
        '554 resimta-po-01v.sys.comcast.net comcast 198.51.100.7 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000001',
      ],
    },
    'comcast-rate': {
      class: 'rate-limited',
      text: /comcast\S{0,200}#rl\d{1,20}/,
      examples: ['421 4.1.0 https://postmaster.comcast.net/smtp-error-codes.php#RL000001 throttled'],
    },
  }),
  ...group({ level: 'fixed', source: 'https://www.cox.com/residential/support/email-error-codes.html' })({
    'cox-connections': {
      class: 'too-many-connections',
      text: /aup#cxcnct/,
      examples: ['421 AUP#CXCNCT too many concurrent connections'],
    },
    'cox-rate': {
      class: 'rate-limited',
      text: /aup#(cx)?(mxrt|rl)\b/,
      examples: ['452 AUP#CXMXRT'],
    },
    'cox-address': {
      class: 'ip-blocklisted',
      text: /aup#(cxbl|cdrbl|cxdns|ipbl\d{1,20})\b/,
      examples: ['554 AUP#CXBL'],
    },
    'cox-sender-rules': {
      class: 'sender-auth-policy',
      text: /aup#cxsndr\b/,
      examples: ['550 AUP#CXSNDR'],
    },
    'cox-link': {
      class: 'content-rejected-spam',
      text: /aup#urlbl\d{1,20}\b/,
      examples: ['552 AUP#URLBL01'],
    },
    'cox-account': {
      class: 'account-locked-or-disabled',
      text: /aup#(cxthrt|cxmj)\b/,
      examples: ['552 AUP#CXTHRT'],
    },
  }),
  ...group({ level: 'fixed' })({
    'mimecast-busy': {
      class: 'server-busy-or-greylisted',
      text: /internal resources? (is |are )?temporarily unavailable|unable to process connection at this time/,
      source: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691',
      examples: [
        '451 Internal resource temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
      ],
    },
    'messagelabs-connection': {
      class: 'ip-blocklisted',
      text: /connection rejected by policy/,
      source: 'https://knowledge.broadcom.com/external/article/email-security-cloud-smtp-codes',
      examples: ['553 Connection rejected by policy [7.7]'],
    },
    'messagelabs-relay': {
      class: 'relay-denied',
      text: /trying to use me .{0,80} as a relay/,
      source: 'https://cr.yp.to/qmail.html',
      examples: [
        '553 You are trying to use me [server-7.tower-7.example] as a relay, but I have not been configured to let you do this',
      ],
    },
    'policyd-quota': {
      class: 'rate-limited',
      text: /policy rejection.{0,40}quota/,
      source: 'https://wiki.policyd.org/',
      examples: ['550 Policy rejection; message quota exceeded'],
    },
  }),
];
