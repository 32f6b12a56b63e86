/** Reports of mail that was not delivered, as four systems write them. Every name in them is made up. */

const returned = [
  'Received: from laptop.shop.example (unknown [192.0.2.7]) by mail.shop.example (Postfix) with ESMTPSA id 4Q;',
  '\tTue, 1 Dec 2026 09:00:00 +0000 (UTC)',
  'Message-ID: <1@shop.example>',
  'From: Ana <ana@shop.example>',
  'To: Ben <ben@firm.example>',
  'Subject: Offer',
];
const secretText = 'The price is 1200 and nobody else is to know.';

/** A multipart/report (RFC 3462); `human` is a whole part, with its fields. */
function report(from: string, human: string[], status: string[], last: string[]): string {
  return [
    'Return-Path: <>',
    `From: ${from}`,
    'To: ana@shop.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="edge"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--edge',
    ...human,
    '',
    '--edge',
    'Content-Type: message/delivery-status',
    '',
    ...status,
    '',
    '--edge',
    ...last,
    '',
    '--edge--',
    '',
  ].join('\r\n');
}

const wholeMessage = ['Content-Type: message/rfc822', '', ...returned, '', secretText];
const onlyHeaders = ['Content-Type: text/rfc822-headers', '', ...returned];

export const postfix = report(
  'MAILER-DAEMON@mail.shop.example (Mail Delivery System)',
  [
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mail.shop.example.',
    '',
    '<ben@firm.example>: host mx.firm.example[198.51.100.4] said: 550 5.1.1',
    '    <ben@firm.example>: Recipient address rejected: User unknown (in reply to RCPT TO command)',
  ],
  [
    'Reporting-MTA: dns; mail.shop.example',
    '',
    'Final-Recipient: rfc822; ben@firm.example',
    'Action: failed',
    'Status: 5.1.1',
    'Remote-MTA: dns; mx.firm.example',
    'Diagnostic-Code: smtp; 550 5.1.1 <ben@firm.example>: Recipient address rejected: User unknown',
  ],
  wholeMessage,
);

export const exim = report(
  'Mail Delivery System <Mailer-Daemon@mail.shop.example>',
  [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    '  ben@firm.example',
    '    host mx.firm.example [198.51.100.4]',
    '    SMTP error from remote mail server after RCPT TO:<ben@firm.example>:',
    '    552 5.2.2 =3Cben=40firm.example=3E: mailbox is full, over quo=',
    'ta',
  ],
  [
    'Reporting-MTA: dns; mail.shop.example',
    '',
    'Action: failed',
    'Final-Recipient: rfc822;ben@firm.example',
    'Status: 5.0.0',
    'Remote-MTA: dns; mx.firm.example',
    'Diagnostic-Code: smtp; 552 5.2.2 <ben@firm.example>: mailbox is full, over quota',
  ],
  onlyHeaders,
);

export const exchange = report(
  'Microsoft Outlook <postmaster@firm.example>',
  [
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(
      '<html><head><style>p { color: red }</style></head><body><p>Delivery has failed to these recipients or groups:</p><p>ben@firm.example<br>Your message can&#39;t be delivered because it is too large.</p></body></html>',
    )
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
  ],
  [
    'Reporting-MTA: dns;mail.firm.example',
    '',
    'Final-recipient: rfc822;ben@firm.example',
    'Action: failed',
    'Status: 5.3.4',
    'Diagnostic-Code: smtp;552 5.3.4 Message size exceeds fixed maximum message size',
  ],
  wholeMessage,
);

/** qmail knows no parts. */
export const qmail = [
  'Return-Path: <>',
  'From: MAILER-DAEMON@mail.shop.example',
  'To: ana@shop.example',
  'Date: 1 Dec 2026 09:00:00 -0000',
  'Subject: failure notice',
  '',
  'Hi. This is the qmail-send program at mail.shop.example.',
  "I'm afraid I wasn't able to deliver your message to the following addresses.",
  '',
  '<ben@firm.example>:',
  '198.51.100.4 failed after I sent the message.',
  'Remote host said: 554 5.7.1 Message rejected as spam by content filtering',
  '',
].join('\n');

/** A person passes a report on to whoever helps. */
export function passedOn(message: string, edge = 'around'): string {
  return [
    'From: Ana <ana@shop.example>',
    'To: helpdesk@shop.example',
    'Date: Tue, 1 Dec 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${edge}"`,
    '',
    `--${edge}`,
    'Content-Type: text/plain',
    '',
    'Please help.',
    `--${edge}`,
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment; filename="report.eml"',
    '',
    message,
    `--${edge}--`,
    '',
  ].join('\r\n');
}

/** What nobody may see: the text of the message that came back. */
export const ofReturnedMessage = 'The price is 1200';
