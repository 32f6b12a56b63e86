/** TLS alerts: why the server ended the handshake (RFC 8446 6). */
import { group, type Rule } from '../../rule.ts';

export const alertRules: readonly Rule[] = [
  ...group({ class: 'tls-handshake-other', level: 'observed', source: 'RFC 8446 6.2' })({
    'seen-alert-no-common-cipher': {
      variant: 'no-common-cipher',
      observed: ['tls-alert:40', 'tls-alert:71'],
      // With its ServerHello a server has chosen from what we offer: what it turns down then is something else.
      unlessObserved: ['handshake-seen'],
    },
    'seen-alert-after-server-hello': {
      observed: ['tls-alert:40', 'tls-alert:71'],
      alsoObserved: ['handshake-seen:server-hello'],
    },
    'seen-alert-client-certificate-missing': {
      actor: 'it-team',
      variant: 'client-certificate',
      observed: ['tls-alert:40', 'tls-alert:71'],
      alsoObserved: ['handshake-seen:certificate-request'],
    },
    'seen-alert-client-certificate-wanted': {
      actor: 'it-team',
      variant: 'client-certificate',
      observed: [
        'tls-alert:42',
        'tls-alert:43',
        'tls-alert:46',
        'tls-alert:48',
        'tls-alert:49',
        'tls-alert:116',
      ],
    },
    'seen-alert-server-fault': { certainty: 'certain', variant: 'server-fault', observed: ['tls-alert:80'] },
  }),
  ...group({ class: 'tls-handshake-other', level: 'observed' })({
    'seen-alert-name-unknown': {
      certainty: 'certain',
      actor: 'you',
      variant: 'name-unknown',
      observed: ['tls-alert:112'],
      source: 'RFC 6066 3',
    },
    'seen-alert-other': {
      observed: ['tls-alert'],
      unlessObserved: [
        'tls-alert:40',
        'tls-alert:42',
        'tls-alert:43',
        'tls-alert:46',
        'tls-alert:48',
        'tls-alert:49',
        'tls-alert:71',
        'tls-alert:80',
        'tls-alert:112',
        'tls-alert:116',
      ],
      source: 'RFC 8446 6',
    },
  }),
];
