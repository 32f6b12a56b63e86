/** Error texts as people copy them out of other programs. */
import { describe, expect, it } from 'vitest';
import { readable } from '../../../electron/engine/diagnosis/charset.ts';
import { diagnoseInput, explainLine } from '../../../electron/engine/diagnosis/explain-line.ts';
import { cleanPaste, guessStage, providerIn } from '../../../electron/engine/diagnosis/paste/quoted.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';

const pasted: [string, string, string, string][] = [
  [
    'nodemailer',
    `Error: Invalid login: 535-5.7.8 Username and Password not accepted. For more information, go to
535 5.7.8  https://support.google.com/mail/?p=BadCredentials x0sm - gsmtp
    at SMTPConnection._formatError (/app/node_modules/nodemailer/lib/smtp-connection/index.js:790:19)
    at SMTPConnection._actionAUTHComplete (/app/node_modules/nodemailer/lib/smtp-connection/index.js:1564:34) {
  code: 'EAUTH',
  response: '535-5.7.8 Username and Password not accepted.',
  responseCode: 535,
  command: 'AUTH PLAIN'
}`,
    'auth-bad-credentials',
    'auth',
  ],
  [
    'nodemailer, no connection',
    `Error: connect ETIMEDOUT 192.0.2.7:587
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {
  errno: -110,
  code: 'ESOCKET',
  syscall: 'connect',
  command: 'CONN'
}`,
    'connection-timeout',
    'connect',
  ],
  [
    'Python',
    `Traceback (most recent call last):
  File "/srv/app/send.py", line 12, in <module>
    server.login(user, password)
  File "/usr/lib/python3.11/smtplib.py", line 750, in login
    raise last_exception
smtplib.SMTPAuthenticationError: (534, b'5.7.9 Application-specific password required. Learn more at\\n5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp')`,
    'auth-app-password-required',
    'auth',
  ],
  [
    'Python, recipient',
    "smtplib.SMTPRecipientsRefused: {'bo@example.org': (550, b'5.1.1 <bo@example.org>: Recipient address rejected: User unknown in virtual mailbox table')}",
    'recipient-unknown',
    'rcpt-to',
  ],
  [
    '.NET',
    `System.Net.Mail.SmtpException: The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.57 Client not authenticated to send mail.
   at System.Net.Mail.MailCommand.CheckResponse(SmtpStatusCode statusCode, String response)
   at System.Net.Mail.SmtpClient.Send(MailMessage message)`,
    'auth-required',
    'auth',
  ],
  [
    'PHPMailer',
    'SMTP ERROR: Password command failed: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.\nSMTP Error: Could not authenticate.',
    'auth-disabled-by-admin',
    'auth',
  ],
  [
    'PHPMailer, from address',
    'The following From address failed: ana@example.com : MAIL FROM command failed,Sender address rejected: not owned by user bo@example.com ,553,5.7.1SMTP server error: MAIL FROM command failed Detail: Sender address rejected: not owned by user bo@example.com SMTP code: 553',
    'sender-not-allowed',
    'mail-from',
  ],
  [
    'Outlook',
    "The message could not be sent because the server rejected the sender's e-mail address. Account: 'mail.example.com', Server: 'mail.example.com', Protocol: SMTP, Server Response: '530 5.7.0 Must issue a STARTTLS command first', Port: 25, Secure(SSL): No, Server Error: 530, Error Number: 0x800CCC78",
    'tls-required-first',
    'mail-from',
  ],
  [
    'Outlook, no answer',
    'Sending reported error (0x8004210B): The operation timed out waiting for a response from the sending (SMTP) server.',
    'connection-timeout',
    'connect',
  ],
  [
    'a bounce',
    'host mx.example.org[192.0.2.9] said: 552 5.2.2 <bo@example.org>: Mailbox is full (in reply to RCPT TO command)',
    'mailbox-full',
    'rcpt-to',
  ],
  [
    'Java',
    `javax.mail.MessagingException: Could not connect to SMTP host: mail.example.com, port: 465;
  nested exception is:
	javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target
	at com.sun.mail.smtp.SMTPTransport.openServer(SMTPTransport.java:2197)
	... 12 more`,
    'tls-cert-untrusted-issuer',
    'tls',
  ],
  ['Go', 'dial tcp: lookup smtp.exmaple.com on 192.0.2.53:53: no such host', 'dns-not-found', 'dns'],
  [
    'Thunderbird',
    'Sending of the message failed. An error occurred while sending mail. The mail server responded: 5.7.1 <ana@example.com>: Sender address rejected: not logged in. Please check the message and try again.',
    'auth-required',
    'mail-from',
  ],
];

describe('a pasted error', () => {
  it.each(pasted)('%s', (_, reply, problem, stage) => {
    expect(diagnoseInput({ reply })).toMatchObject({ class: problem, stage });
  });

  it('keeps the code of the reply inside', () => {
    const codeOf = (reply: string) => diagnoseInput({ reply }).reply?.code ?? null;
    expect(codeOf(pasted[0]?.[1] ?? '')).toBe(535);
    expect(codeOf(pasted[2]?.[1] ?? '')).toBe(534);
    expect(codeOf(pasted[7]?.[1] ?? '')).toBe(530);
    expect(codeOf('connect ECONNREFUSED 192.0.2.7:587')).toBeNull();
    expect(codeOf('Got "550", with message "no such user"')).toBe(550);
  });

  it('loses its stack frames and colours', () => {
    expect(cleanPaste('\u001b[31mError: no\u001b[0m\n    at f (/a.js:1:2)\n    at g (/b.js:3:4)')).toBe(
      'Error: no',
    );
    expect(cleanPaste('535 no\\n535 more')).toBe('535 no\n535 more');
    expect(cleanPaste('   at least this')).toBe('   at least this');
  });

  it('shows where it happened and who answered', () => {
    expect(guessStage('535 5.7.8 no')).toBe('auth');
    expect(guessStage('421 too busy')).toBe('banner');
    expect(guessStage('554 5.7.1 looks like spam')).toBe('after-data');
    expect(guessStage('')).toBe('connect');
    expect(providerIn('421 4.7.0 Try again later x0sm - gsmtp')).toBe('gmail');
    expect(providerIn('535 5.7.3 no [AM0PR01CA0001.eurprd01.prod.outlook.com]')).toBe('microsoft-365');
    expect(providerIn('535 no')).toBeNull();
  });
});

describe('an explain request', () => {
  const explainer = createExplainer('en');

  it('answers with the words of the class and the id it got', () => {
    const output = explainLine({ id: 7, stage: 'auth', reply: '535 5.7.8 wrong password' }, explainer);
    expect(output).toMatchObject({
      schema: 'sendwell/explain/1',
      id: 7,
      class: 'auth-bad-credentials',
      actor: 'you',
      title: 'The server did not accept the sign-in.',
      next: { action: 'retry' },
    });
    expect(output.what).not.toBe('');
  });

  it('says nothing about what we did: another program tried', () => {
    const output = explainLine({ stage: 'tls', errorCode: 'CERT_HAS_EXPIRED' }, explainer);
    expect(output.class).toBe('tls-cert-expired');
    expect(output.what).not.toMatch(/\bwe\b/i);
  });

  it('reads fields as people write them', () => {
    const classOf = (input: Parameters<typeof diagnoseInput>[0]) => diagnoseInput(input).class;
    expect(diagnoseInput({ stage: 'RCPT TO', reply: '550 no' }).stage).toBe('rcpt-to');
    expect(diagnoseInput({ stage: 'helo', reply: '501 no' }).stage).toBe('ehlo');
    expect(classOf({ stage: 'banner', port: '465', security: 'plain', errorCode: 'etimedout' })).toBe(
      'tls-wrong-mode',
    );
    expect(classOf({ stage: 'connect', errorCode: -4039 })).toBe('connection-timeout');
    expect(classOf({ stage: 'connect', errorCode: 10_061 })).toBe('connection-refused');
    expect(classOf({ stage: 'somewhere', port: 'many', security: 'perhaps', reply: '535 no' })).toBe(
      'auth-bad-credentials',
    );
  });

  it('finds no cause in nothing, and does not break on anything', () => {
    for (const reply of [
      '',
      ' ',
      '\0',
      '∅',
      '5',
      '999 no',
      'x'.repeat(200_000),
      '('.repeat(5000),
      '550 '.repeat(3000),
    ]) {
      expect(() => explainLine({ reply }, explainer)).not.toThrow();
    }
    expect(diagnoseInput({})).toMatchObject({ class: 'unknown', certainty: 'possible', reply: null });
  });
});

describe('a legacy charset', () => {
  const latin1 = (bytes: number[]) => String.fromCharCode(...bytes);

  it('is read again', () => {
    const utf8 = latin1([...new TextEncoder().encode('535 неверный пароль')]);
    expect(readable(utf8)).toBe('535 неверный пароль');
    const gbk = latin1([0x35, 0x35, 0x30, 0x20, 0xd3, 0xc3, 0xbb, 0xa7, 0xb1, 0xbb, 0xcb, 0xf8, 0xb6, 0xa8]);
    expect(readable(gbk)).toBe('550 用户被锁定');
    expect(diagnoseInput({ stage: 'auth', reply: gbk }).class).toBe('account-locked-or-disabled');
  });

  it('is not seen where there is none', () => {
    for (const text of ['535 no', 'Größe überschritten', 'déjà été refusé à côté', '用户被锁定']) {
      expect(readable(text)).toBe(text);
    }
  });
});

describe('a text that is nothing but padding', () => {
  it.each([
    ['blanks', ' '],
    ['tabs', '\t'],
    ['line ends', '\n'],
    ['line ends, written out', '\\n'],
    ['one long word', 'a'],
  ])('is explained at once: %s', (_, piece) => {
    // Half a million: a pattern that tries every blank of the run against every other one would take hours.
    const { title } = explainLine({ reply: piece.repeat(500_000) }, createExplainer('en'));
    expect(title).not.toBe('');
  });
});
