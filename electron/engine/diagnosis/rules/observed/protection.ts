/** How TLS and STARTTLS went, from bytes and alerts, never from the wording of a TLS library. */
import { group, type Rule } from '../../rule.ts';

const starttls = 'RFC 3207';

export const protectionRules: readonly Rule[] = [
  ...group({ class: 'tls-too-old', level: 'observed' })({
    'seen-old-tls-only': {
      certainty: 'certain',
      stage: ['tls'],
      observed: ['old-tls-only'],
      source: 'RFC 8996',
    },
    'seen-alert-protocol-version': { certainty: 'certain', observed: ['tls-alert:70'], source: 'RFC 8446 6' },
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
  ...group({ class: 'starttls-unavailable', level: 'observed' })({
    'seen-local-name-in-clear': {
      certainty: 'certain',
      actor: 'you',
      variant: 'local-name',
      security: ['none'],
      observed: ['local-host'],
      alsoObserved: ['starttls-missing'],
      source:
        'own law: without encryption a password goes to a literal 127.x or ::1 alone, for a name can lead elsewhere',
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
