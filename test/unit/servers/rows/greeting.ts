/** What comes before the first command (RFC 5321 3.1). */
import type { Row } from '../row.ts';
import { greeting, hello, secured } from '../talk.ts';

const afterGreeting = hello('AUTH PLAIN');
const refused = (...lines: `S: ${string}`[]): Row['doors'] => ({ 465: [{ tls: 'good' }, ...lines] });
const raw = (...pieces: (string | Uint8Array)[]): Row['doors'] => ({
  465: [{ tls: 'good' }, ...pieces.map((piece) => ({ raw: piece }))],
});

export const greetingRows: readonly Row[] = [
  {
    name: 'a greeting of several lines',
    doors: { 465: [{ tls: 'good' }, 'S: 220-be polite', 'S: 220 and patient', ...afterGreeting] },
    reports: ['465/tls usable'],
  },
  {
    name: 'a greeting cut inside its line end',
    doors: {
      465: [
        { tls: 'good' },
        { raw: '220 hel' },
        { waitMs: 20 },
        { raw: 'lo\r' },
        { waitMs: 20 },
        { raw: '\n' },
        ...afterGreeting,
      ],
    },
    reports: ['465/tls usable'],
  },
  {
    name: 'a code without any text',
    doors: { 465: [{ tls: 'good' }, { raw: '220\r\n' }, ...afterGreeting] },
    reports: ['465/tls usable'],
  },
  {
    name: 'lines that end without CR',
    doors: { 465: [{ tls: 'good' }, { raw: '220 hello\n' }, ...afterGreeting] },
    reports: ['465/tls usable'],
  },
  {
    name: 'letters of an old character set',
    doors: {
      465: [{ tls: 'good' }, { raw: Buffer.from('220 gr\xfc\xdfe\r\n', 'latin1') }, ...afterGreeting],
    },
    reports: ['465/tls usable'],
  },
  {
    name: 'another 2yz than 220',
    doors: { 465: [{ tls: 'good' }, 'S: 250 here I am'] },
    reports: ['465/tls syntax-or-protocol-error at banner, likely, out-of-step'],
  },
  {
    name: 'no service here',
    doors: { 465: [{ tls: 'good' }, 'S: 554 no SMTP service here', 'C: QUIT', 'S: 221 bye', 'close'] },
    reports: ['465/tls banner-rejected at banner, likely'],
  },
  {
    name: 'an address that a list names',
    failure: 'the greeting refuses an address on a list',
    doors: refused('S: 554 5.7.1 192.0.2.254 is listed at zen.spamhaus.org'),
    reports: ['465/tls ip-blocklisted at banner, likely'],
  },
  {
    name: 'an address of homes, refused with 550',
    failure: 'the greeting refuses an address on a list',
    doors: refused('S: 550 5.7.1 Dynamic IP addresses are not accepted'),
    reports: ['465/tls ip-blocklisted at banner, likely, home-connection'],
  },
  {
    name: 'busy',
    doors: refused('S: 421 4.3.2 Service busy, try again later'),
    reports: ['465/tls server-busy-or-greylisted at banner, likely'],
  },
  {
    name: 'too many connections',
    doors: refused('S: 421 4.7.0 Too many connections from your address'),
    reports: ['465/tls too-many-connections at banner, likely'],
  },
  {
    name: 'a greeting of the third class',
    doors: refused('S: 354 go on'),
    reports: ['465/tls syntax-or-protocol-error at banner, likely, out-of-step'],
  },
  {
    name: 'two codes in one greeting',
    doors: raw('220-hello\r\n250 there\r\n'),
    reports: ['465/tls syntax-or-protocol-error at banner, likely'],
  },
  {
    name: 'two greetings',
    doors: raw('220 hello\r\n220 hello\r\n'),
    reports: ['465/tls syntax-or-protocol-error at ehlo, likely'],
  },
  {
    name: 'a goodbye right behind the greeting',
    doors: raw('220 hello\r\n421 4.4.2 closing\r\n'),
    reports: ['465/tls server-busy-or-greylisted at ehlo, possible'],
  },
  {
    name: 'a line without end',
    doors: raw(`220 ${'x'.repeat(5000)}`),
    reports: ['465/tls syntax-or-protocol-error at banner, likely'],
  },
  {
    name: 'a greeting of too many lines',
    doors: raw('220-again\r\n'.repeat(200)),
    reports: ['465/tls syntax-or-protocol-error at banner, likely'],
  },
  {
    name: 'a greeting of too many bytes',
    doors: raw(`220-${'x'.repeat(1000)}\r\n`.repeat(70)),
    reports: ['465/tls syntax-or-protocol-error at banner, likely'],
  },
  {
    name: 'a greeting that ends in the middle',
    doors: { 465: [{ tls: 'good' }, { raw: '220-hello\r\n' }, 'close'] },
    reports: ['465/tls connection-reset at banner, likely'],
  },
  {
    name: 'a hosting company answers in place of the provider that was asked',
    doors: {
      'smtp.gmail.com:587': [
        'S: 220 srv12.hosting.test ESMTP Exim',
        ...hello('STARTTLS'),
        'C: STARTTLS',
        'S: 220 go ahead',
        { tls: 'for another name' },
        ...hello('AUTH PLAIN'),
      ],
    },
    reports: ['smtp.gmail.com:587/starttls port-blocked-by-network at tls, likely, other-server'],
  },
  {
    name: 'a greeting after 30 s is slow, but normal',
    world: 'memory',
    doors: { 465: [{ tls: 'good' }, { waitMs: 30_000 }, ...greeting, ...afterGreeting] },
    reports: ['465/tls usable', 'warning: slow-answer'],
    takesMs: 30_000,
  },
  {
    name: 'a greeting of one byte per second is given up all the same',
    world: 'memory',
    doors: {
      465: [{ tls: 'good' }, ...Array.from({ length: 60 }, () => [{ raw: '2' }, { waitMs: 1000 }]).flat()],
    },
    reports: ['465/tls syntax-or-protocol-error at banner, likely'],
  },
  {
    name: 'a greeting that drips is given up after 45 s',
    world: 'memory',
    doors: {
      465: [
        { tls: 'good' },
        { raw: '220 ' },
        ...Array.from({ length: 60 }, () => [{ raw: '.' }, { waitMs: 1000 }]).flat(),
      ],
    },
    reports: ['465/tls connection-timeout at banner, likely'],
    takesMs: 45_000,
  },
  {
    name: 'the greeting of a well-behaved server on 465',
    doors: { 465: secured() },
    reports: ['465/tls usable'],
  },
];
