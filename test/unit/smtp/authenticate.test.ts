import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { spokenMechanisms } from '../../../electron/engine/smtp/authenticate.ts';
import { verifiedTls } from '../../support/memory-network/memory-tls.ts';
import { scramTurns } from '../../support/scram-server.ts';
import { credentials, password, type RunOptions, runSession } from '../../support/smtp-run.ts';
import { type AuthTurn, host, type ServerPlan, startServer, type Turn } from '../../support/smtp-server.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const token = { username: 'ana@example.test', kind: 'token' as const, secret: new Secret('tok-123456') };

/** Signs in at a server that offers these mechanisms and answers the lines of AUTH exchanges in order. */
async function signIn(offer: string, auth: AuthTurn[], options: RunOptions = {}, plan: ServerPlan = {}) {
  const server = startServer({ mode: 'tls', ehloTls: [`AUTH ${offer}`], auth, ...plan });
  const running = runSession(server.connection, { mode: 'tls', ...options });
  let done = false;
  void running.then(() => {
    done = true;
  });
  while (!done) {
    await vi.advanceTimersByTimeAsync(500);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const run = await running;
  const commands = server.heard.filter((line) => line.startsWith('AUTH')).map((line) => line.split(' ')[1]);
  return { ...run.signIn, outcome: run.signIn, heard: server.heard, commands, session: run.session };
}

describe('choice', () => {
  it('takes the best mechanism that is offered', async () => {
    expect((await signIn('LOGIN PLAIN', ['235 ok'])).commands).toEqual(['PLAIN']);
    expect((await signIn('CRAM-MD5 LOGIN', ['334 VXNlcg==', '334 UGFzcw==', '235 ok'])).mechanism).toBe(
      'LOGIN',
    );
    expect((await signIn('CRAM-MD5', ['334 PDFAeD4=', '235 ok'])).mechanism).toBe('CRAM-MD5');
  });

  it('sends the known PLAIN blob', async () => {
    const secret = { username: 'user@example.org', kind: 'password' as const, secret: new Secret('s3crét!') };
    const run = await signIn('PLAIN', ['235 ok'], { credentials: secret });
    expect(run.heard).toContain('AUTH PLAIN AHVzZXJAZXhhbXBsZS5vcmcAczNjcsOpdCE=');
  });

  it('holds a long initial response back until the server asks', async () => {
    const long = { ...credentials, secret: new Secret('x'.repeat(600)) };
    const run = await signIn('PLAIN', ['334', '235 ok'], { credentials: long });
    expect(run.ok).toBe(true);
    expect(run.heard).toContain('AUTH PLAIN');
  });

  it('uses only the mechanism that is asked for', async () => {
    expect(
      (await signIn('PLAIN LOGIN', ['334 VQ==', '334 UA==', '235 ok'], { only: 'login' })).commands,
    ).toEqual(['LOGIN']);
    expect((await signIn('PLAIN LOGIN', [], { only: 'CRAM-MD5' })).failure).toMatchObject({
      kind: 'mechanisms-not-spoken',
    });
  });

  it('takes tokens to token mechanisms and nowhere else', async () => {
    expect((await signIn('PLAIN XOAUTH2 OAUTHBEARER', ['235 ok'], { credentials: token })).mechanism).toBe(
      'OAUTHBEARER',
    );
    expect((await signIn('PLAIN LOGIN', [], { credentials: token })).failure).toMatchObject({
      kind: 'mechanisms-not-spoken',
    });
  });

  it.each([
    ['XOAUTH2 OAUTHBEARER', { kind: 'oauth-only', offered: ['XOAUTH2', 'OAUTHBEARER'] }],
    ['NTLM GSSAPI', { kind: 'mechanisms-not-spoken', recognised: [{ name: 'NTLM' }, { name: 'GSSAPI' }] }],
    ['NTLM XOAUTH2', { kind: 'oauth-only' }],
    ['ANONYMOUS', { kind: 'mechanisms-not-spoken' }],
    ['EXTERNAL', { kind: 'mechanisms-not-spoken' }],
    ['SCRAM-SHA-256-PLUS', { kind: 'mechanisms-not-spoken' }],
    ['', { kind: 'auth-not-offered', tls: true }],
  ])('sends nothing when %s is all there is', async (offer, failure) => {
    const run = await signIn(offer, []);
    expect(run.failure).toMatchObject(failure);
    expect(run.commands).toEqual([]);
  });

  it('refuses a NUL before anything is sent', async () => {
    const evil = { ...credentials, secret: new Secret('a\0b') };
    const run = await signIn('PLAIN', [], { credentials: evil });
    expect(run.failure).toEqual({ kind: 'credentials-unusable' });
    expect(run.commands).toEqual([]);
  });

  it("lists what it speaks in the server's order", () => {
    expect(spokenMechanisms(['NTLM', 'LOGIN', 'PLAIN', 'XOAUTH2'])).toEqual(['LOGIN', 'PLAIN', 'XOAUTH2']);
  });
});

describe('fallback', () => {
  it.each([
    ['535 5.7.8 no', ['PLAIN']],
    ['535 5.7.139 switched off', ['PLAIN']],
    ['534 5.7.9 app password needed', ['PLAIN']],
    ['454 4.7.0 later', ['PLAIN']],
    ['432 4.7.12 transition', ['PLAIN']],
    ['421 4.7.0 closing', ['PLAIN']],
    ['525 5.7.13 disabled', ['PLAIN']],
    ['530 5.7.0 first something else', ['PLAIN']],
    ['503 already', ['PLAIN']],
    ['504 5.5.4 unknown', ['PLAIN', 'LOGIN']],
    ['500 5.5.6 long', ['PLAIN', 'LOGIN']],
    ['501 syntax', ['PLAIN', 'LOGIN']],
    ['502 not here', ['PLAIN', 'LOGIN']],
  ])('after %s to PLAIN these were tried: %j', async (reply, commands) => {
    const run = await signIn('PLAIN LOGIN', [reply, '535 5.7.8 no']);
    expect(run.commands).toEqual(commands);
    expect(run.tried?.map(({ mechanism }) => mechanism)).toEqual(commands);
    expect(run.failure).toMatchObject({ kind: 'reply', phase: 'auth' });
  });

  it('goes on from CRAM-MD5 after 535', async () => {
    const run = await signIn('CRAM-MD5 PLAIN', ['504 no', '334 PDFAeD4=', '535 no']);
    expect(run.commands).toEqual(['PLAIN', 'CRAM-MD5']);
  });

  it('goes from SCRAM to PLAIN after 535 and reports the broken mechanism', async () => {
    const run = await signIn('SCRAM-SHA-1 SCRAM-SHA-256 PLAIN', ['535 5.7.8 no', '235 ok']);
    expect(run.commands).toEqual(['SCRAM-SHA-256', 'PLAIN']);
    expect(run).toMatchObject({ ok: true, mechanism: 'PLAIN', broken: ['SCRAM-SHA-256'] });
  });

  it('does not call a mechanism broken when the password was refused everywhere', async () => {
    const run = await signIn('SCRAM-SHA-256 PLAIN', ['535 no', '535 no']);
    expect(run).toMatchObject({ ok: false, broken: [], failure: { reply: { code: 535 } } });
  });

  it('reports a mechanism that was advertised and is not known, although the next one refuses', async () => {
    expect((await signIn('PLAIN LOGIN', ['504 no', '535 no'])).broken).toEqual(['PLAIN']);
  });

  it('cancels a challenge that is not base64 and goes on', async () => {
    const run = await signIn('SCRAM-SHA-256 PLAIN', ['334 ???', '501 cancelled', '235 ok']);
    expect(run.heard).toContain('*');
    expect(run).toMatchObject({ ok: true, mechanism: 'PLAIN', broken: ['SCRAM-SHA-256'] });
    expect(run.tried?.[0]).toMatchObject({ ok: false, reply: { code: 501 } });
  });

  it('answers LOGIN prompts whatever they say, and cancels a third', async () => {
    const run = await signIn('LOGIN', [
      '334 not base64!',
      '334 VXNlcm5hbWU6',
      '334 UGFzcw==',
      '501 cancelled',
    ]);
    const start = run.heard.indexOf('AUTH LOGIN');
    expect(run.heard.slice(start + 1, start + 4)).toEqual([
      Buffer.from('ana@example.test').toString('base64'),
      Buffer.from(credentials.secret.open()).toString('base64'),
      '*',
    ]);
    expect(run).toMatchObject({ ok: false, failure: { kind: 'cancelled', reason: 'challenge-unexpected' } });
  });

  it('does not send a second token after 535, and decodes the error', async () => {
    const error = Buffer.from('{"status":"invalid_token","scope":"mail"}').toString('base64');
    const run = await signIn('OAUTHBEARER XOAUTH2', [`334 ${error}`, '535 no'], { credentials: token });
    expect(run.heard).toContain('AQ==');
    expect(run.commands).toEqual(['OAUTHBEARER']);
    expect(run.tried?.[0]).toMatchObject({ tokenError: { status: 'invalid_token', scope: 'mail' } });
  });

  it('answers the XOAUTH2 error with an empty line', async () => {
    const run = await signIn('XOAUTH2', ['334 e30=', '535 no'], { credentials: token });
    expect(run.heard).toContain('');
  });
});

describe('limits', () => {
  it('takes one from the budget for every AUTH command and stops at none', async () => {
    const budget = { left: 3 };
    await signIn('PLAIN LOGIN CRAM-MD5', ['504 a', '504 b', '504 c', '504 d'], { budget });
    expect(budget.left).toBe(0);
    const run = await signIn('PLAIN', ['235 ok'], { budget });
    expect(run.failure).toEqual({ kind: 'budget-spent' });
    expect(run.commands).toEqual([]);
  });

  it('never sends more than three AUTH commands', async () => {
    const all = 'SCRAM-SHA-256 SCRAM-SHA-1 PLAIN LOGIN CRAM-MD5';
    expect((await signIn(all, ['504 a', '504 b', '504 c', '504 d'])).commands).toHaveLength(3);
  });

  it('stops a server that asks without end', async () => {
    const run = await signIn('SCRAM-SHA-256 LOGIN', Array(40).fill('334 UA=='));
    expect(run.ok).toBe(false);
    expect(run.heard.length).toBeLessThan(20);
  });

  it('says that a reconnect is needed when the server closes after its refusal', async () => {
    for (const turn of [
      { send: '535 no', after: 'close' },
      { send: '535 no', after: 'reset' },
      { send: '535 no\r\n421 bye', after: 'close' },
    ] as const) {
      const budget = { left: 3 };
      const run = await signIn('SCRAM-SHA-256 PLAIN', [turn], { budget });
      expect(run.outcome).toMatchObject({
        ok: false,
        reconnectFor: 'PLAIN',
        failure: { reply: { code: 535 } },
      });
      expect(run.commands).toEqual(['SCRAM-SHA-256']);
      expect(budget.left).toBe(2);
      expect(run.session.closed).toBe(true);
    }
  });

  it('asks for no reconnect where nothing is left to try', async () => {
    const run = await signIn('PLAIN LOGIN', [{ send: '535 no', after: 'close' }]);
    expect(run.outcome).not.toHaveProperty('reconnectFor');
    expect(run.failure).toMatchObject({ kind: 'reply', reply: { code: 535 } });
  });

  it.each([
    ['closes', { after: 'close' }, 'closed'],
    ['stays silent', { after: 'silence' }, 'timeout'],
    ['says nonsense', 'eh', 'protocol'],
  ] as const)('stops when the server %s', async (_name, turn, kind) => {
    const run = await signIn('PLAIN LOGIN', [turn]);
    expect(run.failure).toMatchObject({ kind, phase: 'auth' });
    expect(run.commands).toEqual(['PLAIN']);
  });

  it('marks a secret outside ASCII', async () => {
    const secret = { ...credentials, secret: new Secret('pässword') };
    expect((await signIn('PLAIN', ['535 no'], { credentials: secret })).outcome).toMatchObject({
      nonAsciiSecret: true,
    });
    expect((await signIn('PLAIN', ['535 no'])).outcome).not.toHaveProperty('nonAsciiSecret');
  });
});

describe('mutual proof', () => {
  const serverFirst = (line: string, rounds: number) => {
    const nonce = /r=([^,]+)/.exec(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())?.[1];
    return `334 ${Buffer.from(`r=${nonce}x,s=QSXCR+Q6sek8bf92,i=${rounds}`).toString('base64')}`;
  };
  /** A server that answers SCRAM's first message properly and then says `rest`. */
  const scram = (offer: string, rest: Turn[], rounds = 4096) =>
    signIn(offer, [(line) => serverFirst(line, rounds), ...rest]);

  it('is complete when both sides have proved that they know the password', async () => {
    const run = await signIn('SCRAM-SHA-256 PLAIN', scramTurns(password));
    expect(run).toMatchObject({ ok: true, mechanism: 'SCRAM-SHA-256', broken: [] });
    expect(run.heard.some((line) => line.includes(Buffer.from(password).toString('base64')))).toBe(false);
  });

  it('binds the proof to the TLS session, and reports a session that ends at somebody else', async () => {
    const here = Buffer.from('this session');
    const offer = 'SCRAM-SHA-256-PLUS SCRAM-SHA-256 PLAIN';
    const plan: ServerPlan = { channelBinding: () => here };
    const bound = await signIn(offer, scramTurns(password, here), {}, plan);
    expect(bound).toMatchObject({ ok: true, mechanism: 'SCRAM-SHA-256-PLUS' });
    const elsewhere = await signIn(offer, scramTurns(password, Buffer.from('another session')), {}, plan);
    expect(elsewhere).toMatchObject({
      ok: false,
      failure: { kind: 'server-not-authentic', reason: 'channel-bindings-dont-match' },
    });
    expect(elsewhere.commands).toEqual(['SCRAM-SHA-256-PLUS']);
  });

  it('does not believe a 235 that comes before the proof', async () => {
    const run = await scram('SCRAM-SHA-256 PLAIN', ['235 ok']);
    expect(run).toMatchObject({
      ok: false,
      failure: { kind: 'server-not-authentic', reason: 'signature-missing' },
    });
    expect(run.heard.some((line) => line.startsWith('AUTH PLAIN'))).toBe(false);
  });

  it('cancels a wrong proof and sends no password afterwards', async () => {
    const wrong = Buffer.from(`v=${Buffer.alloc(32).toString('base64')}`).toString('base64');
    const run = await scram('SCRAM-SHA-256 PLAIN', [`334 ${wrong}`, '501 cancelled']);
    expect(run).toMatchObject({
      ok: false,
      failure: { kind: 'server-not-authentic', reason: 'signature-wrong' },
    });
    expect(run.heard).toContain('*');
    expect(run.heard.some((line) => line.startsWith('AUTH PLAIN'))).toBe(false);
  });

  it('cancels too few rounds and goes on with PLAIN', async () => {
    const run = await scram('SCRAM-SHA-256 PLAIN', ['501 cancelled', '235 ok'], 100);
    expect(run).toMatchObject({ ok: true, mechanism: 'PLAIN', broken: ['SCRAM-SHA-256'] });
  });

  it('binds to TLS 1.3 by tls-exporter and to TLS 1.2 by the certificate where the session is not unique', async () => {
    const data = Buffer.from('bound');
    const first = async (version: string, known: string) => {
      const run = await signIn(
        'SCRAM-SHA-256-PLUS SCRAM-SHA-256',
        ['535 no', '535 no'],
        {},
        {
          facts: verifiedTls(host, { version }),
          channelBinding: (type) => (type === known ? data : null),
        },
      );
      const line = run.heard.find((heard) => heard.startsWith('AUTH SCRAM-SHA-256-PLUS '));
      return Buffer.from(line?.split(' ')[2] ?? '', 'base64')
        .toString()
        .split(',')[0];
    };
    expect(await first('TLSv1.3', 'tls-exporter')).toBe('p=tls-exporter');
    expect(await first('TLSv1.2', 'tls-unique')).toBe('p=tls-unique');
    expect(await first('TLSv1.2', 'tls-server-end-point')).toBe('p=tls-server-end-point');
    expect(await first('TLSv1.3', 'tls-unique')).toBe('');
  });
});
