/** What people really paste: whole logs, conversations, reports. Each is read as what it is. */
import { describe, expect, it } from 'vitest';
import { explainPaste } from '../../../electron/engine/diagnosis/explain-line.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';

const read = (reply: string) => {
  const { diagnosis, form, decisive } = explainPaste({ reply });
  const { class: problem, stage, certainty } = diagnosis;
  return { class: problem, stage, certainty, form, line: decisive.number, text: decisive.text };
};

/** A conversation that ends with a refusal, as [client?, line]. */
const conversation: readonly [client: boolean, line: string][] = [
  [false, '220-mail.example.net ESMTP Exim 4.97'],
  [false, '220-We do not authorize the use of this system to transport unsolicited,'],
  [false, '220 and/or bulk e-mail.'],
  [true, 'EHLO pc'],
  [false, '250-mail.example.net Hello pc'],
  [false, '250-AUTH PLAIN LOGIN XOAUTH2'],
  [false, '250 SMTPUTF8'],
  [true, 'MAIL FROM:<anna@example.com>'],
  [false, '250 OK'],
  [true, 'RCPT TO:<bo@example.org>'],
  [false, '554 5.7.1 <bo@example.org>: Relay access denied'],
  [true, 'QUIT'],
  [false, '221 Bye'],
];

const notations: readonly [
  name: string,
  client: (line: string) => string,
  server: (line: string) => string,
][] = [
  ['none', (line) => line, (line) => line],
  ['C: and S:', (line) => `C: ${line}`, (line) => `S: ${line}`],
  ['curl', (line) => `> ${line}`, (line) => `< ${line}`],
  ['swaks', (line) => ` -> ${line}`, (line) => `<-  ${line}`],
  ['swaks over TLS', (line) => ` ~> ${line}`, (line) => `<~  ${line}`],
  [
    'PHPMailer',
    (line) => `2026-11-30 09:09:09 CLIENT -> SERVER: ${line}`,
    (line) => `2026-11-30 09:09:09 SERVER -> CLIENT: ${line}`,
  ],
  ['Exim', (line) => `  308   SMTP>> ${line}`, (line) => `  308   SMTP<< ${line}`],
  ['Python', (line) => `send: '${line}\\r\\n'`, (line) => `reply: b'${line}\\r\\n'`],
  ['OpenSMTPD', (line) => `mta: 0xea6710: >>> ${line}`, (line) => `mta: 0xea6710: <<< ${line}`],
  [
    'Postfix',
    (line) => `postfix/smtp[12]: > mail.example.net[192.0.2.1]:587: ${line}`,
    (line) => `postfix/smtp[12]: < mail.example.net[192.0.2.1]:587: ${line}`,
  ],
  [
    'Nodemailer',
    (line) => `[2026-11-30 09:09:09] DEBUG [abc] C: ${line}`,
    (line) => `[2026-11-30 09:09:09] DEBUG [abc] S: ${line}`,
  ],
];

describe('a conversation', () => {
  it.each(notations)(
    'notation %s: the last refusal decides, the command before it is the step',
    (_, client, server) => {
      const text = conversation.map(([asks, line]) => (asks ? client(line) : server(line))).join('\n');
      expect(read(text)).toMatchObject({
        form: 'dialogue',
        class: 'relay-denied',
        stage: 'rcpt-to',
        line: 11,
      });
    },
  );

  it('on one line is taken apart', () => {
    const text =
      '++ Starting << 220 mail.example.net >> EHLO pc << 250 AUTH PLAIN >> MAIL FROM:<a@example.com> << 530 5.7.0 Authentication required';
    expect(read(text)).toMatchObject({ form: 'dialogue', class: 'auth-required', stage: 'mail-from' });
  });

  it('a sign-in that worked another way is no failure', () => {
    const text =
      'S: 220 ready\nC: EHLO pc\nS: 250 AUTH PLAIN LOGIN\nC: AUTH PLAIN\nS: 504 not this one\nC: AUTH LOGIN\nS: 235 ok\nC: MAIL FROM:<a@example.com>\nS: 550 5.1.8 Sender not allowed';
    expect(read(text)).toMatchObject({ stage: 'mail-from', line: 9 });
  });

  it('in which every step went well is not an error', () => {
    const text =
      'S: 220 ready\nC: EHLO pc\nS: 250 ok\nC: DATA\nS: 354 go on\nC: .\nS: 250 2.0.0 queued as 12AB\nC: QUIT\nS: 221 bye';
    expect(read(text)).toMatchObject({ form: 'dialogue', class: 'not-an-error', certainty: 'likely' });
  });

  it('that stops in the middle is not an error so far', () => {
    const text = 'S: 220 ready\nC: EHLO pc\nS: 250 ok\nC: MAIL FROM:<a@example.com>';
    expect(read(text)).toMatchObject({ class: 'not-an-error', certainty: 'possible' });
  });

  it('broken off by TLS is about TLS', () => {
    const text =
      '< 220 mail.example.net\n> EHLO pc\n< 250 STARTTLS\n> STARTTLS\n< 220 go ahead\n* SSL certificate problem: certificate has expired\n* Closing connection 0';
    expect(read(text)).toMatchObject({ class: 'tls-cert-expired', line: 6 });
  });
});

describe('a report of undelivered mail', () => {
  it('help prose never counts, what the server said does', () => {
    const text = `nijo.example.jp rejected your message to the following email addresses:

bo@example.jp
Your message couldn't be delivered because it is suspected of being spam and the mailbox may be full.

nijo.example.jp gave this error:
Sender address rejected

Remote Server returned '501 5.1.8 Sender address rejected'`;
    expect(read(text)).toMatchObject({ form: 'bounce', line: 9 });
    expect(read(text).class).not.toBe('content-rejected-spam');
  });

  it('a folded Diagnostic-Code is read to its end', () => {
    const text = `Reporting-MTA: dns; mail.example.net
Final-Recipient: rfc822; bo@example.org
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 5.1.1 <bo@example.org>: Recipient address
    rejected: User unknown in virtual mailbox table`;
    expect(read(text)).toMatchObject({ form: 'bounce', class: 'recipient-unknown', line: 5 });
  });
});

describe('reports of other mail servers', () => {
  const reports: readonly [name: string, text: string, problem: string, line: number][] = [
    [
      'Exim names the command and the address before the reply',
      `A message that you sent could not be delivered to one or more of its recipients.

  bo@example.org
    SMTP error from remote mail server after RCPT TO:<bo@example.org>:
    host mx.example.org [192.0.2.153]: 550 5.2.2 <bo@example.org>... Mailbox Full`,
      'mailbox-full',
      5,
    ],
    [
      'OpenSMTPD puts the reason behind the address',
      `    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

bo@example.org: 550 5.1.1 User unknown`,
      'recipient-unknown',
      3,
    ],
    [
      'another puts it below',
      `Sorry, we were unable to deliver your message to the following address.

<bo@example.org>:
550: <bo@example.org>: User unknown`,
      'recipient-unknown',
      4,
    ],
    [
      'in words of its own',
      `Your mail sent on: Thu, 29 Apr 2013 23:45:22 +0900
     Could not be delivered to: <bo@example.org>
     As their mailbox is full.`,
      'mailbox-full',
      3,
    ],
  ];
  it.each(reports)('%s', (_, text, problem, line) => {
    expect(read(text)).toMatchObject({ form: 'bounce', class: problem, line });
  });

  it('what the returned message says of itself decides nothing', () => {
    const text = `Delivery to the following recipient has been delayed:

     bo@example.org

----- Original message -----

Received: by 192.0.2.1 with SMTP id l1mr24; Sun, 23 Nov 2014 08:42:54 -0800
Received: from pc (version=TLSv1 cipher=ECDHE-RSA-RC4-SHA bits=128/128); certificate expired
Return-Path: <anna@example.com>
DKIM-Signature: v=1; a=rsa-sha256; authentication failed;
        spam detected
Subject: mailbox full`;
    expect(read(text)).toMatchObject({ class: 'server-busy-or-greylisted', certainty: 'possible' });
  });
});

describe('words around what a server said', () => {
  it.each([
    ['I can log in to the webmail, but when I send:\n530 5.7.0 User not authenticated', 'auth-required'],
    ['Sorry to bother you. My provider says "550 5.7.1 Relaying denied" since Monday, why?', 'relay-denied'],
    ['We bought a new line.\nNow: 554 5.7.1 You are not allowed to connect.', 'banner-rejected'],
  ])('%s', (text, problem) => {
    expect(read(text)).toMatchObject({ class: problem, form: 'prose' });
  });

  it('a longer text of which nothing stands out is never more than possible', () => {
    const text = `Hello,\n\nsince the update my mails are gone.\nSomebody said authentication failed because of spam.\nWhat now?`;
    expect(read(text).certainty).toBe('possible');
  });

  it('an advice in a dialog is no answer of the server', () => {
    const text = `An error occurred while sending mail. The mail server responded:
4.3.5 <bo@example.org>: Recipient address rejected: Server configuration problem.
Please check the message recipient "bo@example.org" and try again.`;
    expect(read(text)).toMatchObject({ class: 'server-internal-error' });
  });
});

describe('mail that a server could not pass on', () => {
  const report = (said: string) =>
    `This is the mail system at host mx.example.com.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<bo@example.org>: ${said}`;

  it("the recipient's server is not the sender's settings", () => {
    const { diagnosis } = explainPaste({
      reply: report('connect to example.org[192.0.2.1]:25: Connection timed out'),
    });
    expect(diagnosis).toMatchObject({
      class: 'connection-timeout',
      actor: 'wait',
      facts: { variant: 'recipient-server' },
    });
  });

  it("an account is the recipient's", () => {
    expect(
      read(report('host mx.example.org[192.0.2.1] said: 554 This account has been disabled')),
    ).toMatchObject({
      class: 'recipient-unknown',
    });
  });

  it('two answers that differ are both named, less surely', () => {
    const two = `${report('host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command)')}\n\n<al@example.org>: host mx.example.org[192.0.2.1] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)`;
    expect(explainPaste({ reply: two }).diagnosis).toMatchObject({
      certainty: 'possible',
      facts: { close: expect.stringMatching(/^(mailbox-full|recipient-unknown)$/) },
    });
  });
});

describe('answers of the web', () => {
  it.each([
    ["[Error: Unauthorized] { status: 401, details: 'Forbidden' }", 'auth-bad-credentials'],
    [
      '<HttpError 403 when requesting https://www.googleapis.com/gmail/v1/users/me/messages/send returned "Insufficient Permission">',
      'auth-oauth-required',
    ],
    ['{"statusCode":429,"name":"slow_down","message":"Slow down"}', 'rate-limited'],
  ])('%s', (text, problem) => {
    expect(read(text).class).toBe(problem);
  });
});

describe('codes of Office', () => {
  it.each([
    ['0x80040115', 'host-unreachable'],
    ['0x8004210A', 'receiving-not-sending'],
    ['0x80042109', 'connection-timeout'],
    ['0x80048002', 'not-an-error'],
  ])('%s', (code, problem) => {
    expect(read(`Task 'ana@example.com' reported error (${code})`).class).toBe(problem);
  });
});

describe('sentences of programs in their own language', () => {
  it.each([
    ['Erro SMTP: Falha na autenticação.', 'auth-bad-credentials'],
    [
      'Prüfung der Einstellungen des Postausgangsservers fehlgeschlagen\nNetzwerkfehler',
      'connection-refused',
    ],
    ['检查收件服务器设置失败', 'receiving-not-sending'],
    ['Verbindung mit SMTP-Server smtp.example.org im sicheren Modus ist gescheitert', 'tls-handshake-other'],
    ['再試行してください。パスワードは安全に保存されます', 'unknown'],
  ])('%s', (text, problem) => {
    expect(read(text).class).toBe(problem);
  });
});

describe('numbers of Windows', () => {
  it.each([
    ['Something went wrong. Error code: 0x80072746', 'connection-reset'],
    ['Something went wrong. Error code: 0x80072ee7', 'dns-not-found'],
    ['Something went wrong. Error code: 0x800B010F', 'tls-cert-name-mismatch'],
  ])('%s', (text, problem) => {
    expect(read(text).class).toBe(problem);
  });
});

describe('a chain of exceptions', () => {
  it('the innermost one is the cause', () => {
    const text = `org.example.MailSendException: Mail server connection failed; the password may be wrong
	at org.example.Sender.send(Sender.java:12)
Caused by: javax.mail.MessagingException: Could not connect to SMTP host: mail.example.net, port: 465
	at com.sun.mail.smtp.SMTPTransport.openServer(SMTPTransport.java:2212)
Caused by: java.net.ConnectException: Connection refused
	at java.net.PlainSocketImpl.socketConnect(Native Method)`;
    expect(read(text)).toMatchObject({ form: 'exception', class: 'connection-refused', line: 5 });
  });
});

describe('an error of a web service', () => {
  it('a name in place of a number counts with the sentence', () => {
    const text =
      '{"error":{"code":"MailboxNotEnabledForRESTAPI","message":"The mailbox is either inactive, soft-deleted, or is hosted on-premise."}}';
    expect(read(text)).toMatchObject({ form: 'http-error', class: 'account-locked-or-disabled' });
  });

  it('its status is no reply of a mail server', () => {
    const text =
      '{"statusCode": 550, "error": "Bad Request", "message": "The example.com domain is not verified"}';
    expect(read(text)).toMatchObject({ form: 'http-error', class: 'sender-domain-unverified' });
  });
});

describe("a mail program's dialog", () => {
  it.each([
    [
      'de',
      'Der Postausgangs-Server (SMTP) mail.example.net kann nicht authentifiziert werden. Bitte überprüfen Sie das Passwort.',
      'auth-bad-credentials',
    ],
    [
      'fr',
      'Impossible de s’authentifier sur le serveur sortant (SMTP) mail.example.net. Veuillez vérifier votre mot de passe',
      'auth-bad-credentials',
    ],
    [
      'ru',
      'Ошибка отправления почты: Сервер исходящей почты (SMTP) «mail.example.net» неизвестен. Возможно, сервер неверно сконфигурирован.',
      'dns-not-found',
    ],
    ['pl', 'Błąd SMTP: Rozmiar wiadomości przekracza limit (10 MB)', 'message-too-large'],
  ])('in %s is known as a sentence, not by single words', (_, text, problem) => {
    expect(read(text)).toMatchObject({ form: 'mail-program', class: problem });
  });

  it('the answer of the server that it quotes counts more', () => {
    const text =
      'Errore SMTP (553): impostazione del mittente "a@example.it" non riuscita (5.7.1 <a@example.it>: Sender address rejected: not owned by user b@example.it)';
    expect(read(text)).toMatchObject({ class: 'sender-not-allowed', stage: 'mail-from' });
  });
});

describe("a code of Outlook's", () => {
  it.each([
    ['エラー番号「0x800CCC7D」', 'starttls-unavailable'],
    ['Fehlernummer: 0x800ccc0d', 'dns-not-found'],
    ['0x800CCCD1', 'receiving-not-sending'],
    [
      'Die Nachricht konnte nicht gesendet werden. Serverfehler: 530, Fehlernummer: 0x800ccc78',
      'auth-required',
    ],
  ])('%s', (text, problem) => expect(read(text)).toMatchObject({ form: 'outlook-code', class: problem }));
});

describe('a long log', () => {
  const noise = (characters: number) =>
    Array.from(
      { length: Math.ceil(characters / 60) },
      (_, index) => `2026-11-30 09:09:${index % 60} INFO worker ${index}: job taken from the list`,
    ).join('\n');

  it.each([3_000, 30_000, 300_000])('the reply behind %i characters is found', (characters) => {
    const text = `${noise(characters)}\n535 5.7.8 Error: authentication failed`;
    expect(read(text)).toMatchObject({
      class: 'auth-bad-credentials',
      text: '535 5.7.8 Error: authentication failed',
    });
  });
});

describe('a text without an error', () => {
  it('is not taken for a server that said no', () => {
    const { diagnosis } = explainPaste({ reply: 'Good morning, how do I set up my printer?' });
    expect(diagnosis).toMatchObject({
      class: 'unknown',
      certainty: 'possible',
      facts: { variant: 'no-server-words' },
    });
  });
});

it('a configuration is no error: it is sent to whoever reads it', () => {
  const text = 'SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_AUTH_METHOD=login\n';
  const { diagnosis } = explainPaste({ reply: text });
  expect(diagnosis).toMatchObject({ class: 'unknown', facts: { variant: 'configuration' } });
  expect(createExplainer('en').steps(diagnosis).next.id).toBe('check-settings');
});

const settings = 'EMAIL_HOST=mail.shop.example\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_USE_SSL=True\n';

it.each([
  ['EMAIL_USE_TLS/EMAIL_USE_SSL are mutually exclusive', 'client-configuration'],
  ['Answer: 535 5.7.8 authentication credentials invalid', 'auth-bad-credentials'],
])('settings do not outweigh what stands beside them: %s', (words, problem) => {
  expect(explainPaste({ reply: settings + words }).diagnosis.class).toBe(problem);
});
