/** What the network between here and the server does, as far as this run could see it, and what answered there. */
import { group, type Rule } from '../../rule.ts';

const mailPorts = [25, 465, 587, 2525];

export const networkRules: readonly Rule[] = [
  ...group({ class: 'captive-portal', level: 'surroundings', source: 'RFC 8952' })({
    'seen-captive-portal': {
      during: ['discovery', 'dns', 'connect', 'banner', 'tls', 'ehlo', 'starttls'],
      observed: ['captive-portal'],
    },
  }),
  ...group({
    class: 'connection-refused',
    level: 'observed',
    source: 'https://nodejs.org/api/errors.html#common-system-errors',
  })({
    'seen-refused-by-this-computer': {
      certainty: 'certain',
      variant: 'this-computer',
      errorCode: ['ECONNREFUSED'],
      observed: ['local-host'],
    },
  }),
  ...group({ class: 'port-blocked-by-network', level: 'observed', source: 'RFC 5068 3.1' })({
    'seen-port-silent-elsewhere': {
      stage: ['connect'],
      errorCode: ['ETIMEDOUT'],
      observed: ['port-silent-elsewhere'],
      unlessObserved: ['race-ended'],
    },
    'seen-silent-while-other-door-open': {
      certainty: 'possible',
      stage: ['connect'],
      errorCode: ['ETIMEDOUT'],
      observed: ['other-door-open'],
      unlessObserved: ['race-ended'],
      port: mailPorts,
    },
  }),
  ...group({
    class: 'port-blocked-by-network',
    level: 'observed',
    source: 'RFC 9110 3.7: a proxy passes on web requests, and mail programs do not ask it',
  })({
    'seen-silent-behind-proxy': {
      variant: 'proxy-only',
      stage: ['connect'],
      errorCode: ['ETIMEDOUT'],
      observed: ['behind-proxy'],
      alsoObserved: ['all-doors-silent'],
      unlessObserved: ['race-ended', 'name-resolves-to'],
    },
    'seen-no-route-behind-proxy': {
      variant: 'proxy-only',
      stage: ['connect'],
      errorCode: ['EHOSTUNREACH', 'ENETUNREACH'],
      observed: ['behind-proxy'],
      unlessObserved: ['offline', 'family-missing'],
    },
  }),
  ...group({ class: 'connection-timeout', level: 'observed' })({
    'seen-all-silent-while-web-works': {
      variant: 'online',
      errorCode: ['ETIMEDOUT'],
      observed: ['all-doors-silent'],
      alsoObserved: ['web-reachable'],
      unlessObserved: ['race-ended', 'port-silent-elsewhere', 'tunnel-up', 'name-resolves-to'],
      source: 'RFC 5068 3.1: web traffic passes, mail ports do not',
    },
    'seen-message-stalled': {
      variant: 'large-packets-lost',
      stage: ['data'],
      errorCode: ['ETIMEDOUT'],
      observed: ['message-stalled'],
      source: 'RFC 4821 1: large packets get lost where the path MTU is smaller',
    },
    'seen-silent-later': {
      variant: 'silent-later',
      stage: ['auth', 'mail-from', 'rcpt-to', 'data'],
      errorCode: ['ETIMEDOUT'],
      observed: ['connect-waited'],
      unlessObserved: ['message-stalled'],
      source: 'RFC 5321 4.5.3.2: every command has its own time',
    },
    'seen-handshake-silent-after-hello': {
      certainty: 'possible',
      variant: 'large-packets-lost',
      stage: ['tls'],
      errorCode: ['ETIMEDOUT'],
      observed: ['handshake-silent-after-hello'],
      unlessObserved: ['race-ended'],
      source: 'RFC 4821 1: small packets pass, the first large ones do not',
    },
    'seen-race-ended': {
      certainty: 'possible',
      observed: ['race-ended'],
      source: 'own limit: 2 s after a recommendation',
    },
  }),
  ...group({
    class: 'host-unreachable',
    level: 'surroundings',
    source: 'https://nodejs.org/api/errors.html',
  })({
    'seen-offline': { during: ['connect'], observed: ['offline'], unlessObserved: ['captive-portal'] },
  }),
  ...group({
    class: 'dns-temporary',
    level: 'surroundings',
    source: 'https://man7.org/linux/man-pages/man5/resolv.conf.5.html',
  })({
    'seen-offline-names': {
      during: ['dns'],
      observed: ['offline:network'],
      unlessObserved: ['captive-portal'],
    },
    'seen-no-dns-server': {
      variant: 'no-dns-server',
      during: ['dns'],
      observed: ['offline:dns-server'],
      unlessObserved: ['captive-portal'],
    },
  }),
  ...group({ class: 'ip-blocklisted', level: 'observed' })({
    'seen-only-this-host-silent': {
      certainty: 'possible',
      actor: 'provider',
      variant: 'banned-here',
      stage: ['connect'],
      errorCode: ['ETIMEDOUT'],
      observed: ['only-this-host-silent'],
      unlessObserved: ['race-ended', 'port-silent-elsewhere', 'name-resolves-to'],
      source:
        'https://linux.die.net/man/8/fail2ban: bans the corresponding IP addresses using firewall rules',
    },
  }),
  ...group({ class: 'ip-blocklisted', level: 'observed' })({
    'seen-shut-after-refusal': {
      actor: 'provider',
      variant: 'banned-here',
      stage: ['connect'],
      errorCode: ['ETIMEDOUT', 'ECONNREFUSED'],
      observed: ['refused-before'],
      source: 'https://linux.die.net/man/8/fail2ban: bans IP that makes too many password failures',
    },
  }),
  ...group({ class: 'host-unreachable', level: 'observed' })({
    'seen-no-ipv4': {
      certainty: 'certain',
      variant: 'no-ipv4',
      stage: ['connect'],
      observed: ['family-missing:4'],
      source: 'RFC 6147 1',
    },
    'seen-no-ipv6': {
      certainty: 'certain',
      variant: 'no-ipv6',
      stage: ['connect'],
      observed: ['family-missing:6'],
      source: 'RFC 8305 1',
    },
  }),
  ...group({ class: 'connection-reset', level: 'observed', source: 'RFC 8744 2: filters act on the name' })({
    'seen-filtered-by-name': { variant: 'name-filtered', observed: ['filtered-by-name'] },
  }),
  ...group({ class: 'connection-reset', level: 'symptom', source: 'RFC 3207 4' })({
    'seen-cut-off-after-starttls': {
      variant: 'first-steps',
      stage: ['tls'],
      security: ['starttls'],
      observed: ['closed-early'],
    },
    'seen-reset-after-starttls': {
      variant: 'first-steps',
      stage: ['tls'],
      security: ['starttls'],
      errorCode: ['ECONNRESET'],
    },
  }),
  ...group({ class: 'connection-reset', level: 'symptom' })({
    'seen-cut-off-again': {
      variant: 'before-a-word',
      stage: ['connect', 'banner', 'tls'],
      observed: ['cut-off-again'],
      source: 'RFC 5321 3.1, 3.8: two looks, cut off both times',
    },
    'seen-cut-off-in-first-steps': {
      variant: 'first-steps',
      stage: ['ehlo', 'starttls'],
      observed: ['closed-early'],
      source: 'RFC 5321 3.8: middleboxes cut off after EHLO or STARTTLS',
    },
    'seen-cut-off-in-message': {
      variant: 'large-pieces',
      stage: ['data'],
      observed: ['closed-early'],
      source: 'RFC 5321 4.5.3.2.5; large packets get lost where the path MTU is smaller (RFC 4821 1)',
    },
  }),
  ...group({ class: 'connection-reset', level: 'place', source: 'RFC 5321 3.8' })({
    'seen-closed-early': { observed: ['closed-early'] },
  }),
  ...group({
    class: 'dns-temporary',
    level: 'observed',
    source: 'https://pubs.opengroup.org/onlinepubs/9699919799/functions/getaddrinfo.html',
  })({
    'seen-only-this-name': {
      actor: 'provider',
      variant: 'this-name-only',
      stage: ['dns'],
      errorCode: ['EAI_AGAIN', 'ETIMEDOUT'],
      observed: ['other-name-found'],
    },
  }),
  ...group({ class: 'dns-temporary', level: 'observed' })({
    'seen-known-name-denied': {
      variant: 'names-denied',
      stage: ['dns'],
      errorCode: ['ENOTFOUND'],
      observed: ['known-name'],
      unlessObserved: ['other-name-found'],
      source: 'RFC 8020 2: "no such name", about a name that is known to exist',
    },
  }),
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
  ...group({ class: 'wrong-service', level: 'observed', source: 'RFC 5321 4.2' })({
    'seen-other-service': {
      certainty: 'certain',
      during: ['tls', 'banner'],
      observed: [
        'first-bytes:http',
        'first-bytes:imap',
        'first-bytes:pop3',
        'first-bytes:ssh',
        'first-bytes:ftp',
      ],
    },
  }),
];
