/** The same refusals in other words than servers are known to use: rules read meaning, not sentences. */
import { describe, expect, it } from 'vitest';
import { diagnoseInput } from '../../../electron/engine/diagnosis/explain-line.ts';
import type { ProblemClass, Stage } from '../../../shared/diagnosis.ts';

type Wording = [stage: Stage, reply: string, meaning: ProblemClass, port?: number];

function each(wordings: readonly Wording[]) {
  it.each(wordings)('%s: %s', (stage, reply, meaning, port = 25) => {
    expect(diagnoseInput({ stage, port, reply }).class).toBe(meaning);
  });
}

describe('a connection that is refused for its address', () => {
  each([
    ['banner', '554 mx.example.org Your network sends us too much spam', 'ip-blocklisted'],
    ['banner', '550 Mail from 192.0.2.9 is unwelcome because of its bad reputation', 'ip-blocklisted'],
    ['banner', '554 No reverse DNS entry was found for 192.0.2.9', 'ip-blocklisted'],
    ['banner', '421 Go away', 'ip-blocklisted'],
    ['mail-from', '550 Your IP address 192.0.2.9 is on our blacklist', 'ip-blocklisted'],
    ['rcpt-to', '550 5.7.1 Client host rejected: no reverse hostname for [192.0.2.9]', 'ip-blocklisted'],
    [
      'banner',
      '554 mx.example.net ESMTP 192.0.2.9 Rejected. See our postmaster page AUP#1200',
      'ip-blocklisted',
    ],
  ]);
});

describe('a recipient', () => {
  each([
    ['rcpt-to', '550 Nobody with this name: no such person here', 'recipient-unknown'],
    ['rcpt-to', '550 <bo@example.org> is not on our recipients list', 'recipient-unknown'],
    ['rcpt-to', '554 The mailbox bo@example.org has been deactivated', 'recipient-unknown'],
    ['after-data', '550 5.2.1 The account of bo@example.org is locked', 'recipient-unknown'],
    ['rcpt-to', '452 The user is over the allowed quota', 'mailbox-full'],
    ['after-data', '552 Recipient has no more storage space left', 'mailbox-full'],
    ['rcpt-to', '501 Malformed address', 'recipient-address-invalid'],
    ['rcpt-to', '550 relaying mail for example.org is not permitted', 'relay-denied'],
    ['rcpt-to', '553 example.org is not in my list of allowed domains', 'relay-denied'],
  ]);
});

describe('a sender', () => {
  each([
    ['mail-from', '550 We could not verify the sender: verify sender failed', 'sender-address-invalid'],
    ['mail-from', '553 Mail from must equal the authenticated user', 'sender-not-allowed', 587],
    ['mail-from', '550 The sender is not in our domains', 'sender-not-allowed', 587],
    ['mail-from', '553 Sender address rejected: you are not logged in', 'auth-required', 587],
    ['rcpt-to', '550 5.7.23 The SPF record of example.com does not permit 192.0.2.9', 'sender-auth-policy'],
  ]);
});

describe('a limit', () => {
  each([
    ['after-data', '452 Too many messages were sent during this hour', 'rate-limited', 587],
    ['after-data', '550 Your daily sending limit is used up', 'quota-exceeded-sending', 587],
    ['banner', '421 Too many simultaneous sessions from 192.0.2.9', 'too-many-connections'],
    ['after-data', '552 This message is larger than the maximum size', 'message-too-large'],
    ['auth', '451 Sign-in failed: maximum credits exceeded', 'quota-exceeded-sending', 587],
  ]);
});

describe('a message', () => {
  each([
    ['after-data', '550 SPAM FOUND in the body', 'content-rejected-spam'],
    ['after-data', '571 We classified this message as spam', 'content-rejected-spam'],
    ['after-data', '554 Virus detected in an attachment', 'content-rejected-spam'],
    ['after-data', '550 Invalid structure in message', 'message-format-rejected'],
    ['after-data', '556 The delivery of this mail was turned down', 'content-rejected-spam'],
  ]);
});

describe('a secure connection', () => {
  each([
    ['mail-from', '530 Encryption is required here', 'tls-required-first', 587],
    ['tls', 'The certificate is not valid for mail.example.com', 'tls-cert-name-mismatch', 587],
    ['tls', 'IP address mismatch', 'tls-cert-name-mismatch', 587],
    [
      'tls',
      'send mail: StartTLS: x509: certificate signed by unknown authority',
      'tls-cert-untrusted-issuer',
      587,
    ],
    ['tls', 'certificate 1 of 3 has expired', 'tls-cert-expired', 465],
  ]);
});

describe('a sign-in', () => {
  each([
    [
      'auth',
      '535 Please use the secure mail key instead of your password',
      'auth-app-password-required',
      465,
    ],
    ['auth', '550 Invalid login or password', 'auth-bad-credentials', 587],
    ['mail-from', '503 We need EHLO and AUTH first', 'auth-required', 587],
    ['auth', '535 Outgoing mail of this account has been disabled', 'account-locked-or-disabled', 587],
  ]);
});

describe('other languages', () => {
  each([
    ['auth', '535 Benutzername oder Kennwort falsch', 'auth-bad-credentials', 587],
    ['rcpt-to', '550 Boîte aux lettres inconnue', 'recipient-unknown'],
    ['rcpt-to', '552 Das Postfach des Empfängers ist voll', 'mailbox-full'],
    ['rcpt-to', '550 Почтовый ящик заблокирован', 'recipient-unknown'],
    ['after-data', '554 Mensaje rechazado por contener spam', 'content-rejected-spam'],
    ['auth', '535 用户名或密码错误', 'auth-bad-credentials', 465],
  ]);
});

describe('a reply that a program quotes', () => {
  each([
    [
      'rcpt-to',
      'host mx.example.org[192.0.2.9] said: 451 4.3.5 Server configuration error (in reply to RCPT TO command)',
      'server-internal-error',
    ],
    [
      'banner',
      'host mx.example.org[192.0.2.9] refused to talk to me: 554 Blocked, poor reputation',
      'ip-blocklisted',
    ],
    [
      'rcpt-to',
      'SMTP error from remote mail server after RCPT TO:<bo@example.org>: host mx.example.org [192.0.2.9]: 550 unknown user',
      'recipient-unknown',
    ],
    [
      'after-data',
      '<bo@example.org>: host mx.example.org[192.0.2.9] said: 550\n    spam detected (in reply to end of DATA command)',
      'content-rejected-spam',
    ],
  ]);
});
