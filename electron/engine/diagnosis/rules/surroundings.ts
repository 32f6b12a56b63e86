/** What the network between here and the server does, as far as this run could see it. */
import type { Rule } from '../rule.ts';

const mailPorts = [25, 465, 587, 2525];

export const surroundingsRules: readonly Rule[] = [
  {
    id: 'seen-captive-portal',
    class: 'captive-portal',
    level: 'surroundings',
    certainty: 'likely',
    when: {
      during: ['discovery', 'dns', 'connect', 'banner', 'tls', 'ehlo', 'starttls'],
      observed: ['captive-portal'],
    },
    source: 'RFC 8952',
  },
  {
    id: 'seen-refused-by-this-computer',
    class: 'connection-refused',
    level: 'observed',
    certainty: 'certain',
    facts: { variant: 'this-computer' },
    when: { errorCode: ['ECONNREFUSED'], observed: ['local-host'] },
    source: 'https://nodejs.org/api/errors.html#common-system-errors',
  },
  {
    id: 'seen-port-silent-elsewhere',
    class: 'port-blocked-by-network',
    level: 'observed',
    certainty: 'likely',
    when: {
      stage: ['connect'],
      errorCode: ['ETIMEDOUT'],
      observed: ['port-silent-elsewhere'],
      unlessObserved: ['race-ended'],
    },
    source: 'RFC 5068 3.1',
  },
  {
    id: 'seen-silent-while-other-door-open',
    class: 'port-blocked-by-network',
    level: 'observed',
    certainty: 'possible',
    when: {
      stage: ['connect'],
      errorCode: ['ETIMEDOUT'],
      observed: ['other-door-open'],
      unlessObserved: ['race-ended'],
      port: mailPorts,
    },
    source: 'RFC 5068 3.1',
  },
  {
    id: 'seen-all-silent-while-web-works',
    class: 'connection-timeout',
    level: 'observed',
    certainty: 'likely',
    facts: { variant: 'online' },
    when: {
      errorCode: ['ETIMEDOUT'],
      observed: ['all-doors-silent'],
      alsoObserved: ['web-reachable'],
      unlessObserved: ['race-ended', 'port-silent-elsewhere', 'tunnel-up', 'name-resolves-to'],
    },
    source: 'RFC 5068 3.1: web traffic passes, mail ports do not',
  },
  {
    id: 'seen-race-ended',
    class: 'connection-timeout',
    level: 'observed',
    certainty: 'possible',
    when: { observed: ['race-ended'] },
    source: 'own limit: 2 s after a recommendation',
  },
  {
    id: 'seen-offline',
    class: 'host-unreachable',
    level: 'surroundings',
    certainty: 'likely',
    facts: { variant: 'offline' },
    when: {
      during: ['dns', 'connect', 'discovery'],
      observed: ['offline'],
      unlessObserved: ['captive-portal'],
    },
    source: 'https://nodejs.org/api/errors.html',
  },
];
