/** Fixed wording of mail filters in front of company servers, and of large access providers in America. */
import type { Rule } from '../../rule.ts';

const cox = 'https://www.cox.com/residential/support/email-error-codes.html';

export const filterRules: readonly Rule[] = [
  {
    id: 'spectrum-greeting',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'likely',
    when: { stage: ['banner'], code: ['5xx'], text: /aup#/ },
    source: 'https://www.spectrum.net/support/internet/understanding-email-error-codes',
  },
  {
    id: 'cox-connections',
    class: 'too-many-connections',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /aup#cxcnct/ },
    source: cox,
  },
  {
    id: 'cox-rate',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /aup#(cx)?(mxrt|thrt|rl)\b/ },
    source: cox,
  },
  {
    id: 'mimecast-busy',
    class: 'server-busy-or-greylisted',
    level: 'fixed',
    certainty: 'likely',
    when: {
      text: /internal resources? (is |are )?temporarily unavailable|unable to process connection at this time/,
    },
    source: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691',
  },
  {
    id: 'messagelabs-connection',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /connection rejected by policy/ },
    source: 'https://knowledge.broadcom.com/external/article/email-security-cloud-smtp-codes',
  },
  {
    id: 'messagelabs-relay',
    class: 'relay-denied',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /trying to use me .{0,80} as a relay/ },
    source: 'https://cr.yp.to/qmail.html',
  },
  {
    id: 'policyd-quota',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /policy rejection.{0,40}quota/ },
    source: 'https://wiki.policyd.org/',
  },
];
