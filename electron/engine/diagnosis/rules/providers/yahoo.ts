/** Fixed wording of Yahoo and AOL. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const yahooRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://senders.yahooinc.com/smtp-error-codes/' })({
    'yahoo-deferred': {
      class: 'rate-limited',
      text: /\[tss?\d{1,20}\]|unexpected volume or user complaints/,
      examples: [
        '421 4.7.0 [TSS04] Messages from 198.51.100.7 temporarily deferred due to user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes',
      ],
    },
    'yahoo-deferred-for-good': {
      class: 'ip-blocklisted',
      code: ['5xx'],
      text: /will be permanently deferred/,
      examples: ['553 5.7.1 [TSS09] All messages from 192.0.2.7 will be permanently deferred'],
    },
    'yahoo-greylisted': {
      class: 'server-busy-or-greylisted',
      text: /\[gl\d{1,20}\]/,
      examples: ['451 4.3.2 [GL01] Message from 192.0.2.7 temporarily deferred'],
    },
    'yahoo-blocklist': {
      class: 'ip-blocklisted',
      certainty: 'certain',
      text: /\[(bl|ips)\d{1,20}\]|connections not accepted from ip|\bvs1-(ip|mf)\b/,
      examples: ['553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.7'],
    },
    'yahoo-policy': {
      class: 'content-rejected-spam',
      text: /\[p(h|m)\d{1,20}\]/,
      not: /dmarc|spf|dkim/,
      examples: ['554 5.7.9 [PH01] Email not accepted for policy reasons'],
    },
  }),
  ...group({ level: 'fixed', source: 'https://postmaster.aol.com/error-codes' })({
    'aol-block-code': {
      class: 'ip-blocklisted',
      text: /\((rtr:(bb|bl|du|ge|rd|sc)|rly:(b2|bl|cs|ir|sn)|con:b\d)\)/,
      examples: ['554 5.7.1 (RTR:BL) The IP address has been blocked'],
    },
    'aol-rate-code': {
      class: 'rate-limited',
      text: /\((dyn:t\d|rly:(b1|b3|nw))\)/,
      examples: ['421 4.7.1 (DYN:T1) Message temporarily deferred'],
    },
    'aol-content-code': {
      class: 'content-rejected-spam',
      text: anyOf('\\((hvu:b\\d?|rly:(bd|ch)|rtr:ch)\\)'),
      examples: ['554 5.7.1 (HVU:B1) The URL in this message was refused'],
    },
  }),
  ...group({ level: 'fixed' })({
    'yahoo-many-bad-tries': {
      class: 'auth-app-password-required',
      text: /\(#auth005\)/,
      source: 'https://help.yahoo.com/kb/SLN15241.html',
      examples: ['535 5.7.0 (#AUTH005) Too many bad auth attempts.'],
    },
    'yahoo-request-failed': {
      class: 'sender-not-allowed',
      certainty: 'possible',
      text: /request failed; mailbox unavailable/,
      source: 'https://help.yahoo.com/kb/SLN4075.html',
      examples: ['550 Request failed; Mailbox unavailable'],
    },
  }),
];
