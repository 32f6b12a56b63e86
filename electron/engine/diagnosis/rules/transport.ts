/** Names, connections and encryption, from system codes and error texts. */
import type { Rule } from '../rule.ts';

const node = 'https://nodejs.org/api/errors.html#common-system-errors';

export const transportRules: readonly Rule[] = [
  {
    id: 'enotfound',
    class: 'dns-not-found',
    level: 'cause',
    certainty: 'likely',
    when: { errorCode: ['ENOTFOUND'] },
    source: node,
  },
  {
    id: 'dns-failed',
    class: 'dns-temporary',
    level: 'cause',
    certainty: 'likely',
    when: { errorCode: ['EAI_AGAIN', 'ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'SERVFAIL', 'REFUSED'] },
    source: node,
  },
  {
    id: 'dns-silent',
    class: 'dns-temporary',
    level: 'cause',
    certainty: 'likely',
    when: { stage: ['dns'], errorCode: ['ETIMEDOUT'] },
    source: node,
  },
  {
    id: 'econnrefused',
    class: 'connection-refused',
    level: 'cause',
    certainty: 'certain',
    when: { errorCode: ['ECONNREFUSED'] },
    source: node,
  },
  {
    id: 'etimedout',
    class: 'connection-timeout',
    level: 'symptom',
    certainty: 'likely',
    when: { errorCode: ['ETIMEDOUT'] },
    source: node,
  },
  {
    id: 'no-route',
    class: 'host-unreachable',
    level: 'cause',
    certainty: 'certain',
    when: { errorCode: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EHOSTDOWN'] },
    source: node,
  },
  {
    id: 'local-firewall',
    class: 'port-blocked-by-network',
    level: 'cause',
    certainty: 'likely',
    when: { stage: ['connect'], errorCode: ['EACCES', 'EPERM'] },
    source: node,
  },
  {
    id: 'reset',
    class: 'connection-reset',
    level: 'symptom',
    certainty: 'likely',
    when: { errorCode: ['ECONNRESET', 'EPIPE'] },
    source: node,
  },
];
