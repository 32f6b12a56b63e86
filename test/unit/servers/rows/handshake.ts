/** TLS that does not come up, and what answers in its place (RFC 8446 6). */
import type { Row } from '../row.ts';
import { greeting, secured, upgraded } from '../talk.ts';

/** An alert record as a server sends it in answer to a ClientHello (RFC 8446 5.1, 6). */
function alert(number: number): Row['doors'] {
  return { 465: ['first bytes', { raw: Uint8Array.of(0x15, 3, 3, 0, 2, 2, number) }, 'close'] };
}

/** A service that speaks first, on either kind of port. */
function speaking(words: string): Row['doors'] {
  const dialogue = [{ raw: words }, 'close'] as const;
  return { 465: dialogue, 587: dialogue };
}

const wrongService = [
  '465/tls wrong-service at tls, certain',
  '587/starttls wrong-service at banner, certain',
];

export const handshakeRows: readonly Row[] = [
  ...[
    [40, 'tls-handshake-other at tls, likely, no-common-cipher'],
    [71, 'tls-handshake-other at tls, likely, no-common-cipher'],
    [70, 'tls-too-old at tls, likely'],
    [112, 'tls-handshake-other at tls, certain, name-unknown'],
    [116, 'tls-handshake-other at tls, likely, client-certificate'],
    [80, 'tls-handshake-other at tls, certain, server-fault'],
    [48, 'tls-handshake-other at tls, likely, client-certificate'],
    [46, 'tls-handshake-other at tls, likely, client-certificate'],
    [42, 'tls-handshake-other at tls, likely, client-certificate'],
    [50, 'tls-handshake-other at tls, likely'],
  ].map(
    ([number, cause]): Row => ({
      name: `alert ${number}`,
      failure: 'a TLS alert',
      doors: alert(Number(number)),
      reports: [`465/tls ${cause}`],
    }),
  ),
  {
    name: 'TLS 1.1 at best, proved by a look that is never used',
    doors: { 465: { inTurn: [[{ tls: 'good, in TLS 1.1' }], secured(undefined, 'good, in TLS 1.1')] } },
    reports: ['465/tls tls-too-old at tls, certain'],
  },
  {
    name: 'SMTP in clear on the port of TLS: STARTTLS is the mode',
    failure: 'the port answers TLS in clear text',
    doors: { 465: { inTurn: [[...greeting], upgraded()] } },
    reports: ['465/tls tls-wrong-mode at tls, certain', '465/starttls usable'],
  },
  {
    name: 'SMTP in clear without STARTTLS on the port of TLS',
    failure: 'the port answers TLS in clear text',
    doors: {
      465: { inTurn: [[...greeting], [...greeting, 'C: EHLO [literal]', 'S: 250 hi']] },
    },
    reports: [
      '465/tls tls-wrong-mode at tls, certain',
      '465/starttls starttls-unavailable at starttls, certain',
    ],
  },
  {
    name: 'a web server',
    failure: 'the port answers TLS in clear text',
    doors: speaking('HTTP/1.1 400 Bad Request\r\n\r\n'),
    reports: wrongService,
  },
  {
    name: 'a mailbox server (IMAP)',
    failure: 'the port answers TLS in clear text',
    doors: speaking('* OK IMAP4rev1 ready\r\n'),
    reports: wrongService,
  },
  {
    name: 'a mailbox server (POP3)',
    failure: 'the port answers TLS in clear text',
    doors: speaking('+OK ready\r\n'),
    reports: wrongService,
  },
  {
    name: 'a server for terminals (SSH)',
    failure: 'the port answers TLS in clear text',
    doors: speaking('SSH-2.0-OpenSSH_9.9\r\n'),
    reports: wrongService,
  },
  {
    name: 'bytes that nobody knows',
    failure: 'the port answers TLS in clear text',
    doors: speaking('\0\x01\x02 hello\r\n'),
    reports: [
      '465/tls tls-handshake-other at tls, possible',
      '587/starttls syntax-or-protocol-error at banner, likely',
    ],
  },
  {
    name: 'a TLS alert in place of a greeting: the port speaks TLS',
    failure: 'the first bytes are TLS',
    doors: { 587: { inTurn: [[{ raw: Uint8Array.of(0x15, 3, 1, 0, 2, 2, 70) }, 'close'], secured()] } },
    reports: ['587/starttls tls-wrong-mode at banner, certain', '587/tls usable'],
  },
  {
    name: 'TLS bytes in place of a greeting, and nothing in the other mode',
    failure: 'the first bytes are TLS',
    doors: { 587: [{ raw: Uint8Array.of(0x16, 3, 3, 0, 4, 0, 0, 0, 0) }, 'close'] },
    reports: ['587/starttls tls-wrong-mode at banner, certain'],
  },
  {
    name: 'TLS on 587 waits for our hello: heard in the other mode after 3 s',
    failure: 'connected, then silent',
    world: 'memory',
    doors: { 587: { inTurn: [[{ tls: 'good' }], secured()] } },
    reports: ['587/starttls tls-wrong-mode at banner, certain', '587/tls usable'],
    takesMs: 3_000,
  },
  {
    name: 'a slow greeting in clear, and no TLS: the first look keeps waiting',
    failure: 'connected, then silent',
    world: 'memory',
    doors: {
      587: {
        inTurn: [
          [{ waitMs: 20_000 }, ...upgraded()],
          [{ waitMs: 20_000 }, ...greeting],
        ],
      },
    },
    reports: ['587/starttls usable', 'warning: slow-answer'],
    takesMs: 20_000,
  },
  {
    name: 'connected on 587, then not a word in either mode',
    failure: 'connected, then silent',
    world: 'memory',
    doors: { 587: [] },
    reports: ['587/starttls connection-timeout at banner, likely'],
    takesMs: 45_000,
  },
  {
    name: 'no answer to our hello on 465, in either mode',
    failure: 'the handshake gets no answer',
    world: 'memory',
    doors: { 465: [] },
    reports: ['465/tls connection-timeout at tls, likely'],
    takesMs: 15_000,
  },
  {
    name: 'no answer to our hello on 465, but SMTP in clear',
    failure: 'the handshake gets no answer',
    world: 'memory',
    doors: { 465: { inTurn: [[], upgraded()] } },
    reports: ['465/tls tls-wrong-mode at tls, certain', '465/starttls usable'],
    takesMs: 3_000,
  },
  {
    name: 'SMTP in clear on the port of TLS, and no answer to EHLO: what was proved ends the wait and is shown first',
    failure: 'the port answers TLS in clear text',
    world: 'memory',
    job: 'check',
    doors: { 465: { inTurn: [[...greeting], [...greeting, 'C: EHLO [literal]']] } },
    around: { addresses: { 'smtp.example.test': ['192.0.2.1'] } },
    reports: [
      'fails: tls-wrong-mode at tls, certain',
      '465/tls tls-wrong-mode at tls, certain',
      '587/starttls connection-refused at connect, likely',
      '465/starttls connection-timeout at ehlo, likely',
      '2525/starttls connection-refused at connect, likely',
      '25/starttls connection-refused at connect, likely',
    ],
    takesMs: 7_000,
  },
  {
    name: 'no answer to our hello on 465, a greeting in clear, and no answer to EHLO',
    failure: 'the handshake gets no answer',
    world: 'memory',
    doors: { 465: { inTurn: [[], [...greeting, 'C: EHLO [literal]']] } },
    reports: ['465/tls tls-wrong-mode at tls, certain', '465/starttls connection-timeout at ehlo, likely'],
    takesMs: 8_000,
  },
];
