/** EHLO, HELO and what is offered (RFC 5321 4.1.1.1). */
import type { Row } from '../row.ts';
import { greeting, hello, secured, upgraded } from '../talk.ts';

const inTls = [{ tls: 'good' }, ...greeting, 'C: EHLO [literal]'] as const;

export const ehloRows: readonly Row[] = [
  {
    name: 'only the sign-in of Exchange servers among themselves is offered',
    doors: { 465: secured(['X-EXPS GSSAPI NTLM', 'SIZE 1000']) },
    reports: ['465/tls auth-not-offered at auth, likely, exchange-servers'],
  },
  {
    name: 'STARTTLS is offered inside TLS: TLS ends in front of the server',
    doors: { 465: secured(['STARTTLS', 'SIZE 1000']) },
    reports: ['465/tls auth-not-offered at auth, likely, tls-ends-before'],
  },
  {
    name: 'a PROXY line reached the server',
    doors: {
      465: [
        { tls: 'good' },
        ...greeting,
        'S: 500 5.5.2 command unknown: PROXY TCP4 192.0.2.7 192.0.2.1 5 465',
      ],
    },
    reports: ['465/tls syntax-or-protocol-error at ehlo, likely, proxy-line'],
  },
  {
    name: 'one session per client: the endpoint that met our crowd is probed again alone',
    doors: {
      465: secured(['SIZE 1000']),
      587: { inTurn: [['S: 421 4.7.0 one session per client', 'close'], upgraded()] },
    },
    reports: ['465/tls auth-not-offered at auth, certain', '587/starttls usable'],
  },
  {
    name: 'one session per client, and one of ours is inside: our own doing',
    doors: { 465: secured(), 587: ['S: 421 4.7.0 busy', 'close'] },
    reports: ['465/tls usable', '587/starttls too-many-connections at banner, likely, own-crowd'],
  },
  {
    name: 'the address literal is not taken, a neutral name is',
    doors: {
      465: [
        ...inTls,
        'S: 501 5.5.4 Invalid domain name',
        'C: EHLO client.invalid',
        'S: 250-hi',
        'S: 250 AUTH PLAIN',
      ],
    },
    reports: ['465/tls usable'],
  },
  {
    name: 'no name is taken: one retry, no more',
    doors: {
      465: [...inTls, 'S: 550 5.7.1 Bad HELO', 'C: EHLO client.invalid', 'S: 550 5.7.1 Bad HELO'],
    },
    reports: ['465/tls helo-rejected at ehlo, likely'],
  },
  {
    name: 'a refusal that is followed by a close stays the cause',
    doors: { 465: [...inTls, 'S: 550 5.7.1 Bad HELO', 'close'] },
    reports: ['465/tls helo-rejected at ehlo, likely'],
  },
  {
    name: 'only HELO is known: no sign-in',
    doors: {
      465: [...inTls, 'S: 502 5.5.2 not implemented', 'C: HELO client.invalid', 'S: 250 hi'],
    },
    reports: ['465/tls auth-not-offered at auth, certain'],
  },
  {
    name: 'only HELO is known: no STARTTLS',
    doors: {
      587: [...greeting, 'C: EHLO [literal]', 'S: 500 what', 'C: HELO client.invalid', 'S: 250 hi'],
    },
    reports: ['587/starttls starttls-unavailable at starttls, certain'],
  },
  {
    name: 'neither EHLO nor HELO is known',
    doors: {
      465: [...inTls, 'S: 504 5.5.1 no', 'C: HELO client.invalid', 'S: 504 5.5.1 no'],
    },
    reports: ['465/tls helo-rejected at ehlo, likely'],
  },
  ...[211, 214, 220, 221, 235, 334, 354].map(
    (code): Row => ({
      name: `EHLO is answered by ${code}, which belongs to another step`,
      doors: { 465: [...inTls, `S: ${code} hi`] },
      reports: ['465/tls syntax-or-protocol-error at ehlo, likely, out-of-step'],
    }),
  ),
  {
    name: 'a late second greeting inside TLS is no list of capabilities',
    doors: {
      587: [
        ...greeting,
        ...hello('STARTTLS'),
        'C: STARTTLS',
        'S: 220 go ahead',
        { tls: 'good' },
        'C: EHLO [literal]',
        'S: 220 smtp.example.test ESMTP',
      ],
    },
    reports: ['587/starttls syntax-or-protocol-error at ehlo, likely, out-of-step'],
  },
  {
    name: 'another 2yz is a yes',
    doors: { 465: [...inTls, 'S: 240-hi', 'S: 240 AUTH PLAIN'] },
    reports: ['465/tls usable'],
  },
  {
    name: 'busy at EHLO: nothing more is sent',
    doors: { 465: [...inTls, 'S: 421 4.7.0 Try again later'] },
    reports: ['465/tls server-busy-or-greylisted at ehlo, likely'],
  },
  {
    name: 'the old dialect with an equals sign',
    doors: { 465: secured(['AUTH=LOGIN PLAIN']) },
    reports: ['465/tls usable'],
  },
  {
    name: 'keywords in small letters, unknown ones, and AUTH in two lines',
    doors: { 465: secured(['x-unknown 1 2', 'auth ntlm', 'auth plain', 'size']) },
    reports: ['465/tls usable'],
  },
  {
    name: 'the first line is a name, whatever it says',
    doors: { 465: [...inTls, 'S: 250-AUTH PLAIN LOGIN', 'S: 250 SIZE 1000'] },
    reports: ['465/tls auth-not-offered at auth, certain'],
  },
  {
    name: 'no sign-in is offered inside TLS',
    doors: { 465: secured(['SIZE 1000']) },
    reports: ['465/tls auth-not-offered at auth, certain'],
  },
  {
    name: 'only the ways of company networks are offered',
    doors: { 465: secured(['AUTH NTLM GSSAPI']) },
    reports: ['465/tls auth-mechanism-unsupported at auth, certain, company-network'],
  },
  {
    name: 'Exchange that takes Kerberos and NTLM alone, also for its own servers',
    doors: {
      587: upgraded(['AUTH GSSAPI NTLM', 'X-EXPS GSSAPI NTLM', 'SIZE 1000', 'XRDST']),
      465: 'refused',
    },
    reports: [
      '465/tls connection-refused at connect, likely',
      '587/starttls auth-mechanism-unsupported at auth, certain, company-network',
    ],
  },
  {
    name: 'Kerberos alone, under its newer names',
    doors: { 465: secured(['AUTH GS2-KRB5-PLUS GS2-KRB5 GSS-SPNEGO']) },
    reports: ['465/tls auth-mechanism-unsupported at auth, certain, company-network'],
  },
  {
    name: 'Kerberos in the form that predates RFC 4954',
    doors: { 465: secured(['AUTH=GSSAPI NTLM']) },
    reports: ['465/tls auth-mechanism-unsupported at auth, certain, company-network'],
  },
  {
    name: 'Kerberos before a password',
    doors: { 465: secured(['AUTH GSSAPI NTLM LOGIN']) },
    reports: ['465/tls usable'],
  },
  {
    name: 'only a certificate of the client is taken',
    doors: { 465: secured(['AUTH EXTERNAL']) },
    reports: ['465/tls auth-mechanism-unsupported at auth, certain, client-certificate'],
  },
  {
    name: 'only ANONYMOUS is offered, which is no sign-in',
    doors: { 465: secured(['AUTH ANONYMOUS']) },
    reports: ['465/tls auth-mechanism-unsupported at auth, certain'],
  },
  {
    name: 'two codes in one reply to EHLO',
    doors: { 465: [...inTls, { raw: '250-hi\r\n220 AUTH PLAIN\r\n' }] },
    reports: ['465/tls syntax-or-protocol-error at ehlo, likely'],
  },
  {
    name: 'a reply that nobody asked for',
    doors: {
      587: [...greeting, ...hello('STARTTLS'), 'S: 250 and one more thing'],
    },
    reports: ['587/starttls syntax-or-protocol-error at starttls, likely'],
  },
  {
    name: 'closed in answer to EHLO',
    failure: 'reset after EHLO, STARTTLS or a large write',
    doors: { 587: [...greeting, 'C: EHLO [literal]', 'close'] },
    reports: ['587/starttls connection-reset at ehlo, likely, first-steps'],
  },
  {
    name: 'reset in answer to EHLO',
    failure: 'reset after EHLO, STARTTLS or a large write',
    doors: { 587: [...greeting, 'C: EHLO [literal]', 'reset'] },
    reports: ['587/starttls connection-reset at ehlo, likely, first-steps'],
  },
  {
    name: 'no answer to EHLO for 30 s',
    world: 'memory',
    doors: { 465: [...inTls] },
    reports: ['465/tls connection-timeout at ehlo, likely'],
    takesMs: 30_000,
  },
];
