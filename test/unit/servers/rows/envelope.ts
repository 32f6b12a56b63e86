/** Sender and recipient (RFC 5321 3.3, RFC 1870, RFC 6531). */

import type { Dialogue } from '../../../support/dialogue.ts';
import type { Row } from '../row.ts';
import { user } from '../row.ts';
import { addressed, greeting, plainBlob, secured, signedIn } from '../talk.ts';

const mail = `C: MAIL FROM:<${user}>` as const;
const recipient = 'C: RCPT TO:<bob@example.test>' as const;
const signed = 'signed in by PLAIN';
const umlaut = 'änne@example.test';

function atMail(reply: string, cause: string): Row {
  return {
    name: `MAIL: ${reply}`,
    job: 'send',
    doors: { 465: [...signedIn(), mail, `S: ${reply}`] },
    reports: [signed, cause],
  };
}

function atRecipient(reply: string, cause: string): Row {
  return {
    name: `RCPT: ${reply}`,
    job: 'send',
    doors: { 465: [...signedIn(), mail, 'S: 250 fine', recipient, `S: ${reply}`] },
    reports: [signed, cause],
  };
}

const withoutSignIn = { without: 'sign-in' } as const;

/** Signed in on a new connection under the neutral name. */
const neutrally: Dialogue = [
  { tls: 'good' },
  ...greeting,
  `C: EHLO client.invalid`,
  'S: 250-hi',
  'S: 250 AUTH PLAIN',
  `C: AUTH PLAIN ${plainBlob}`,
  'S: 235 2.7.0 welcome',
  mail,
  'S: 250 fine',
];
const nameRefused = 'S: 504 5.5.2 <[127.0.0.1]>: Helo command rejected: need fully-qualified hostname';

export const envelopeRows: readonly Row[] = [
  {
    name: 'the name of EHLO is refused at RCPT: the neutral name passes on a new connection',
    job: 'send',
    doors: {
      465: {
        inTurn: [
          [...signedIn(), mail, 'S: 250 fine', recipient, nameRefused],
          [
            ...neutrally,
            recipient,
            'S: 250 fine',
            'C: DATA',
            'S: 354 go on',
            'message',
            'S: 250 Ok: queued as 4ABC123',
            'C: QUIT',
            'S: 221 bye',
          ],
        ],
      },
    },
    reports: [signed, 'accepted as 4ABC123'],
  },
  {
    name: 'neither name passes at RCPT',
    job: 'send',
    doors: {
      465: {
        inTurn: [
          [...signedIn(), mail, 'S: 250 fine', recipient, nameRefused],
          [...neutrally, recipient, 'S: 550 5.7.1 <client.invalid>: Helo command rejected: Invalid name'],
        ],
      },
    },
    reports: [signed, 'helo-rejected at rcpt-to, likely, after-sign-in'],
  },
  {
    name: 'a name that is looked up and not found: the neutral name could not pass either',
    job: 'send',
    doors: {
      465: {
        inTurn: [
          [
            ...signedIn(),
            mail,
            'S: 250 fine',
            recipient,
            'S: 450 4.7.1 <[127.0.0.1]>: Helo command rejected: Host not found',
          ],
          ['S: 220 this connection must not be made'],
        ],
      },
    },
    reports: [signed, 'helo-rejected at rcpt-to, likely, after-sign-in'],
  },
  atRecipient(
    '550 5.7.1 HELO [10.0.0.1] not permitted, host not found',
    'helo-rejected at rcpt-to, likely, after-sign-in',
  ),
  {
    name: 'the server wants a sign-in that nobody asked for',
    failure: 'sign-in wanted at MAIL',
    job: 'send',
    sending: withoutSignIn,
    doors: { 465: [...secured(), mail, 'S: 530 5.7.0 Authentication required'] },
    reports: ['auth-required at mail-from, likely'],
  },
  {
    name: 'the server has signed us in, and wants a sign-in',
    failure: 'sign-in wanted at MAIL',
    job: 'send',
    doors: { 465: [...signedIn(), mail, 'S: 530 5.7.0 Authentication required'] },
    reports: [signed, 'auth-required at mail-from, likely, after-sign-in'],
  },
  {
    name: 'the server wants STARTTLS first',
    failure: 'sign-in wanted at MAIL',
    job: 'send',
    sending: withoutSignIn,
    doors: { 465: [...secured(), mail, 'S: 530 5.7.0 Must issue a STARTTLS command first'] },
    reports: ['tls-required-first at mail-from, likely, inside-tls'],
  },
  atMail(
    '553 5.7.1 Sender address rejected: not owned by user ana@example.test',
    'sender-not-allowed at mail-from, certain',
  ),
  atMail('552 5.3.4 Message size exceeds fixed limit', 'message-too-large at mail-from, likely'),
  atMail('452 4.3.1 Insufficient system storage', 'server-busy-or-greylisted at mail-from, likely'),
  atMail('501 5.1.7 Bad sender address syntax', 'sender-address-invalid at mail-from, likely'),
  atMail('421 4.7.0 Too many messages, slow down', 'rate-limited at mail-from, likely'),
  {
    ...atRecipient('554 5.7.1 Relay access denied', 'sender-not-allowed at rcpt-to, possible'),
    failure: 'relay denied at RCPT',
  },
  {
    name: 'relay denied where nobody signed in',
    failure: 'relay denied at RCPT',
    job: 'send',
    sending: withoutSignIn,
    doors: {
      25: [
        'S: 220 hi',
        'C: EHLO [literal]',
        'S: 250-hi',
        'S: 250 STARTTLS',
        'C: STARTTLS',
        'S: 220 go',
        { tls: 'good' },
        'C: EHLO [literal]',
        'S: 250 hi',
        mail,
        'S: 250 fine',
        recipient,
        'S: 550 5.7.1 Relaying denied',
      ],
    },
    reports: ['relay-denied at rcpt-to, likely'],
  },
  atRecipient('550 5.1.1 User unknown', 'recipient-unknown at rcpt-to, likely'),
  atRecipient(
    '451 4.7.1 Greylisted, try again in 5 minutes',
    'server-busy-or-greylisted at rcpt-to, certain',
  ),
  atRecipient('552 5.2.2 Mailbox full', 'mailbox-full at rcpt-to, likely'),
  {
    name: 'a refusal that is followed by a reset stays the cause',
    job: 'send',
    doors: { 465: [...signedIn(), mail, 'S: 250 fine', recipient, 'S: 550 5.1.1 User unknown', 'reset'] },
    reports: [signed, 'recipient-unknown at rcpt-to, likely'],
  },
  {
    name: '252 is a yes to a recipient',
    job: 'send',
    doors: {
      465: [
        ...signedIn(),
        mail,
        'S: 250 fine',
        recipient,
        'S: 252 cannot verify, but will try',
        'C: DATA',
        'S: 354 go on',
        'message',
        'S: 250 2.0.0 Ok: queued as 4ABC123',
      ],
    },
    reports: [signed, 'accepted as 4ABC123'],
  },
  {
    name: 'a message beyond SIZE is not even announced',
    job: 'send',
    doors: { 465: signedIn('SIZE 10') },
    reports: [signed, 'message-too-large at mail-from, certain'],
  },
  {
    name: 'only what is offered is announced: SIZE',
    job: 'send',
    doors: {
      465: [...signedIn('SIZE 0', 'DSN', 'PIPELINING', 'CHUNKING'), `${mail} SIZE=34`, 'S: 550 5.7.1 no'],
    },
    reports: [signed, 'sender-not-allowed at mail-from, possible'],
  },
  {
    name: 'a sender outside ASCII needs SMTPUTF8: not offered, nothing sent',
    job: 'send',
    sending: { message: { from: umlaut } },
    doors: { 465: signedIn('8BITMIME') },
    reports: [signed, 'smtputf8-unsupported at mail-from, certain'],
  },
  {
    name: 'a sender outside ASCII where SMTPUTF8 is offered',
    job: 'send',
    sending: { message: { from: umlaut } },
    doors: {
      465: [
        ...secured(['8BITMIME', 'SMTPUTF8', 'AUTH PLAIN']),
        `C: AUTH PLAIN ${plainBlob}`,
        'S: 235 welcome',
        `C: MAIL FROM:<${umlaut}> BODY=8BITMIME SMTPUTF8`,
        'S: 550 5.6.7 address not allowed',
      ],
    },
    reports: [signed, 'smtputf8-unsupported at mail-from, certain'],
  },
  {
    name: 'closed between sender and recipient',
    job: 'send',
    doors: { 465: [...signedIn(), mail, 'S: 250 fine', recipient, 'close'] },
    reports: [signed, 'connection-reset at rcpt-to, likely'],
  },
  {
    name: 'no answer to the recipient for 60 s',
    world: 'memory',
    job: 'send',
    doors: { 465: [...addressed().slice(0, -1)] },
    reports: [signed, 'connection-timeout at rcpt-to, likely, silent-later'],
    takesMs: 60_000,
  },
];
