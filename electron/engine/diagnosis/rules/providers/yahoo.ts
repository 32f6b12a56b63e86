/** Fixed wording of Yahoo and AOL. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const yahooRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://senders.yahooinc.com/smtp-error-codes/' })({
    'yahoo-deferred': { class: 'rate-limited', text: /\[tss?\d+\]|unexpected volume or user complaints/ },
    'yahoo-deferred-for-good': {
      class: 'ip-blocklisted',
      code: ['5xx'],
      text: /will be permanently deferred/,
    },
    'yahoo-greylisted': { class: 'server-busy-or-greylisted', text: /\[gl\d+\]/ },
    'yahoo-blocklist': {
      class: 'ip-blocklisted',
      certainty: 'certain',
      text: /\[(bl|ips)\d+\]|connections not accepted from ip|\bvs1-(ip|mf)\b/,
    },
    'yahoo-policy': { class: 'content-rejected-spam', text: /\[p(h|m)\d+\]/, not: /dmarc|spf|dkim/ },
  }),
  ...group({ level: 'fixed', source: 'https://postmaster.aol.com/error-codes' })({
    'aol-block-code': {
      class: 'ip-blocklisted',
      text: /\((rtr:(bb|bl|du|ge|rd|sc)|rly:(b2|bl|cs|ir|sn)|con:b\d)\)/,
    },
    'aol-rate-code': { class: 'rate-limited', text: /\((dyn:t\d|rly:(b1|b3|nw))\)/ },
    'aol-content-code': {
      class: 'content-rejected-spam',
      text: anyOf('\\((hvu:b\\d?|rly:(bd|ch)|rtr:ch)\\)'),
    },
  }),
  ...group({ level: 'fixed' })({
    'yahoo-many-bad-tries': {
      class: 'auth-app-password-required',
      text: /\(#auth005\)/,
      source: 'https://help.yahoo.com/kb/SLN15241.html',
    },
    'yahoo-request-failed': {
      class: 'sender-not-allowed',
      certainty: 'possible',
      text: /request failed; mailbox unavailable/,
      source: 'https://help.yahoo.com/kb/SLN4075.html',
    },
  }),
];
