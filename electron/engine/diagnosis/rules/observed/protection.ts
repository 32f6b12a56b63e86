/** How TLS and STARTTLS went, from bytes and alerts, never from the wording of a TLS library. */
import { group, type Rule } from '../../rule.ts';

const alerts = 'RFC 8446 6';
const starttls = 'RFC 3207';

export const protectionRules: readonly Rule[] = [
  ...group({ class: 'tls-wrong-mode', level: 'observed' })({
    'seen-other-mode-works': { certainty: 'certain', observed: ['other-mode-works'], source: 'RFC 8314 3' },
    'seen-tls-bytes-in-clear': {
      certainty: 'certain',
      observed: ['first-bytes:tls'],
      source: 'RFC 8446 5.1',
    },
    'seen-smtp-text-in-handshake': {
      certainty: 'certain',
      stage: ['tls'],
      security: ['tls'],
      observed: ['first-bytes:smtp'],
      source: 'RFC 8314 3.3',
    },
  }),
  ...group({ class: 'tls-too-old', level: 'observed' })({
    'seen-old-tls-only': {
      certainty: 'certain',
      stage: ['tls'],
      observed: ['old-tls-only'],
      source: 'RFC 8996',
    },
    'seen-alert-protocol-version': { certainty: 'certain', observed: ['tls-alert:70'], source: alerts },
  }),
  ...group({ class: 'tls-handshake-other', level: 'observed', source: 'RFC 8446 6.2' })({
    'seen-alert-no-common-cipher': {
      variant: 'no-common-cipher',
      observed: ['tls-alert:40', 'tls-alert:71'],
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
      source: alerts,
    },
  }),
  ...group({ class: 'tls-required-first', level: 'observed' })({
    'seen-auth-missing-in-clear': {
      observed: ['auth-not-offered:clear'],
      source: 'RFC 4954 4, RFC 8314 3.3',
    },
    'seen-link-not-protected': { certainty: 'certain', observed: ['not-protected'], source: 'RFC 8314 4.1' },
  }),
  ...group({ class: 'starttls-unavailable', level: 'observed', source: starttls })({
    'seen-starttls-missing': {
      certainty: 'certain',
      observed: ['starttls-missing'],
      unlessObserved: ['starttls-masked'],
    },
  }),
  ...group({ class: 'starttls-tampered', level: 'observed', source: starttls })({
    'seen-starttls-tampered': {
      observed: ['starttls-masked', 'bytes-after-starttls', 'protocol-fault:bytes-after-starttls'],
    },
    'seen-starttls-missing-beside-safe-door': {
      certainty: 'possible',
      port: [587],
      observed: ['starttls-missing'],
      alsoObserved: ['other-door-open'],
    },
  }),
  ...group({
    class: 'starttls-tampered',
    level: 'symptom',
    source: 'RFC 3207 6: a stripped or masked STARTTLS',
  })({
    'seen-starttls-offered-and-not-known': {
      certainty: 'possible',
      stage: ['starttls'],
      code: [500, 502],
      observed: ['starttls-not-known'],
    },
  }),
];
