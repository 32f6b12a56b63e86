import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SmtpSession } from '../../../electron/engine/smtp/session.ts';
import { connectInMemory } from '../../support/memory-network/memory-connection.ts';
import { unverifiedTls, verifiedTls } from '../../support/memory-network/memory-tls.ts';
import { play } from '../../support/smtp-play.ts';
import { runSession } from '../../support/smtp-run.ts';
import { host, type ServerPlan, startServer } from '../../support/smtp-server.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a session that goes well', () => {
  it.each(['tls', 'starttls'] as const)('signs in and sends over %s', async (mode) => {
    const run = await play({ mode, auth: ['235 2.7.0 fine'] });
    expect(run.failure).toBeNull();
    expect(run.signIn).toMatchObject({ ok: true, mechanism: 'PLAIN', broken: [] });
    expect(run.send).toMatchObject({ ok: true, queueId: 'ABC123' });
    expect(run.server.content()).toBe('Subject: hello\r\n\r\n..first\r\nsecond');
    expect(run.closed).toBe(true);
    expect(run.heard.map((line) => line.split(' ')[0])).toEqual(
      mode === 'tls'
        ? ['EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'QUIT']
        : ['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'QUIT'],
    );
  });

  it('introduces itself with an address literal and writes MAIL without a space after the colon', async () => {
    const run = await play({ mode: 'tls', auth: ['235 fine'] });
    expect(run.heard[0]).toBe('EHLO [192.0.2.254]');
    expect(run.heard).toContain('MAIL FROM:<ana@example.test> SIZE=34');
    expect(run.heard).toContain('RCPT TO:<bob@example.test>');
  });

  it('measures every phase in order', async () => {
    const starttls = await play({ auth: ['235 fine'] });
    expect(starttls.session.phases.map(({ name }) => name)).toEqual([
      'banner',
      'ehlo',
      'starttls',
      'starttls-tls',
      'ehlo-tls',
      'auth',
      'mail-from',
      'rcpt-to',
      'data',
      'after-data',
      'quit',
    ]);
    const tls = await play({ mode: 'tls', auth: ['235 fine'] });
    expect(tls.session.phases.map(({ name }) => name).slice(0, 4)).toEqual(['tls', 'banner', 'ehlo', 'auth']);
  });

  it('keeps the capability lines of before and after TLS apart', async () => {
    const run = await play({ ehlo: ['STARTTLS', 'XFOO'], ehloTls: ['AUTH PLAIN'], auth: ['235 fine'] });
    expect(run.session.capabilityLines).toEqual({ before: ['STARTTLS', 'XFOO'], after: ['AUTH PLAIN'] });
    const implicit = await play({ mode: 'tls', ehloTls: ['AUTH PLAIN'], auth: ['235 fine'] });
    expect(implicit.session.capabilityLines).toEqual({ before: null, after: ['AUTH PLAIN'] });
  });

  it('takes a multi-line greeting', async () => {
    const run = await play({ greeting: '220-first\r\n220 second', auth: ['235 fine'] });
    expect(run.failure).toBeNull();
    expect(run.session.greetingText).toBe('first\nsecond');
  });

  it('waits for a late greeting and tells that it is slow', async () => {
    const slow: string[] = [];
    const server = startServer({ greeting: { after: 'silence' } });
    const running = runSession(server.connection, { onSlow: (phase) => slow.push(phase) });
    await vi.advanceTimersByTimeAsync(44_000);
    expect(slow).toEqual(['banner']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await running).failure).toMatchObject({ kind: 'timeout', phase: 'banner', waitedMs: 45_000 });
  });
});

describe('greeting', () => {
  const cases: [string, ServerPlan['greeting'], object][] = [
    ['554', '554 no service here', { kind: 'reply', phase: 'banner', reply: { code: 554 } }],
    ['421', '421 too busy', { kind: 'reply', phase: 'banner', reply: { code: 421 } }],
    ['550 and close', { send: '550 5.7.1 listed', after: 'close' }, { kind: 'reply', reply: { code: 550 } }],
    ['close at once', { after: 'close' }, { kind: 'closed', phase: 'banner', code: null }],
    ['reset at once', { after: 'reset' }, { kind: 'closed', phase: 'banner', code: 'ECONNRESET' }],
    ['half a line', { raw: '220-par\r\n22', after: 'close' }, { kind: 'closed', phase: 'banner' }],
    ['HTTP', 'HTTP/1.1 400 Bad Request', { kind: 'protocol', fault: 'not-smtp', phase: 'banner' }],
    ['IMAP', '* OK IMAP4rev1 ready', { kind: 'protocol', fault: 'not-smtp' }],
    ['POP3', '+OK ready', { kind: 'protocol', fault: 'not-smtp' }],
    ['SSH', 'SSH-2.0-OpenSSH_9.6', { kind: 'protocol', fault: 'not-smtp' }],
    ['TLS alert', '\x15\x03\x01\x00\x02\x02\x46\n', { kind: 'protocol', fault: 'not-smtp' }],
    ['mixed codes', '220-a\r\n250 b', { kind: 'protocol', fault: 'mixed-codes' }],
    ['endless line', `220 ${'a'.repeat(5000)}`, { kind: 'protocol', fault: 'line-too-long' }],
    ['endless reply', '220-a\r\n'.repeat(200), { kind: 'protocol', fault: 'too-many-lines' }],
    ['huge reply', `220-${'a'.repeat(4000)}\r\n`.repeat(20), { kind: 'protocol', fault: 'reply-too-large' }],
  ];
  it.each(cases)('%s', async (_name, greeting, failure) => {
    const run = await play({ greeting });
    expect(run.failure).toMatchObject(failure);
    expect(run.closed).toBe(true);
    expect(run.heard.filter((line) => line !== 'QUIT')).toEqual([]);
  });

  it('keeps the first bytes of a foreign service', async () => {
    const run = await play({ greeting: 'HTTP/1.1 400 Bad Request' });
    const received =
      run.failure && 'received' in run.failure ? Buffer.from(run.failure.received).toString() : '';
    expect(received).toContain('HTTP/1.1 400');
  });

  it('does not let a dripping server reset the deadline', async () => {
    const { connection, peer } = connectInMemory({ ip: '192.0.2.1', family: 4, port: 587 }, () => undefined);
    peer.send('220-');
    const drip = setInterval(() => peer.send('x'), 1000);
    const running = runSession(connection);
    await vi.advanceTimersByTimeAsync(46_000);
    clearInterval(drip);
    expect((await running).failure).toMatchObject({ kind: 'timeout', phase: 'banner', waitedMs: 45_000 });
  });
});

describe('EHLO', () => {
  it('tries the neutral name once after 501 or 550', async () => {
    for (const code of [501, 550]) {
      const run = await play({
        mode: 'tls',
        replies: { EHLO: [`${code} bad name`, '250-hi\r\n250 AUTH PLAIN'] },
        auth: ['235 fine'],
      });
      expect(run.heard.slice(0, 2)).toEqual(['EHLO [192.0.2.254]', 'EHLO client.invalid']);
      expect(run.failure).toBeNull();
    }
  });

  it.each([500, 502, 503, 504])('asks by HELO after %i, and keeps the refusal of EHLO', async (code) => {
    const run = await play({ mode: 'tls', replies: { EHLO: `${code} no` } });
    expect(run.failure).toMatchObject({ kind: 'reply', phase: 'ehlo', reply: { code } });
    expect(run.heard).toEqual(['EHLO [192.0.2.254]', 'HELO client.invalid', 'QUIT']);
  });

  it.each(['tls', 'starttls'] as const)('takes HELO as an offer of nothing (%s)', async (mode) => {
    const run = await play({ mode, replies: { EHLO: '502 no', HELO: `250-${host}\r\n250 AUTH PLAIN` } });
    expect(run.failure).toMatchObject({
      kind: mode === 'tls' ? 'auth-not-offered' : 'starttls-not-offered',
    });
    expect(run.heard).toEqual(['EHLO [192.0.2.254]', 'HELO client.invalid', 'QUIT']);
    expect(run.session.capabilityLines).toEqual({ before: null, after: null });
  });

  it('keeps a 550 that is followed by a close', async () => {
    const run = await play({ replies: { EHLO: { send: '550 5.7.1 go away', after: 'close' } } });
    expect(run.failure).toMatchObject({
      kind: 'reply',
      phase: 'ehlo',
      reply: { code: 550, enhanced: '5.7.1' },
    });
  });

  it('keeps a 550 that is followed by a reset, so that the next write fails', async () => {
    const run = await play({ replies: { EHLO: { send: '550 go away', after: 'reset' } } });
    expect(run.failure).toMatchObject({ kind: 'reply', phase: 'ehlo', reply: { code: 550 } });
  });

  it('names the second EHLO of STARTTLS by its own phase', async () => {
    const run = await play({ replies: { EHLO: ['250-a\r\n250 STARTTLS', { after: 'close' }] } });
    expect(run.failure).toMatchObject({ kind: 'closed', phase: 'ehlo-tls' });
  });

  it('reports a greeting of two replies', async () => {
    const run = await play({ greeting: '220 one\r\n220 two' });
    expect(run.failure).toMatchObject({ kind: 'protocol', phase: 'ehlo', fault: 'unsolicited-reply' });
    expect(run.heard).toEqual([]);
  });

  it('takes an unasked 421 as the goodbye it is', async () => {
    const run = await play({ greeting: { send: '220 one\r\n421 closing\r\n', after: 'close' } });
    expect(run.failure).toMatchObject({ kind: 'reply', phase: 'ehlo', reply: { code: 421 } });
  });

  it('marks an enhanced code as a hint until the server announces them', async () => {
    const run = await play({ mode: 'tls', ehloTls: ['AUTH PLAIN'], auth: ['535 5.7.8 no'] });
    expect(run.failure).toMatchObject({ reply: { enhanced: '5.7.8', enhancedIsHint: true } });
    const sure = await play({ mode: 'tls', auth: ['535 5.7.8 no'] });
    expect(sure.failure).not.toHaveProperty('reply.enhancedIsHint');
  });
});

describe('STARTTLS', () => {
  it('is not sent when it is not offered', async () => {
    const run = await play({ ehlo: ['SIZE', 'XXXXXXXA'] });
    expect(run.failure).toEqual({ kind: 'starttls-not-offered', phase: 'starttls' });
    expect(run.session.capabilities?.maskedStartTls).toBe('XXXXXXXA');
    expect(run.heard).not.toContain('STARTTLS');
  });

  it.each(['454 not now', '501 syntax', '500 what', '502 no'])(
    'goes on after 220 only, not after %s',
    async (reply) => {
      const run = await play({ replies: { STARTTLS: reply } });
      expect(run.failure).toMatchObject({
        kind: 'reply',
        phase: 'starttls',
        reply: { code: Number(reply.slice(0, 3)) },
      });
      expect(run.heard.some((line) => line.startsWith('AUTH') || line.startsWith('MAIL'))).toBe(false);
    },
  );

  it.each([200, 221, 250, 334, 354])('takes %i for no answer to it', async (code) => {
    const run = await play({ replies: { STARTTLS: `${code} fine` } });
    expect(run.failure).toMatchObject({ kind: 'out-of-step', phase: 'starttls', reply: { code } });
    expect(run.heard.some((line) => line.startsWith('AUTH') || line.startsWith('MAIL'))).toBe(false);
  });

  it.each(['220 go\r\n250 injected\r\n', '220 go\r\n2', '220 go\r\n\0'])(
    'refuses bytes behind the 220',
    async (raw) => {
      const run = await play({ replies: { STARTTLS: { raw, after: 'silence' } } });
      expect(run.failure).toMatchObject({
        kind: 'protocol',
        phase: 'starttls',
        fault: 'bytes-after-starttls',
      });
      expect(run.closed).toBe(true);
      expect(run.heard.at(-1)).toBe('STARTTLS');
    },
  );

  it('reports a handshake that fails', async () => {
    const run = await play({ facts: { reason: 'alert', alert: 40 } });
    expect(run.failure).toMatchObject({
      kind: 'tls',
      phase: 'starttls-tls',
      result: { reason: 'alert', alert: 40 },
    });
    const implicit = await play({ mode: 'tls', facts: { reason: 'alert', alert: 70 } });
    expect(implicit.failure).toMatchObject({ kind: 'tls', phase: 'tls', result: { alert: 70 } });
  });

  it('forgets what was offered in clear', async () => {
    const run = await play({ ehlo: ['STARTTLS', 'AUTH PLAIN'], ehloTls: ['SIZE 10'] });
    expect(run.failure).toEqual({ kind: 'auth-not-offered', tls: true });
  });
});

describe('protection of the link', () => {
  it.each(['tls-cert-expired', 'tls-cert-self-signed', 'tls-cert-name-mismatch'] as const)(
    'never signs in behind %s',
    async (problem) => {
      const run = await play({ mode: 'tls', facts: unverifiedTls(host, problem) });
      expect(run.failure).toEqual({ kind: 'not-protected' });
      expect(run.heard.some((line) => line.startsWith('AUTH'))).toBe(false);
    },
  );

  it('never signs in without TLS', async () => {
    const run = await play({ mode: 'none', ehlo: ['AUTH PLAIN'] });
    expect(run.failure).toEqual({ kind: 'not-protected' });
  });

  it('signs in behind a pinned certificate', async () => {
    const facts = { ...unverifiedTls(host, 'tls-cert-self-signed'), trust: 'pinned' as const };
    expect((await play({ mode: 'tls', facts, auth: ['235 fine'] })).failure).toBeNull();
  });

  it('signs in without TLS only at a literal loopback address that the caller allows', async () => {
    const plan: ServerPlan = { mode: 'none', ip: '127.0.0.1', ehlo: ['AUTH PLAIN'], auth: ['235 fine'] };
    const allowed = { servername: '127.0.0.1', allowUnprotectedLoopback: true };
    expect((await play(plan, allowed)).failure).toBeNull();
    expect((await play(plan, { servername: '127.0.0.1' })).failure).toEqual({ kind: 'not-protected' });
    expect((await play(plan, { ...allowed, servername: 'localhost' })).failure).toEqual({
      kind: 'not-protected',
    });
    expect((await play({ ...plan, ip: '192.0.2.1' }, allowed)).failure).toEqual({ kind: 'not-protected' });
    const badTls = { ...plan, mode: 'tls' as const, facts: unverifiedTls(host, 'tls-cert-expired') };
    expect((await play(badTls, allowed)).failure).toEqual({ kind: 'not-protected' });
  });

  it('never signs in on a legacy session', async () => {
    const { connection } = startServer({ mode: 'tls', facts: verifiedTls(host, { version: 'TLSv1' }) });
    const session = new SmtpSession(connection, { servername: host });
    await session.startImplicitTls({ servername: host, legacy: true }, new AbortController().signal);
    expect(session.protectedLink).toBe(false);
    session.close();
  });
});

describe('the end', () => {
  it('waits a second for the reply to QUIT where nothing depends on it, and not at all after a stop', async () => {
    const { signal } = new AbortController();
    for (const [given, waitedMs, said] of [
      [signal, 1_000, ['QUIT']],
      [AbortSignal.abort(), 0, []],
    ] as const) {
      const server = startServer({ replies: { QUIT: { after: 'silence' } } });
      const session = new SmtpSession(server.connection, { servername: host });
      await session.readGreeting(signal);
      const startedAt = performance.now();
      const left = session.leave(given);
      await vi.advanceTimersByTimeAsync(waitedMs);
      await left;
      expect(performance.now() - startedAt).toBe(waitedMs);
      expect(server.heard).toEqual(said);
      expect(server.closedByClient()).toBe(true);
    }
  });

  it('waits 5 s for the reply to QUIT and closes', async () => {
    const server = startServer({ mode: 'tls', auth: ['235 fine'], replies: { QUIT: { after: 'silence' } } });
    const running = runSession(server.connection, { mode: 'tls' });
    await vi.advanceTimersByTimeAsync(4_900);
    expect(server.closedByClient()).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.closedByClient()).toBe(true);
    expect((await running).failure).toBeNull();
  });

  it.each(['banner', 'ehlo', 'auth', 'mail-from', 'after-data'] as const)(
    'stops at once while it waits in %s',
    async (phase) => {
      const silence = { after: 'silence' } as const;
      const plan: ServerPlan = {
        banner: { greeting: silence },
        ehlo: { replies: { EHLO: silence } },
        auth: { auth: [silence] },
        'mail-from': { auth: ['235 fine'], replies: { MAIL: silence } },
        'after-data': { auth: ['235 fine'], replies: { '.': silence } },
      }[phase];
      const server = startServer({ mode: 'tls', ...plan });
      const stopper = new AbortController();
      const running = runSession(server.connection, { mode: 'tls' }, stopper.signal);
      await vi.advanceTimersByTimeAsync(1_000);
      stopper.abort();
      await vi.advanceTimersByTimeAsync(200);
      const run = await running;
      expect(run.failure).toMatchObject({ kind: 'stopped', phase });
      expect(server.closedByClient()).toBe(true);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  describe('a kept session', () => {
    const quiet = new AbortController().signal;

    /** Greets, is kept for so long, and is then asked for. */
    async function keep(forMs: number, plan: ServerPlan = {}) {
      const server = startServer({ mode: 'none', ...plan });
      const session = new SmtpSession(server.connection, { servername: host });
      await session.readGreeting(quiet);
      await vi.advanceTimersByTimeAsync(forMs);
      const asked = session.isAlive(quiet);
      await vi.advanceTimersByTimeAsync(6_000);
      return { alive: await asked, session, heard: server.heard };
    }

    it('is used at once when the server spoke lately', async () => {
      expect(await keep(29_000)).toMatchObject({ alive: true, heard: [], session: { closed: false } });
    });

    it('is asked by NOOP after a longer silence', async () => {
      expect(await keep(31_000)).toMatchObject({ alive: true, heard: ['NOOP'] });
    });

    it.each<[string, number, ServerPlan]>([
      ['the server broke the connection', 31_000, { replies: { NOOP: { after: 'reset' } } }],
      ['the path is lost', 31_000, { replies: { NOOP: { after: 'silence' } } }],
      ['the server closed', 0, { greeting: { send: '220 hello', after: 'close' } }],
      ['the server said goodbye', 0, { greeting: '220 hello\r\n421 too long idle\r\n' }],
    ])('is closed when %s', async (_what, forMs, plan) => {
      expect(await keep(forMs, plan)).toMatchObject({ alive: false, session: { closed: true } });
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});
