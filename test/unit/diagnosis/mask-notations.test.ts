/** Sign-ins of SMTP, POP3 and IMAP in every notation that people paste, and what only looks like one. */
import { expect, test } from 'vitest';
import { masked } from '../../../electron/engine/diagnosis/paste/mask.ts';

const password = 'S3cretPass';
const inBase64 = Buffer.from(password).toString('base64');
const plain = Buffer.from(`\0anna@example.com\0${password}`).toString('base64');
const xoauth2 = Buffer.from('user=anna@example.com\x01auth=Bearer ya29.abcdefghijk\x01\x01').toString(
  'base64',
);
const userInBase64 = Buffer.from('anna').toString('base64');
const notations: readonly [name: string, text: string, secrets: string[]][] = [
  ['POP3 bare', `+OK ready\nUSER anna\n+OK\nPASS ${password}\n-ERR no`, [password]],
  ['POP3 C:', `S: +OK\nC: USER anna\nS: +OK\nC: PASS ${password}\nS: -ERR [AUTH] no`, [password]],
  ['POP3 >', `> USER anna\n< +OK\n> PASS ${password}\n< -ERR`, [password]],
  ['POP3 ->', `-> PASS ${password}\n<- -ERR`, [password]],
  ['POP3 >>>', `>>> PASS ${password}`, [password]],
  ['POP3 tx Outlook', `2003.07.11 15:11:11 "POP3: [tx] PASS ${password}"`, [password]],
  ['POP3 Thunderbird', `0[1fd]: [this=12] SEND: PASS ${password}`, [password]],
  ['POP3 Thunderbird 2', `[Parent 1: Main]: I/POP3 [this=7f] SEND: PASS ${password}`, [password]],
  ['POP3 fetchmail', `fetchmail: POP3> PASS ${password}`, [password]],
  ['POP3 with blank', `C: PASS my secret ${password}`, [password]],
  ['POP3 python', `*cmd* 'PASS ${password}'`, [password]],
  ['POP3 put', `*put* b'PASS ${password}'`, [password]],
  ['POP3 lower', `C: pass ${password}`, [password]],
  ['POP3 short', `C: PASS x\nS: -ERR`, ['PASS x']],
  ['POP3 short bare', `USER anna\nPASS x\n-ERR`, ['PASS x']],
  ['POP3 APOP', `C: APOP anna c4c9334bac560ecc979e58001b3e22fb`, ['c4c9334bac']],
  ['IMAP tag', `a001 LOGIN anna ${password}`, [password]],
  ['IMAP quoted', `a001 LOGIN "anna" "${password}"`, [password]],
  ['IMAP quoted blank', `a001 LOGIN "anna" "my ${password} two"`, [password, 'two']],
  ['IMAP no tag digit', `a LOGIN anna ${password}`, [password]],
  ['IMAP dot', `. LOGIN anna ${password}`, [password]],
  ['IMAP tag mixed', `A1B2 LOGIN anna ${password}`, [password]],
  ['IMAP curl', `> A001 LOGIN anna ${password}`, [password]],
  ['IMAP C:', `C: 1 LOGIN anna ${password}`, [password]],
  ['IMAP lower', `a1 login anna ${password}`, [password]],
  ['IMAP horde', `C: 2 LOGIN "anna@example.com" "${password}"`, [password]],
  ['IMAP python', `01:12.33 > b'PNFO1 LOGIN anna "${password}"'`, [password]],
  ['IMAP java', `A1 LOGIN anna@example.com ${password}\nA1 NO [AUTHENTICATIONFAILED]`, [password]],
  ['IMAP literal', `a1 LOGIN {4}\n+ go\nanna {10}\n+ go\n${password}\na1 NO no`, [password]],
  ['IMAP AUTHENTICATE PLAIN ir', `a1 AUTHENTICATE PLAIN ${plain}`, [plain]],
  ['IMAP AUTHENTICATE PLAIN +', `a1 AUTHENTICATE PLAIN\n+ \n${plain}\na1 NO`, [plain]],
  ['IMAP AUTHENTICATE C:', `C: a1 AUTHENTICATE XOAUTH2 ${xoauth2}`, [xoauth2]],
  ['IMAP + then C:', `C: a1 AUTHENTICATE PLAIN\nS: +\nC: ${plain}\nS: a1 NO`, [plain]],
  ['POP AUTH PLAIN +', `C: AUTH PLAIN\nS: + \nC: ${plain}\nS: -ERR`, [plain]],
  ['SMTP AUTH PLAIN ir', `AUTH PLAIN ${plain}`, [plain]],
  ['SMTP AUTH PLAIN lower', `auth plain ${plain}`, [plain]],
  ['SMTP AUTH=', `AUTH=PLAIN ${plain}`, [plain]],
  ['SMTP AUTH LOGIN ir', `AUTH LOGIN ${userInBase64}\n334 UGFzc3dvcmQ6\n${inBase64}`, [inBase64]],
  [
    'SMTP AUTH LOGIN lines',
    `AUTH LOGIN\n334 VXNlcm5hbWU6\n${userInBase64}\n334 UGFzc3dvcmQ6\n${inBase64}\n535 no`,
    [inBase64],
  ],
  [
    'swaks',
    ` -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n -> ${userInBase64}\n<-  334 UGFzc3dvcmQ6\n -> ${inBase64}\n<** 535`,
    [inBase64],
  ],
  ['swaks tls', ` ~> AUTH PLAIN ${plain}\n<~* 535`, [plain]],
  [
    'Sent/Got',
    `Sent: AUTH LOGIN\nGot: 334 VXNlcm5hbWU6\nSent: ${userInBase64}\nGot: 334 UGFzc3dvcmQ6\nSent: ${inBase64}\nGot: 535 no`,
    [inBase64],
  ],
  ['Recv/Send', `Send: AUTH PLAIN ${plain}`, [plain]],
  ['smtplib', `send: 'AUTH PLAIN ${plain}\\r\\n'`, [plain]],
  ['smtplib b', `send: b'AUTH PLAIN ${plain}\\r\\n'`, [plain]],
  [
    'PHPMailer',
    `CLIENT -> SERVER: AUTH LOGIN\nSERVER -> CLIENT: 334 VXNlcm5hbWU6\nCLIENT -> SERVER: ${userInBase64}\nSERVER -> CLIENT: 334 UGFzc3dvcmQ6\nCLIENT -> SERVER: ${inBase64}`,
    [inBase64],
  ],
  [
    'PHPMailer squeezed',
    `SERVER -> CLIENT: 334 UGFzc3dvcmQ6 2026-01-01 10:00:00 CLIENT -> SERVER: ${inBase64} 2026-01-01 SERVER -> CLIENT: 535 no`,
    [inBase64],
  ],
  [
    'JavaMail',
    `DEBUG SMTP: AUTH LOGIN command trace\nAUTH LOGIN\n334 VXNlcm5hbWU6\n${userInBase64}\n334 UGFzc3dvcmQ6\n${inBase64}\n535 no`,
    [inBase64],
  ],
  ['Exim', `  SMTP>> AUTH PLAIN ${plain}`, [plain]],
  ['curl', `> AUTH PLAIN ${plain}`, [plain]],
  [
    'curl -v login',
    `> AUTH LOGIN\n< 334 VXNlcm5hbWU6\n> ${userInBase64}\n< 334 UGFzc3dvcmQ6\n> ${inBase64}\n< 535`,
    [inBase64],
  ],
  ['Nodemailer', `[2026-01-01 10:00:00] DEBUG [abc] C: AUTH PLAIN ${plain}`, [plain]],
  ['MailKit', `C: AUTH PLAIN ${plain}`, [plain]],
  ['openssl', `auth plain ${plain}\n535 no`, [plain]],
  [
    'hMailServer',
    `"SMTPD"\t4088\t21\t"2026-01-01 10:00:00.000"\t"192.0.2.4"\t"SENT: 334 UGFzc3dvcmQ6"\n"SMTPD"\t4088\t21\t"2026-01-01 10:00:01.000"\t"192.0.2.4"\t"RECEIVED: ${inBase64}"`,
    [inBase64],
  ],
  ['JSON escaped', `{"log":"AUTH PLAIN ${plain}\\r\\n"}`, [plain]],
  ['msmtp', `--> AUTH PLAIN ${plain}\n<-- 535`, [plain]],
  ['telnet paste two', `AUTH PLAIN\n334\n${plain}\n535`, [plain]],
  ['334 blank', `C: AUTH PLAIN\nS: 334 \nC: ${plain}\nS: 535`, [plain]],
  ['XOAUTH2', `C: AUTH XOAUTH2 ${xoauth2}`, [xoauth2]],
  ['OAUTHBEARER', `AUTH OAUTHBEARER ${xoauth2}`, [xoauth2]],
  [
    'CRAM-MD5',
    `C: AUTH CRAM-MD5\nS: 334 PDE4OTYu\nC: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\nS: 535`,
    ['dGltIGI5'],
  ],
  ['base64 over lines', `AUTH PLAIN ${plain.slice(0, 20)}\n ${plain.slice(20)}`, [plain.slice(0, 20)]],
  ['smtp auth user pass', `swaks --auth-user anna --auth-password ${password}`, [password]],
  ['swaks -ap', `swaks -au anna -ap ${password}`, [password]],
  ['sendemail', `sendEmail -xu anna -xp ${password}`, [password]],
  ['mailx', `mailx -S smtp-auth-password=${password}`, [password]],
  ['mailx set', `set smtp-auth-password="${password}"`, [password]],
  ['mutt', `set smtp_pass = "${password}"`, [password]],
  ['blat', `blat -to a@example.com -u anna -pw ${password}`, [password]],
  ['powershell', `ConvertTo-SecureString "${password}" -AsPlainText -Force`, [password]],
  ['NetworkCredential', `New-Object System.Net.NetworkCredential("anna","${password}")`, [password]],
  ['server.login', `server.login("anna@example.com", "${password}")`, [password]],
  ['esmtp', `setLogin("ssl0.ovh.net", 465, "anna@example.com", "${password}")`, [password]],
  ['yaml', `  password: "${password}"`, [password]],
  ['url', `smtp://anna%40example.com:${password}@mail.example.com:465`, [password]],
];

test.each(notations)('%s', (_, text, secrets) => {
  for (const secret of secrets) {
    expect(text).toContain(secret);
    expect(masked(text)).not.toContain(secret);
  }
  expect(masked(text).split('\n')).toHaveLength(text.split('\n').length);
});

test.each([
  'spf=pass (sender IP is 192.0.2.1)',
  'dkim pass',
  'PASS',
  'PASS OLD [192.0.2.2]:56057',
  'postscreen: PASS NEW [192.0.2.9]:1234',
  'dmarc=pass action=none',
  'Login failed for user anna',
  'SASL LOGIN authentication failed: UGFzc3dvcmQ6',
  'AUTH LOGIN PLAIN CRAM-MD5',
  '250-AUTH=LOGIN PLAIN',
  'pass the message on',
  'Please login again',
  'the user can not login because',
  '- INFO login attempt',
  '+ OK next line',
  'a LOGIN b',
  'SMTP AUTH LOGIN failed',
  'DEBUG SMTP: AUTH LOGIN failed',
  'Authentication-Results: mx; spf=pass smtp.mailfrom=a@example.com; dkim=pass header.d=example.com',
  'DKIM: PASS with domain example.com',
  'SPF: PASS with IP 192.0.2.1',
  'You must pass arguments to it',
  'C: AUTH LOGIN',
  'AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER',
])('nothing is hidden of: %s', (text) => {
  expect(masked(text)).toBe(text);
});
