/** What is wrong with the certificate that the server showed (RFC 9525, RFC 5280 6). */
import { group, type Rule } from '../../rule.ts';

const oneClock = 'RFC 5280 4.1.2.5; one wrong clock explains several hosts better than several careless ones';
const certificate = 'RFC 9525, RFC 5280 6';

export const certificateRules: readonly Rule[] = [
  ...group({ class: 'tls-cert-expired', level: 'observed' })({
    'seen-certificate-expired-everywhere': {
      actor: 'you',
      variant: 'clock',
      observed: ['certificate:tls-cert-expired'],
      alsoObserved: ['clock-wrong'],
      source: oneClock,
    },
    'seen-certificate-of-issuer-expired': {
      certainty: 'certain',
      variant: 'issuer',
      observed: ['certificate:tls-cert-expired'],
      alsoObserved: ['issuer-out-of-date'],
      unlessObserved: ['clock-wrong'],
      source: 'RFC 5280 6.1.3',
    },
    'seen-certificate-expired': {
      certainty: 'certain',
      observed: ['certificate:tls-cert-expired'],
      source: certificate,
    },
  }),
  ...group({ class: 'tls-cert-not-yet-valid', level: 'observed' })({
    'seen-certificate-not-yet-valid-everywhere': {
      variant: 'clock',
      observed: ['certificate:tls-cert-not-yet-valid'],
      alsoObserved: ['clock-wrong'],
      source: oneClock,
    },
    'seen-certificate-not-yet-valid': {
      certainty: 'certain',
      observed: ['certificate:tls-cert-not-yet-valid'],
      source: certificate,
    },
  }),
  ...group({ class: 'tls-cert-self-signed', level: 'observed', source: certificate })({
    'seen-certificate-of-local-gateway': {
      actor: 'you',
      variant: 'local-gateway',
      observed: ['certificate:tls-cert-self-signed'],
      alsoObserved: ['local-host'],
    },
    'seen-certificate-self-signed': { certainty: 'certain', observed: ['certificate:tls-cert-self-signed'] },
  }),
  ...group({ class: 'tls-cert-untrusted-issuer', level: 'observed' })({
    'seen-certificate-chain-incomplete': {
      actor: 'provider',
      variant: 'missing-intermediate',
      observed: ['certificate:tls-cert-untrusted-issuer'],
      alsoObserved: ['chain-problem:missing-intermediate'],
      unlessObserved: ['same-issuer-elsewhere'],
      source: 'RFC 8446 4.4.2',
    },
    'seen-certificate-of-private-authority': {
      certainty: 'certain',
      variant: 'private-authority',
      observed: ['certificate:tls-cert-untrusted-issuer'],
      alsoObserved: ['chain-problem:private-authority'],
      unlessObserved: ['same-issuer-elsewhere'],
      source: 'RFC 5280 6.1',
    },
    'seen-certificate-untrusted-issuer': {
      certainty: 'certain',
      observed: ['certificate:tls-cert-untrusted-issuer'],
      source: certificate,
    },
  }),
  ...group({
    class: 'tls-cert-unfit',
    level: 'observed',
    source: 'RFC 5280 4.2, 6.1; NIST SP 800-57 part 1, 5.6.1',
  })({
    'seen-certificate-unfit': { certainty: 'certain', observed: ['certificate:tls-cert-unfit'] },
  }),
  ...group({ class: 'tls-cert-name-mismatch', level: 'observed', source: certificate })({
    'seen-certificate-name-mismatch': {
      certainty: 'certain',
      observed: ['certificate:tls-cert-name-mismatch'],
    },
    'seen-certificate-with-common-name-only': {
      certainty: 'certain',
      variant: 'common-name-only',
      actor: 'provider',
      observed: ['certificate:tls-cert-name-mismatch'],
      alsoObserved: ['common-name-only'],
    },
  }),
  ...group({
    class: 'tls-intercepted',
    level: 'observed',
    source: 'the issuer of the certificate names a security product',
  })({
    'seen-certificate-of-antivirus': {
      variant: 'antivirus',
      observed: ['certificate:tls-cert-untrusted-issuer', 'certificate:tls-cert-self-signed'],
      alsoObserved: ['inspector:antivirus'],
    },
    'seen-certificate-of-gateway': {
      variant: 'gateway',
      observed: ['certificate:tls-cert-untrusted-issuer', 'certificate:tls-cert-self-signed'],
      alsoObserved: ['inspector:gateway'],
    },
    'seen-certificate-out-of-date-of-inspector': {
      observed: [
        'certificate:tls-cert-expired',
        'certificate:tls-cert-not-yet-valid',
        'certificate:tls-cert-name-mismatch',
        'certificate:tls-cert-unfit',
      ],
      alsoObserved: ['inspector'],
    },
  }),
  ...group({ class: 'tls-intercepted', level: 'observed' })({
    'seen-certificate-intercepted': {
      observed: ['certificate:tls-cert-untrusted-issuer', 'certificate:tls-cert-self-signed'],
      alsoObserved: ['same-issuer-elsewhere'],
      source: certificate,
    },
    'seen-certificate-of-big-provider-foreign': {
      observed: ['certificate:tls-cert-untrusted-issuer', 'certificate:tls-cert-self-signed'],
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
