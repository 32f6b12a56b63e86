/** AUTH: mechanisms, refusals, what may follow and what may not (RFC 4954). */
import type { Dialogue } from '../../../support/dialogue.ts';
import { host, password, type Row, user } from '../row.ts';
import { base64, plainBlob, secured } from '../talk.ts';

const plain = `C: AUTH PLAIN ${plainBlob}` as const;
const token = 'token-of-ana-1234567890';

/** Signing in, and no message afterwards. */
function signIn(name: string, dialogue: Dialogue, reports: string[], sending: Row['sending'] = {}): Row {
  return {
    name,
    job: 'send',
    doors: { 465: dialogue },
    reports,
    sending: { ...sending, without: 'message' },
  };
}

/** PLAIN and LOGIN are offered, and PLAIN is answered so. Nothing may follow but QUIT. */
function refusal(reply: string, cause: string): Row {
  return signIn(reply, [...secured(), plain, `S: ${reply}`], [`${cause}`]);
}

export const signInRows: readonly Row[] = [
  signIn(
    '530 5.7.0 Must issue a STARTTLS command first, to every mechanism',
    [
      ...secured(),
      plain,
      'S: 530 5.7.0 Must issue a STARTTLS command first',
      'C: AUTH LOGIN',
      'S: 530 5.7.0 Must issue a STARTTLS command first',
    ],
    ['broken: PLAIN', 'broken: LOGIN', 'tls-required-first at auth, likely, inside-tls'],
  ),
  refusal(
    '538 5.7.11 Encryption required for requested authentication mechanism',
    'tls-required-first at auth, likely, inside-tls',
  ),
  refusal(
    '535 5.7.8 Your account has been inactive, please log in to the web site',
    'account-locked-or-disabled at auth, likely, dormant',
  ),
  refusal(
    '550 5.2.1 Mailbox disabled because of inactivity: the account was not used for 12 months',
    'account-locked-or-disabled at auth, likely, dormant',
  ),
  refusal('535 User is dormant', 'account-locked-or-disabled at auth, likely, dormant'),
  refusal(
    '535 5.7.13 Das Postfach ist wegen langer Inaktivit=E4t inaktiv',
    'account-locked-or-disabled at auth, likely, dormant',
  ),
  refusal(
    '535 5.7.0 Account suspended: invoice unpaid',
    'account-locked-or-disabled at auth, likely, unpaid',
  ),
  refusal(
    '535 5.7.1 The subscription for this mailbox has expired',
    'account-locked-or-disabled at auth, likely, unpaid',
  ),
  signIn(
    '235 before anything was sent is an answer to nothing',
    [...secured(['AUTH LOGIN']), 'C: AUTH LOGIN', 'S: 235 2.7.0 welcome'],
    ['syntax-or-protocol-error at auth, likely, out-of-step'],
  ),
  signIn(
    '235 to the user name alone is an answer to nothing',
    [
      ...secured(['AUTH LOGIN']),
      'C: AUTH LOGIN',
      'S: 334 VXNlcm5hbWU6',
      `C: ${base64(user)}`,
      'S: 235 2.7.0 welcome',
    ],
    ['syntax-or-protocol-error at auth, likely, out-of-step'],
  ),
  signIn(
    'another 2yz than 235 is no sign-in',
    [...secured(), plain, 'S: 250 2.7.0 welcome'],
    ['syntax-or-protocol-error at auth, likely, out-of-step'],
  ),
  signIn(
    'another 3yz than 334 is no question',
    [...secured(), plain, 'S: 354 go on'],
    ['syntax-or-protocol-error at auth, likely, out-of-step'],
  ),
  signIn(
    'odd words behind a 235: signed in, and it is said',
    [...secured(), plain, 'S: 235 2.7.0 Authentication failed: invalid password'],
    ['odd welcome: 235 2.7.0 Authentication failed: invalid password', 'signed in by PLAIN'],
  ),
  signIn(
    'a 535 that speaks of the mechanism: the next one follows',
    [
      ...secured(),
      plain,
      'S: 535 5.7.8 Authentication mechanism not supported',
      'C: AUTH LOGIN',
      'S: 334 VXNlcm5hbWU6',
      `C: ${base64(user)}`,
      'S: 334 UGFzc3dvcmQ6',
      `C: ${base64(password)}`,
      'S: 235 fine',
    ],
    ['broken: PLAIN', 'signed in by LOGIN'],
  ),
  signIn(
    'a 535 that speaks of the mechanism, and no other is offered',
    [...secured(['AUTH PLAIN']), plain, 'S: 535 5.7.8 authentication type not allowed'],
    ['broken: PLAIN', 'auth-mechanism-unsupported at auth, likely'],
  ),
  signIn('PLAIN', [...secured(), plain, 'S: 235 2.7.0 welcome'], ['signed in by PLAIN']),
  signIn(
    'LOGIN asks in another language',
    [
      ...secured(['AUTH LOGIN']),
      'C: AUTH LOGIN',
      `S: 334 ${base64('Benutzername?')}`,
      `C: ${base64(user)}`,
      'S: 334 ',
      `C: ${base64(password)}`,
      'S: 235 fine',
    ],
    ['signed in by LOGIN'],
  ),
  signIn(
    'LOGIN asks a third time',
    [
      ...secured(['AUTH LOGIN']),
      'C: AUTH LOGIN',
      'S: 334 VXNlcm5hbWU6',
      `C: ${base64(user)}`,
      'S: 334 UGFzc3dvcmQ6',
      `C: ${base64(password)}`,
      'S: 334 UGFzc3dvcmQ6',
      'C: *',
      'S: 501 5.5.2 cancelled',
    ],
    ['broken: LOGIN', 'auth-mechanism-unsupported at auth, likely'],
  ),
  signIn(
    'CRAM-MD5 of RFC 2195',
    [
      ...secured(['AUTH CRAM-MD5']),
      'C: AUTH CRAM-MD5',
      'S: 334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+',
      'C: …',
      'S: 235 fine',
    ],
    ['signed in by CRAM-MD5'],
  ),
  signIn(
    'PLAIN is advertised but broken: LOGIN follows, and it is said',
    [
      ...secured(),
      plain,
      'S: 504 5.5.4 Unrecognized authentication type',
      'C: AUTH LOGIN',
      'S: 334 VXNlcm5hbWU6',
      `C: ${base64(user)}`,
      'S: 334 UGFzc3dvcmQ6',
      `C: ${base64(password)}`,
      'S: 235 fine',
    ],
    ['broken: PLAIN', 'signed in by LOGIN'],
  ),
  signIn(
    'a proof is refused: the password itself may follow once',
    [
      ...secured(['AUTH CRAM-MD5 SCRAM-SHA-256 PLAIN']),
      'C: AUTH SCRAM-SHA-256 …',
      'S: 535 5.7.8 no such secret',
      plain,
      'S: 535 5.7.8 Authentication failed',
    ],
    ['auth-bad-credentials at auth, likely'],
  ),
  signIn(
    'a 235 before the proof is no success',
    [...secured(['AUTH SCRAM-SHA-256 PLAIN']), 'C: AUTH SCRAM-SHA-256 …', 'S: 235 welcome'],
    ['server-not-authentic at auth, certain'],
  ),
  signIn(
    'too few rounds: cancelled, then PLAIN',
    [
      ...secured(['AUTH SCRAM-SHA-256 PLAIN']),
      'C: AUTH SCRAM-SHA-256 …',
      `S: 334 ${base64('r=short,s=c2FsdA==,i=1')}`,
      'C: *',
      'S: 501 cancelled',
      plain,
      'S: 235 fine',
    ],
    ['broken: SCRAM-SHA-256', 'signed in by PLAIN'],
  ),
  signIn(
    'a challenge that is not base64',
    [...secured(['AUTH CRAM-MD5']), 'C: AUTH CRAM-MD5', 'S: 334 %%%', 'C: *', 'S: 501 cancelled'],
    ['broken: CRAM-MD5', 'auth-mechanism-unsupported at auth, likely'],
  ),
  signIn(
    'OAUTHBEARER is refused with a reason',
    [
      ...secured(['AUTH OAUTHBEARER XOAUTH2']),
      `C: AUTH OAUTHBEARER ${base64(`n,a=${user},\x01host=${host}\x01port=465\x01auth=Bearer ${token}\x01\x01`)}`,
      `S: 334 ${base64('{"status":"invalid_token","scope":"mail.send"}')}`,
      'C: AQ==',
      'S: 535 5.7.8 no',
    ],
    ['auth-oauth-required at auth, likely, token-refused'],
    { token },
  ),
  signIn(
    'XOAUTH2 is refused with a reason',
    [
      ...secured(['AUTH XOAUTH2']),
      `C: AUTH XOAUTH2 ${base64(`user=${user}\x01auth=Bearer ${token}\x01\x01`)}`,
      `S: 334 ${base64('{"status":"401","schemes":"bearer","scope":"https://mail.example/"}')}`,
      'C: ',
      'S: 535 5.7.8 no',
    ],
    ['auth-oauth-required at auth, likely, token-refused'],
    { token },
  ),
  signIn('only tokens are taken', secured(['AUTH XOAUTH2 OAUTHBEARER']), [
    'auth-oauth-required at auth, certain',
  ]),
  signIn(
    'a password that no mechanism can carry',
    secured(),
    ['auth-bad-credentials at auth, certain, unusable-characters'],
    { password: 'with a \0 inside' },
  ),
  refusal('535 5.7.8 Authentication failed', 'auth-bad-credentials at auth, likely'),
  refusal('534 5.7.9 Application-specific password required', 'auth-app-password-required at auth, certain'),
  refusal('454 4.7.0 Temporary authentication failure', 'auth-temporary-failure at auth, likely'),
  refusal(
    '454 4.7.0 Too many login attempts, please try again later',
    'auth-too-many-attempts at auth, likely',
  ),
  refusal('535 5.7.8 Error: too many bad auth attempts', 'auth-too-many-attempts at auth, likely'),
  refusal('525 5.7.13 Account disabled', 'account-locked-or-disabled at auth, likely'),
  refusal(
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant',
    'auth-disabled-by-admin at auth, certain, tenant',
  ),
  refusal('421 4.7.0 closing', 'auth-temporary-failure at auth, likely'),
  {
    name: 'the server sends back what it refused',
    job: 'send',
    doors: {
      465: [
        ...secured(),
        plain,
        `S: 535 5.7.8 no: AUTH PLAIN ${plainBlob} (${encodeURIComponent(password)})`,
      ],
    },
    reports: ['auth-bad-credentials at auth, likely'],
  },
  {
    name: 'a refused sign-in that is followed by a close stays the cause',
    job: 'send',
    doors: { 465: [...secured(), plain, 'S: 535 5.7.8 Authentication failed', 'close'] },
    reports: ['auth-bad-credentials at auth, likely'],
  },
  {
    name: 'closed after a mechanism that does not work: the next one on a new connection',
    job: 'send',
    doors: {
      465: {
        inTurn: [
          [...secured(), plain, 'S: 504 5.5.4 not today', 'close'],
          [
            ...secured(),
            'C: AUTH LOGIN',
            'S: 334 VXNlcm5hbWU6',
            `C: ${base64(user)}`,
            'S: 334 UGFzc3dvcmQ6',
            `C: ${base64(password)}`,
            'S: 235 fine',
          ],
        ],
      },
    },
    sending: { without: 'message' },
    reports: ['broken: PLAIN', 'signed in by LOGIN'],
  },
  {
    name: 'closed in place of an answer',
    job: 'send',
    doors: { 465: [...secured(), plain, 'close'] },
    reports: ['connection-reset at auth, likely'],
  },
  {
    name: 'stopped while AUTH waits for its reply: no cause',
    world: 'memory',
    job: 'send',
    doors: { 465: [...secured(), plain] },
    stopAfterMs: 7_000,
    reports: ['no cause'],
    takesMs: 7_000,
  },
  {
    name: 'no answer for 30 s',
    world: 'memory',
    job: 'send',
    doors: { 465: [...secured(), plain] },
    reports: ['connection-timeout at auth, likely, silent-later'],
    takesMs: 30_000,
  },
];
