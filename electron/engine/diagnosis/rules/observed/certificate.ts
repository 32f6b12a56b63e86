/** What is wrong with the certificate that the server showed (RFC 9525, RFC 5280 6). */
import { group, type Rule } from '../../rule.ts';

const rfc5280 = 'RFC 5280 4.1.2.5; one wrong clock explains several hosts better than several careless ones';
const card = 'RFC 9525, RFC 5280 6';

export const certificateRules: readonly Rule[] = [
  ...group({ class: 'tls-cert-expired', level: 'observed' })({
    'seen-card-expired-everywhere': {
      actor: 'you',
      variant: 'clock',
      observed: ['card-expired'],
      alsoObserved: ['clock-wrong'],
      source: rfc5280,
    },
    'seen-card-expired': { certainty: 'certain', observed: ['card-expired'], source: card },
  }),
  ...group({ class: 'tls-cert-not-yet-valid', level: 'observed' })({
    'seen-card-not-yet-valid-everywhere': {
      variant: 'clock',
      observed: ['card-not-yet-valid'],
      alsoObserved: ['clock-wrong'],
      source: rfc5280,
    },
    'seen-card-not-yet-valid': { certainty: 'certain', observed: ['card-not-yet-valid'], source: card },
  }),
  ...group({ class: 'tls-cert-self-signed', level: 'observed', source: card })({
    'seen-card-self-signed': { certainty: 'certain', observed: ['card-self-signed'] },
  }),
  ...group({ class: 'tls-cert-untrusted-issuer', level: 'observed' })({
    'seen-card-chain-incomplete': {
      actor: 'provider',
      variant: 'missing-intermediate',
      observed: ['card-untrusted-issuer'],
      alsoObserved: ['chain-problem:missing-intermediate'],
      unlessObserved: ['same-issuer-elsewhere'],
      source: 'RFC 8446 4.4.2',
    },
    'seen-card-of-private-authority': {
      certainty: 'certain',
      variant: 'private-authority',
      observed: ['card-untrusted-issuer'],
      alsoObserved: ['chain-problem:private-authority'],
      unlessObserved: ['same-issuer-elsewhere'],
      source: 'RFC 5280 6.1',
    },
    'seen-card-untrusted-issuer': { certainty: 'certain', observed: ['card-untrusted-issuer'], source: card },
  }),
  ...group({ class: 'tls-cert-name-mismatch', level: 'observed', source: card })({
    'seen-card-name-mismatch': { certainty: 'certain', observed: ['card-name-mismatch'] },
  }),
  ...group({
    class: 'tls-intercepted',
    level: 'observed',
    source: 'the issuer on the card names a security product',
  })({
    'seen-card-of-antivirus': {
      variant: 'antivirus',
      observed: ['card-untrusted-issuer', 'card-self-signed'],
      alsoObserved: ['inspector:antivirus'],
    },
    'seen-card-of-gateway': {
      variant: 'gateway',
      observed: ['card-untrusted-issuer', 'card-self-signed'],
      alsoObserved: ['inspector:gateway'],
    },
    'seen-card-out-of-date-of-inspector': {
      observed: ['card-expired', 'card-not-yet-valid', 'card-name-mismatch'],
      alsoObserved: ['inspector'],
    },
  }),
  ...group({ class: 'tls-intercepted', level: 'observed' })({
    'seen-card-intercepted': {
      observed: ['card-untrusted-issuer', 'card-self-signed'],
      alsoObserved: ['same-issuer-elsewhere'],
      source: card,
    },
    'seen-card-of-big-provider-foreign': {
      observed: ['card-untrusted-issuer', 'card-self-signed'],
      provider: [
        'gmail',
        'google-workspace',
        'outlook',
        'microsoft-365',
        'yahoo',
        'aol',
        'icloud',
        'zoho-com',
        'zoho-eu',
        'fastmail',
        'gmx-net',
        'gmx-com',
        'web-de',
        'yandex',
        'mail-ru',
        'amazon-ses',
        'sendgrid',
        'mailgun',
      ],
      source:
        'large providers have public certificates: an unknown issuer there is a mail scanner or company inspection',
    },
  }),
];
