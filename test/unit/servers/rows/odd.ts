/** Odd forms of right answers: how far a server may be from the book and still be understood (RFC 5321 2.4, 4.2, RFC 1870 3). */
import type { Row } from '../row.ts';
import { addressed, greeting, handedOver, plainBlob, secured, signedIn, upgraded } from '../talk.ts';

const signed = 'signed in by PLAIN';
const mail = 'C: MAIL FROM:<ana@example.test>…';
const recipient = 'C: RCPT TO:<bob@example.test>';
const inTls = [{ tls: 'good' }, ...greeting, 'C: EHLO [literal]'] as const;

/** A list of capabilities, as it is. */
function offers(name: string, raw: string, report = '465/tls usable'): Row {
  return { name, doors: { 465: [...inTls, { raw }] }, reports: [report] };
}

/** SIZE in this form: a message of usual size is sent. */
function size(offer: string): Row {
  return {
    name: `the limit is told as "${offer}"`,
    job: 'send',
    doors: {
      465: [
        ...signedIn(offer),
        mail,
        'S: 250 fine',
        recipient,
        'S: 250 fine',
        'C: DATA',
        'S: 354 go on',
        'message',
        'S: 250 fine',
      ],
    },
    reports: [signed, 'accepted as null'],
  };
}

export const oddRows: readonly Row[] = [
  offers('AUTH behind a tab', '250-hi\r\n250 AUTH\tPLAIN\r\n'),
  offers(
    'AUTH with blanks before, between and behind',
    '250-hi\r\n250-  AUTH   PLAIN   LOGIN  \r\n250 HELP\r\n',
  ),
  offers('an empty line among the capabilities', '250-hi\r\n250-\r\n250 AUTH PLAIN\r\n'),
  offers('a list that ends with an empty line', '250-hi\r\n250-AUTH PLAIN\r\n250 \r\n'),
  offers('a list that ends with the code alone', '250-hi\r\n250-AUTH PLAIN\r\n250\r\n'),
  offers('the same capability twice', '250-hi\r\n250-AUTH PLAIN\r\n250-AUTH PLAIN\r\n250 AUTH=PLAIN\r\n'),
  offers('letters outside ASCII in the name', '250-h\u00f6st gr\u00fc\u00dft\r\n250 AUTH PLAIN\r\n'),
  offers(
    'AUTH that names nothing',
    '250-hi\r\n250-SIZE 100\r\n250 AUTH\r\n',
    '465/tls auth-not-offered at auth, certain',
  ),
  offers(
    'a capability that only begins like AUTH',
    '250-hi\r\n250 AUTHPLAIN\r\n',
    '465/tls auth-not-offered at auth, certain',
  ),
  {
    name: 'a greeting in letters outside ASCII',
    doors: {
      465: [
        { tls: 'good' },
        { raw: Uint8Array.from(Buffer.from('220 Gr\u00fc\u00df Gott\r\n', 'latin1')) },
        ...secured().slice(2),
      ],
    },
    reports: ['465/tls usable'],
  },
  {
    name: 'STARTTLS in capitals and small letters, and 220 without a word',
    doors: {
      587: [
        ...greeting,
        'C: EHLO [literal]',
        { raw: '250-hi\r\n250 StartTls\r\n' },
        'C: STARTTLS',
        { raw: '220\r\n' },
        ...upgraded().slice(greeting.length + 5),
      ],
    },
    reports: ['587/starttls usable'],
  },
  size('SIZE'),
  size('SIZE 0'),
  size('SIZE 99999999999999999999999'),
  size('SIZE=1000000'),
  size('SIZE many'),
  {
    name: 'a welcome of several lines',
    job: 'send',
    doors: {
      465: [
        ...secured(['AUTH PLAIN']),
        `C: AUTH PLAIN ${plainBlob}`,
        'S: 235-2.7.0 welcome',
        'S: 235 2.7.0 back',
        mail,
        'S: 250-fine',
        'S: 250 with me',
        recipient,
        'S: 250-fine',
        'S: 250 too',
        'C: DATA',
        'S: 354-go',
        'S: 354 on',
        'message',
        'S: 250-2.0.0 taken',
        'S: 250 2.0.0 Ok: queued as 4ABC123',
      ],
    },
    reports: [signed, 'accepted as 4ABC123'],
  },
  {
    name: 'a refusal of several lines, the cause in the first',
    job: 'send',
    doors: {
      465: [
        ...addressed().slice(0, -1),
        'S: 550-5.1.1 The email account that you tried to reach does not exist.',
        'S: 550-5.1.1 Please try double-checking the address',
        'S: 550 5.1.1 https://help.example.test/?p=NoSuchUser',
      ],
    },
    reports: [signed, 'recipient-unknown at rcpt-to, likely'],
  },
  {
    name: 'replies that end without CR, up to the final dot',
    job: 'send',
    doors: {
      465: [
        ...signedIn(),
        mail,
        { raw: '250 fine\n' },
        recipient,
        { raw: '250 fine\n' },
        'C: DATA',
        { raw: '354 go on\n' },
        'message',
        { raw: '250 2.0.0 Ok: queued as 4ABC123\n' },
      ],
    },
    reports: [signed, 'accepted as 4ABC123'],
  },
  {
    name: 'a reply to the final dot in single bytes',
    job: 'send',
    doors: { 465: [...handedOver(), ...[...'250 2.0.0 Ok: queued as 4ABC123\r\n'].map((raw) => ({ raw }))] },
    reports: [signed, 'accepted as 4ABC123'],
  },
  {
    name: 'a code without any words refuses the recipient',
    job: 'send',
    doors: { 465: [...addressed().slice(0, -1), { raw: '550\r\n' }] },
    reports: [signed, 'recipient-unknown at rcpt-to, possible'],
  },
  {
    name: 'every handshake is cut, and the greeting in clear is not: it hangs on encryption',
    doors: {
      465: { inTurn: [['first bytes', 'reset'], ['close'], ['first bytes', 'reset']] },
      587: [...upgraded().slice(0, greeting.length + 5), 'first bytes', 'reset'],
    },
    reports: [
      '465/tls connection-reset at tls, likely, before-a-word',
      '587/starttls connection-reset at tls, likely, first-steps',
    ],
  },
];
