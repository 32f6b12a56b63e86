/** Certificates: identity, chain, dates and trust, each by itself (RFC 9525). */
import type { CertificateKind } from '../../../support/certificate-kinds.ts';
import type { Row } from '../row.ts';
import { secured, upgraded } from '../talk.ts';

/** A card on 465. The look goes on to EHLO, so that its offer is known, but never to AUTH. */
const shows = (card: CertificateKind): Row['doors'] => ({ 465: secured(undefined, card) });

export const certificateRows: readonly Row[] = [
  {
    name: 'out of date',
    doors: shows('expired'),
    reports: ['465/tls tls-cert-expired at tls, certain'],
  },
  {
    name: 'from the future',
    doors: shows('not yet valid'),
    reports: ['465/tls tls-cert-not-yet-valid at tls, certain'],
  },
  {
    name: 'out of date on hosts of two domains: the clock of this computer',
    doors: { 465: secured(undefined, 'expired'), 'mail.other.test:465': secured(undefined, 'expired') },
    reports: [
      '465/tls tls-cert-expired at tls, likely, clock',
      'mail.other.test:465/tls tls-cert-expired at tls, likely, clock',
      'warning: clock-wrong',
    ],
  },
  {
    name: 'self-signed',
    failure: 'unknown issuer or self-signed',
    doors: shows('self-signed'),
    reports: ['465/tls tls-cert-self-signed at tls, certain'],
  },
  {
    name: 'of an authority that nobody knows',
    failure: 'unknown issuer or self-signed',
    doors: shows('of an unknown authority'),
    reports: ['465/tls tls-cert-untrusted-issuer at tls, certain'],
  },
  {
    name: 'of a private authority that is sent along',
    failure: 'unknown issuer or self-signed',
    doors: shows('of a private authority, sent along'),
    reports: ['465/tls tls-cert-untrusted-issuer at tls, certain, private-authority'],
  },
  {
    name: 'sent without the one that signed it',
    failure: 'unknown issuer or self-signed',
    doors: shows('without its intermediate'),
    reports: ['465/tls tls-cert-untrusted-issuer at tls, likely, missing-intermediate'],
  },
  {
    name: 'one unknown issuer on hosts of two domains',
    failure: 'one unknown issuer on several hosts, or a security product',
    doors: {
      465: secured(undefined, 'of an unknown authority'),
      'mail.other.test:465': secured(undefined, 'of an unknown authority'),
    },
    reports: [
      '465/tls tls-intercepted at tls, likely',
      'mail.other.test:465/tls tls-intercepted at tls, likely',
    ],
  },
  {
    name: 'one unknown issuer on two hosts of one domain is no sign of a scanner',
    failure: 'one unknown issuer on several hosts, or a security product',
    doors: {
      465: secured(undefined, 'of an unknown authority'),
      'mail.example.test:465': secured(undefined, 'of an unknown authority'),
    },
    reports: [
      '465/tls tls-cert-untrusted-issuer at tls, certain',
      'mail.example.test:465/tls tls-cert-untrusted-issuer at tls, certain',
    ],
  },
  {
    name: 'made by an antivirus',
    failure: 'one unknown issuer on several hosts, or a security product',
    doors: shows('of an antivirus'),
    reports: ['465/tls tls-intercepted at tls, likely, antivirus'],
  },
  {
    name: 'made by a company gateway',
    failure: 'one unknown issuer on several hosts, or a security product',
    doors: shows('of a gateway'),
    reports: ['465/tls tls-intercepted at tls, likely, gateway'],
  },
  {
    name: 'for another name',
    failure: 'another name on the certificate',
    doors: shows('for another name'),
    reports: ['465/tls tls-cert-name-mismatch at tls, certain'],
  },
  {
    name: 'the name stands only where nobody should look',
    failure: 'another name on the certificate',
    doors: shows('with the name as common name only'),
    reports: ['465/tls tls-cert-name-mismatch at tls, certain, common-name-only'],
  },
  {
    name: 'for another name, behind STARTTLS',
    failure: 'another name on the certificate',
    doors: { 587: upgraded(undefined, 'for another name') },
    reports: ['587/starttls tls-cert-name-mismatch at tls, certain'],
  },
  {
    name: 'no password leaves when the certificate is not good',
    job: 'send',
    doors: shows('self-signed'),
    reports: ['tls-cert-self-signed at tls, certain'],
  },
];
