/** What the session told: who answered, and what came of the commands and the message. */
import { group, type Rule } from '../../rule.ts';

export const sessionRules: readonly Rule[] = [
  ...group({
    class: 'port-blocked-by-network',
    level: 'observed',
    source: 'https://docs.cpanel.net/whm/security-center/smtp-restrictions/',
  })({
    'seen-certificate-and-greeting-of-other-host': {
      variant: 'other-server',
      observed: ['certificate:tls-cert-name-mismatch'],
      alsoObserved: ['greeting-of-other-host'],
    },
    'seen-greeting-of-other-host': { variant: 'other-server', observed: ['greeting-of-other-host'] },
  }),
  ...group({ class: 'outcome-unknown', level: 'observed', source: 'RFC 5321 4.5.3.2.6' })({
    'seen-final-dot-unanswered': {
      certainty: 'certain',
      stage: ['after-data'],
      observed: ['final-dot-unanswered'],
    },
  }),
  ...group({ class: 'client-fault', level: 'observed', source: 'own guard: base/network-step.ts' })({
    'seen-client-fault': {
      certainty: 'certain',
      observed: ['client-fault', 'provider-sign-in:client-fault'],
      unlessObserved: ['final-dot-unanswered'],
    },
  }),
  ...group({ class: 'smtputf8-unsupported', level: 'observed', source: 'RFC 6531 3.1' })({
    'seen-smtputf8-missing': { certainty: 'certain', observed: ['smtputf8-missing'] },
  }),
  ...group({ class: 'message-too-large', level: 'observed', source: 'RFC 1870 6' })({
    'seen-size-limit': { certainty: 'certain', observed: ['size-limit'] },
  }),
  ...group({ class: 'too-many-connections', level: 'observed', source: 'RFC 5321 3.8' })({
    'seen-own-crowd': { variant: 'own-crowd', observed: ['own-crowd'] },
  }),
  ...group({
    class: 'syntax-or-protocol-error',
    level: 'surroundings',
    source: 'https://haraka.github.io/core/HAProxy: a PROXY command that is not expected is refused',
  })({
    'seen-proxy-line': { variant: 'proxy-line', observed: ['proxy-line'] },
  }),
  ...group({ class: 'syntax-or-protocol-error', level: 'observed', source: 'RFC 5321 4.3.2' })({
    'seen-reply-out-of-step': {
      variant: 'out-of-step',
      observed: ['out-of-step'],
      unlessObserved: ['final-dot-unanswered'],
    },
  }),
  ...group({ class: 'syntax-or-protocol-error', level: 'observed', source: 'RFC 5321 4.2' })({
    'seen-protocol-fault': {
      unlessObserved: [
        'first-bytes:tls',
        'first-bytes:http',
        'first-bytes:imap',
        'first-bytes:pop3',
        'first-bytes:ssh',
        'first-bytes:ftp',
      ],
      observed: [
        'protocol-fault:not-smtp',
        'protocol-fault:mixed-codes',
        'protocol-fault:line-too-long',
        'protocol-fault:too-many-lines',
        'protocol-fault:reply-too-large',
        'protocol-fault:unsolicited-reply',
        'protocol-fault:too-many-challenges',
      ],
    },
  }),
];
