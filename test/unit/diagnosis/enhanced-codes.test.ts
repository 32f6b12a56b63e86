import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { readReplyText } from '../../../electron/engine/diagnosis/reply-text.ts';
import type { ProblemClass, Stage } from '../../../shared/diagnosis.ts';

/** Enhanced status codes (RFC 3463, RFC 4954 6, RFC 7372) beside a word that says nothing more: the code decides. */
const codes: [Stage, string, ProblemClass][] = [
  ['rcpt-to', '550 5.1.1', 'recipient-unknown'],
  ['mail-from', '553 5.1.7', 'sender-address-invalid'],
  ['mail-from', '553 5.1.8', 'sender-address-invalid'],
  ['rcpt-to', '556 5.1.10', 'recipient-unknown'],
  ['mail-from', '552 5.3.4', 'message-too-large'],
  ['mail-from', '453 4.3.2', 'server-busy-or-greylisted'],
  ['after-data', '451 4.4.5', 'server-busy-or-greylisted'],
  ['mail-from', '503 5.5.1', 'syntax-or-protocol-error'],
  ['mail-from', '501 5.5.2', 'syntax-or-protocol-error'],
  ['mail-from', '501 5.5.4', 'syntax-or-protocol-error'],
  ['mail-from', '553 5.6.7', 'smtputf8-unsupported'],
  ['after-data', '554 5.6.9', 'smtputf8-unsupported'],
  ['auth', '504 5.7.4', 'auth-mechanism-unsupported'],
  ['auth', '535 5.7.8', 'auth-bad-credentials'],
  ['auth', '534 5.7.9', 'auth-app-password-required'],
  ['auth', '538 5.7.10', 'tls-required-first'],
  ['auth', '538 5.7.11', 'tls-required-first'],
  ['auth', '525 5.7.13', 'account-locked-or-disabled'],
  ['after-data', '550 5.7.20', 'sender-auth-policy'],
  ['after-data', '550 5.7.23', 'sender-auth-policy'],
  ['rcpt-to', '550 5.7.25', 'ip-blocklisted'],
  ['after-data', '550 5.7.26', 'sender-auth-policy'],
  ['mail-from', '556 5.7.27', 'sender-auth-policy'],
  ['mail-from', '421 4.7.28', 'rate-limited'],
  ['after-data', '550 5.7.29', 'sender-auth-policy'],
];

describe('an enhanced code beside a word that says nothing', () => {
  it.each(codes)('%s: %s', (stage, code, problem) => {
    const evidence = { port: 587, security: 'starttls', provider: null, errorCode: null } as const;
    const diagnosis = diagnose({
      ...evidence,
      stage,
      reply: readReplyText(`${code} rejected`),
      observations: [],
    });
    expect(diagnosis.class).toBe(problem);
    expect(diagnosis.reply?.enhanced).toBe(code.slice(4));
  });
});
