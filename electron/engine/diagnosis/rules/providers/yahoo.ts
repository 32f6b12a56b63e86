/** Fixed wording of Yahoo and AOL. */
import { anyOf, type Rule } from '../../rule.ts';

const yahoo = 'https://senders.yahooinc.com/smtp-error-codes/';
const aol = 'https://postmaster.aol.com/error-codes';

export const yahooRules: readonly Rule[] = [
  {
    id: 'yahoo-many-bad-tries',
    class: 'auth-app-password-required',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\(#auth005\)/ },
    source: 'https://help.yahoo.com/kb/SLN15241.html',
  },
  {
    id: 'yahoo-request-failed',
    class: 'sender-not-allowed',
    level: 'fixed',
    certainty: 'possible',
    when: { text: /request failed; mailbox unavailable/ },
    source: 'https://help.yahoo.com/kb/SLN4075.html',
  },
  {
    id: 'yahoo-deferred',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\[tss?\d+\]|unexpected volume or user complaints/ },
    source: yahoo,
  },
  {
    id: 'yahoo-deferred-for-good',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'likely',
    when: { code: ['5xx'], text: /will be permanently deferred/ },
    source: yahoo,
  },
  {
    id: 'yahoo-greylisted',
    class: 'server-busy-or-greylisted',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\[gl\d+\]/ },
    source: yahoo,
  },
  {
    id: 'yahoo-blocklist',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /\[(bl|ips)\d+\]|connections not accepted from ip|\bvs1-(ip|mf)\b/ },
    source: yahoo,
  },
  {
    id: 'yahoo-policy',
    class: 'content-rejected-spam',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\[p(h|m)\d+\]/, not: /dmarc|spf|dkim/ },
    source: yahoo,
  },
  {
    id: 'aol-block-code',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\((rtr:(bb|bl|du|ge|rd|sc)|rly:(b2|bl|cs|ir|sn)|con:b\d)\)/ },
    source: aol,
  },
  {
    id: 'aol-rate-code',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\((dyn:t\d|rly:(b1|b3|nw))\)/ },
    source: aol,
  },
  {
    id: 'aol-content-code',
    class: 'content-rejected-spam',
    level: 'fixed',
    certainty: 'likely',
    when: { text: anyOf('\\((hvu:b\\d?|rly:(bd|ch)|rtr:ch)\\)') },
    source: aol,
  },
];
