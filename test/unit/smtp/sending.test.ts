import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SmtpSession } from '../../../electron/engine/smtp/session.ts';
import { Transcript } from '../../../electron/engine/smtp/transcript.ts';
import { play } from '../../support/smtp-play.ts';
import { type RunOptions, runSession } from '../../support/smtp-run.ts';
import { host, type ServerPlan, startServer } from '../../support/smtp-server.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sending', () => {
  const sending = (replies: ServerPlan['replies'], options: RunOptions = {}, plan: ServerPlan = {}) =>
    play({ mode: 'tls', auth: ['235 fine'], ...plan, replies }, options);
  const message = (recipient: string, from = 'ana@example.test') => ({
    message: { from, recipient, content: Buffer.from('hello\r\n') },
  });

  it('reports a refused sender', async () => {
    const run = await sending({ MAIL: '553 5.7.1 not yours' });
    expect(run.send).toMatchObject({ ok: false, failure: { kind: 'reply', phase: 'mail-from' } });
    expect(run.heard.at(-1)).toBe('QUIT');
  });

  it('reports a refused recipient', async () => {
    const run = await sending({ RCPT: '550 5.1.1 nobody' }, message('a@x.test'));
    expect(run.send).toMatchObject({ ok: false, failure: { phase: 'rcpt-to', reply: { code: 550 } } });
    expect(run.heard).not.toContain('DATA');
  });

  it('keeps the refusal when the server closes behind it', async () => {
    const run = await sending({ RCPT: { send: '550 5.7.1 spammer', after: 'reset' } }, message('a@x.test'));
    expect(run.send).toMatchObject({ ok: false, failure: { kind: 'reply', reply: { code: 550 } } });
  });

  it('reports a refused DATA and a 2yz to DATA', async () => {
    expect((await sending({ DATA: '554 no valid recipients' })).send?.failure).toMatchObject({
      phase: 'data',
      reply: { code: 554 },
    });
    expect((await sending({ DATA: '250 eh' })).send?.failure).toMatchObject({
      phase: 'data',
      reply: { code: 250 },
    });
  });

  it('reports a refused message', async () => {
    const run = await sending({ '.': '552 5.3.4 too big' });
    expect(run.send).toMatchObject({ ok: false, reply: { code: 552 }, failure: { phase: 'after-data' } });
  });

  it.each([
    ['silence', { after: 'silence' }, 'timeout'],
    ['a close', { after: 'close' }, 'closed'],
    ['a reset', { after: 'reset' }, 'closed'],
    ['nonsense', 'what?', 'protocol'],
  ] as const)('calls the outcome unknown after %s instead of a final reply', async (_name, turn, kind) => {
    const run = await sending({ '.': turn });
    expect(run.send).toMatchObject({ ok: null, reply: null, failure: { kind, phase: 'after-data' } });
    expect(run.heard.filter((line) => line.startsWith('MAIL'))).toHaveLength(1);
  });

  it('knows whether the final dot has left, also where the transcript is full', async () => {
    const transcript = new Transcript();
    for (let line = 0; line < 1_001; line += 1) transcript.note('ehlo', 'said before');
    const gone = await sending({}, { transcript });
    expect(gone.session.finalDotLeft).toBe(true);
    expect(gone.session.transcript.lines.some(({ phase }) => phase === 'after-data')).toBe(false);
    expect((await sending({ DATA: '554 no' })).session.finalDotLeft).toBe(false);
  });

  it('takes 421 after the final dot as a refusal', async () => {
    const run = await sending({ '.': '421 4.3.0 later' });
    expect(run.send).toMatchObject({ ok: false, reply: { code: 421 } });
  });

  it('stops before MAIL when the message is bigger than SIZE', async () => {
    const run = await sending({}, {}, { ehloTls: ['SIZE 10', 'AUTH PLAIN'] });
    expect(run.send).toMatchObject({ ok: false, failure: { kind: 'size-limit', limit: 10, size: 34 } });
    expect(run.heard.some((line) => line.startsWith('MAIL'))).toBe(false);
  });

  it('takes SIZE 0 and SIZE without a value as no limit', async () => {
    for (const size of ['SIZE 0', 'SIZE']) {
      expect((await sending({}, {}, { ehloTls: [size, 'AUTH PLAIN'] })).send?.ok).toBe(true);
    }
  });

  it('stops before MAIL when SMTPUTF8 is needed and missing', async () => {
    const run = await sending({}, message('grüße@x.test'));
    expect(run.send?.failure).toEqual({ kind: 'smtputf8-missing' });
  });

  it('announces SMTPUTF8 when it is needed and offered', async () => {
    const run = await sending({}, message('grüße@x.test'), {
      ehloTls: ['SMTPUTF8', '8BITMIME', 'AUTH PLAIN'],
    });
    expect(run.heard).toContain('MAIL FROM:<ana@example.test> BODY=8BITMIME SMTPUTF8');
    expect(run.heard).toContain('RCPT TO:<grüße@x.test>');
  });

  it('announces eight bits where they are and may be (RFC 6152)', async () => {
    const content = Buffer.from('f\u00fcr\r\n');
    const order = { message: { from: 'ana@example.test', recipient: 'b@x.test', content } };
    const bare = 'MAIL FROM:<ana@example.test>';
    expect((await sending({}, order, { ehloTls: ['8BITMIME', 'AUTH PLAIN'] })).heard).toContain(
      `${bare} BODY=8BITMIME`,
    );
    expect((await sending({}, order, { ehloTls: ['AUTH PLAIN'] })).heard).toContain(bare);
    expect((await sending({}, {}, { ehloTls: ['8BITMIME', 'AUTH PLAIN'] })).heard).toContain(bare);
  });

  it('announces nothing that was not offered', async () => {
    const run = await sending({}, {}, { ehloTls: ['AUTH PLAIN'] });
    expect(run.heard).toContain('MAIL FROM:<ana@example.test>');
  });

  it('throws for an address that carries a second command', async () => {
    const evil = message('a@x.test>\r\nRCPT TO:<b@x.test');
    const server = startServer({ mode: 'tls', auth: ['235 fine'] });
    await expect(runSession(server.connection, { mode: 'tls', ...evil })).rejects.toThrow(/address/);
    expect(server.heard.some((line) => line.startsWith('MAIL'))).toBe(false);
    server.connection.close();
  });

  it('keeps a refusal that comes while the message is on its way', async () => {
    const run = await sending({ DATA: { send: '354 go\r\n552 5.3.4 too big already\r\n', after: 'reset' } });
    expect(run.send).toMatchObject({ ok: false, failure: { kind: 'reply', reply: { code: 552 } } });
  });

  it('resets an open transaction before it sends again', async () => {
    const server = startServer({
      mode: 'tls',
      auth: ['235 fine'],
      replies: { RCPT: ['550 no', '250 fine'] },
    });
    const session = new SmtpSession(server.connection, { servername: host });
    const { signal } = new AbortController();
    await session.startImplicitTls({ servername: host }, signal);
    await session.readGreeting(signal);
    await session.hello(signal);
    const first = await session.send(message('a@x.test').message, signal);
    const second = await session.send(message('a@x.test').message, signal);
    expect([first.ok, second.ok]).toEqual([false, true]);
    expect(server.heard).toContain('RSET');
    session.close();
  });
});
