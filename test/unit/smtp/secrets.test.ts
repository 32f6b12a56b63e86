import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Redactor } from '../../../electron/engine/base/redactor.ts';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { credentials, password, runSession } from '../../support/smtp-run.ts';
import { type AuthTurn, startServer } from '../../support/smtp-server.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
const blob = base64(`\0ana@example.test\0${password}`);
const forms = [
  password,
  base64(password),
  blob,
  blob.slice(0, 30),
  encodeURIComponent(password),
  Buffer.from(password).toString('base64url'),
];

/** Everything that a run leaves behind, as the JSON that windows, files and logs get. */
async function record(offer: string, auth: AuthTurn[], replies = {}): Promise<string> {
  const server = startServer({ mode: 'tls', ehloTls: [`AUTH ${offer}`], auth, replies });
  const running = runSession(server.connection, { mode: 'tls' });
  for (let i = 0; i < 10; i += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { session, failure, signIn, send } = await running;
  const evidence = failure && 'received' in failure ? Buffer.from(failure.received).toString('latin1') : '';
  return (
    JSON.stringify([session, session.transcript, session.phases, failure, signIn, send, credentials]) +
    evidence
  );
}

describe('a secret', () => {
  it.each<[string, string, AuthTurn[], object]>([
    ['PLAIN', 'PLAIN', ['235 ok'], {}],
    ['LOGIN', 'LOGIN', ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', '235 ok'], {}],
    ['CRAM-MD5', 'CRAM-MD5', ['334 PDFAeD4=', '235 ok'], {}],
    ['an echo of the line', 'PLAIN', [(line) => `500 unknown command: ${line}`], {}],
    ['an echo cut short', 'PLAIN', [(line) => `500 unknown command: ${line.slice(0, 45)}...`], {}],
    ['a raw echo', 'PLAIN', [`535 5.7.8 wrong password ${password}`], {}],
    ['an echo in capitals', 'PLAIN', [`535 5.7.8 wrong password ${password.toUpperCase()}`], {}],
    ['an echo in percent form', 'PLAIN', [`535 see http://x.test/?p=${encodeURIComponent(password)}`], {}],
    [
      'an echo in base64',
      'LOGIN',
      ['334 a', (line) => `334 ${line}`, (line) => `535-got\r\n535 ${line}`],
      {},
    ],
    ['an echo with control characters', 'PLAIN', [`535 ${[...password].join('\0')}`], {}],
    ['an echo in the middle of nonsense', 'PLAIN', [`what is ${blob}?`], {}],
    ['an echo after the sign-in', 'PLAIN', ['235 ok'], { MAIL: `553 ${password} ${base64(password)}` }],
  ])('stays out of everything: %s', async (_name, offer, auth, replies) => {
    const text = await record(offer, auth, replies);
    for (const form of forms) expect(text.toLowerCase()).not.toContain(form.toLowerCase());
    expect(text).toContain(`AUTH ${offer}`);
    expect(text).toContain('[secret]');
  });

  it('shows an AUTH exchange as mechanism and stars', async () => {
    const server = startServer({
      mode: 'tls',
      ehloTls: ['AUTH LOGIN'],
      auth: ['334 VXNlcm5hbWU6', '334 UA==', '235 ok'],
    });
    const { session } = await runSession(server.connection, { mode: 'tls' });
    const lines = session.transcript.lines.filter(({ phase }) => phase === 'auth').map(({ text }) => text);
    expect(lines).toEqual(['AUTH LOGIN', '334 ***', '***', '334 ***', '***', '235 ok']);
    const times = session.transcript.lines.map(({ ms }) => ms);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('that is a token stays out too', async () => {
    const secret = 'ya29.token-that-is_long+enough';
    const token = { username: 'ana@example.test', kind: 'token' as const, secret: new Secret(secret) };
    const server = startServer({
      mode: 'tls',
      ehloTls: ['AUTH XOAUTH2'],
      auth: [(line) => `334 ${base64(`{"status":"${secret}"}`)}${line.slice(0, 0)}`, `535 ${secret}`],
    });
    const { session, signIn } = await runSession(server.connection, { mode: 'tls', credentials: token });
    const text = JSON.stringify([session.transcript, signIn]);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(base64(secret));
  });
});

describe('Redactor', () => {
  it('masks nothing before it knows a secret', () => {
    expect(new Redactor().clean('anything')).toBe('anything');
  });

  it.each(['a.b*c(d)[e]{f}^$|\\/', 'x', 'grüße', 'p%20w', '\ud800broken', '***'])(
    'takes %j literally',
    (secret) => {
      const redactor = new Redactor();
      redactor.addSecret(secret);
      expect(redactor.clean(`<${base64(secret)}>`)).toBe('<***>');
      expect(redactor.clean('hello there')).toBe('hello there');
    },
  );

  it('leaves short base64 words alone', () => {
    const redactor = new Redactor();
    redactor.addEncoded('AQ==');
    expect(redactor.clean('535 AQ== no')).toBe('535 AQ== no');
  });
});
