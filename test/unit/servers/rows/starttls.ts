/** STARTTLS: offered, masked, refused, injected (RFC 3207). */
import type { Row } from '../row.ts';
import { greeting, hello, secured, upgraded } from '../talk.ts';

const asked = [...greeting, ...hello('STARTTLS'), 'C: STARTTLS'] as const;

export const startTlsRows: readonly Row[] = [
  {
    name: 'a well-behaved server on 587',
    doors: { 587: upgraded() },
    reports: ['587/starttls usable'],
  },
  {
    name: 'not offered',
    doors: { 587: [...greeting, ...hello('AUTH PLAIN')] },
    reports: ['587/starttls starttls-unavailable at starttls, certain'],
  },
  {
    name: 'not offered on 587 while 465 works: a sign of stripping',
    doors: { 465: secured(), 587: [...greeting, ...hello('AUTH PLAIN')] },
    reports: ['465/tls usable', '587/starttls starttls-tampered at starttls, possible'],
  },
  {
    name: 'the keyword is masked',
    doors: { 587: [...greeting, ...hello('XXXXXXXA', 'AUTH PLAIN')] },
    reports: ['587/starttls starttls-tampered at starttls, likely'],
  },
  {
    name: 'the greeting is made of stars',
    doors: { 587: ['S: 220 **************0*2*********', ...hello('AUTH PLAIN')] },
    reports: ['587/starttls starttls-tampered at starttls, likely'],
  },
  {
    name: 'refused for now',
    doors: { 587: [...asked, 'S: 454 4.7.0 TLS not available'] },
    reports: ['587/starttls starttls-unavailable at starttls, likely, for-now'],
  },
  {
    name: 'a syntax error, they say',
    doors: { 587: [...asked, 'S: 501 5.5.4 syntax'] },
    reports: ['587/starttls starttls-unavailable at starttls, likely'],
  },
  {
    name: 'offered, and then not known: a sign of stripping',
    doors: { 587: [...asked, 'S: 502 5.5.1 command not implemented'] },
    reports: ['587/starttls starttls-tampered at starttls, possible'],
  },
  {
    name: 'another 2yz is no consent',
    doors: { 587: [...asked, 'S: 250 fine'] },
    reports: ['587/starttls syntax-or-protocol-error at starttls, likely, out-of-step'],
  },
  {
    name: 'refused because of the limits of this client, which says nothing of the protection',
    doors: { 587: [...asked, 'S: 454 4.7.0 Too many connections from your address'] },
    reports: ['587/starttls too-many-connections at starttls, likely'],
  },
  {
    name: 'one session for each client, they say',
    doors: { 587: [...asked, 'S: 421 1 session per client'] },
    reports: ['587/starttls too-many-connections at starttls, likely'],
  },
  {
    name: 'too fast, they say at STARTTLS',
    doors: { 587: [...asked, 'S: 454 4.7.0 rate limit exceeded'] },
    reports: ['587/starttls rate-limited at starttls, likely'],
  },
  {
    name: 'a reply behind the 220 is an injection',
    doors: { 587: [...asked, { raw: '220 go ahead\r\n250 AUTH PLAIN\r\n' }] },
    reports: ['587/starttls starttls-tampered at starttls, likely'],
  },
  {
    name: 'one byte behind the 220 is one too many',
    doors: { 587: [...asked, { raw: '220 go ahead\r\n2' }] },
    reports: ['587/starttls starttls-tampered at starttls, likely'],
  },
  {
    name: 'what was offered in clear is forgotten',
    doors: {
      587: [
        ...greeting,
        ...hello('STARTTLS', 'AUTH PLAIN'),
        'C: STARTTLS',
        'S: 220 go ahead',
        { tls: 'good' },
        ...hello('SIZE 1000'),
      ],
    },
    reports: ['587/starttls auth-not-offered at auth, certain'],
  },
  {
    name: 'EHLO inside TLS is refused',
    doors: {
      587: [...asked, 'S: 220 go ahead', { tls: 'good' }, 'C: EHLO [literal]', 'S: 421 4.3.2 overloaded'],
    },
    reports: ['587/starttls server-busy-or-greylisted at ehlo, possible'],
  },
  {
    name: 'a certificate that is out of date, behind STARTTLS',
    doors: { 587: upgraded([], 'expired') },
    reports: ['587/starttls tls-cert-expired at tls, certain'],
  },
  {
    name: 'clear text in place of the handshake',
    doors: { 587: [...asked, 'S: 220 go ahead', 'first bytes', 'S: 250 what was that'] },
    reports: ['587/starttls tls-handshake-other at tls, possible'],
  },
  {
    name: 'closed in place of the handshake',
    failure: 'reset after EHLO, STARTTLS or a large write',
    doors: { 587: [...asked, 'S: 220 go ahead', 'first bytes', 'close'] },
    reports: ['587/starttls connection-reset at tls, likely, first-steps'],
  },
  {
    name: 'reset in place of the handshake',
    failure: 'reset after EHLO, STARTTLS or a large write',
    doors: { 587: [...asked, 'S: 220 go ahead', 'first bytes', 'reset'] },
    reports: ['587/starttls connection-reset at tls, likely, first-steps'],
  },
  {
    name: 'closed in answer to STARTTLS',
    failure: 'reset after EHLO, STARTTLS or a large write',
    doors: { 587: [...asked, 'close'] },
    reports: ['587/starttls connection-reset at starttls, likely, first-steps'],
  },
  {
    name: 'an alert in place of the handshake',
    failure: 'a TLS alert',
    doors: {
      587: [
        ...asked,
        'S: 220 go ahead',
        'first bytes',
        { raw: Buffer.from('15030300020228', 'hex') },
        'close',
      ],
    },
    reports: ['587/starttls tls-handshake-other at tls, likely, no-common-cipher'],
  },
];
