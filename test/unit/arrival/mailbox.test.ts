/** The mailbox over real TLS on loopback: the practice server, and servers that misbehave. */
import type { TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Mailbox, type MailboxResult, openMailbox } from '../../../electron/engine/arrival/mailbox.ts';
import { watchForArrival } from '../../../electron/engine/arrival/watch.ts';
import type { Credentials } from '../../../electron/engine/base/credentials.ts';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { createSystemNetwork } from '../../../electron/engine/network/system.ts';
import { MailStore } from '../../../electron/engine/practice/imap/mail-store.ts';
import { openImapServer } from '../../../electron/engine/practice/imap/server.ts';
import { badCredentials } from '../../../electron/engine/practice/scenarios.ts';
import { certificate, testAuthority, unknownAuthority } from '../../support/certificates.ts';
import { onLine, startTlsServer } from '../../support/loopback.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';

const host = '127.0.0.1';
const id = '<3f2a@example.test>';
const password = 'correct "horse" \\ 42';
const token = 'ya29.token-5dF7';
const calm = new AbortController().signal;
const withPassword: Credentials = {
  username: 'user@example.test',
  kind: 'password',
  secret: new Secret(password),
};
const withToken: Credentials = { ...withPassword, kind: 'token', secret: new Secret(token) };

async function network() {
  return createSystemNetwork({ extraCaPem: (await testAuthority()).cert });
}

async function practice() {
  const store = new MailStore();
  const commands: string[] = [];
  const { cert, key } = await certificate({ ips: [host] });
  const policy = {
    signIn: (_user: string, given: string) => (given === password ? null : badCredentials),
    token: (_user: string, given: string) => (given === token ? null : badCredentials),
    sender: () => null,
    recipient: () => null,
  };
  const server = await openImapServer({
    publicPort: 993,
    keyPair: { certPem: cert, keyPem: key },
    policy,
    store,
    onEvent: ({ kind }) => commands.push(kind),
  });
  onTestFinished(() => server.close());
  return { store, port: server.port, events: commands };
}

const note = (value: string) => ({ name: 'Authentication-Results', value });
const message = (messageId = id) =>
  Buffer.from(
    `From: a@example.test\r\nSubject: a\r\n folded one\r\nMessage-ID: ${messageId}\r\n\r\nBody\r\n`,
  );

async function open(
  port: number,
  credentials = withPassword,
  signal = calm,
): Promise<MailboxResult<Mailbox>> {
  const opened = await openMailbox({ network: await network(), host, port, credentials }, signal);
  if (opened.ok) onTestFinished(() => opened.value.close());
  return opened;
}

async function mailboxAt(port: number, credentials = withPassword): Promise<Mailbox> {
  const opened = await open(port, credentials);
  if (!opened.ok) throw new Error(opened.failure.problem);
  return opened.value;
}

describe('a mailbox', () => {
  it('has the message in the inbox', async () => {
    const { store, port } = await practice();
    store.add('INBOX', message('<other@example.test>'), note('mx; spf=fail'));
    store.add('INBOX', message(), note('mx; spf=pass; dkim=none; dmarc=pass'));
    const mailbox = await mailboxAt(port);
    expect(await mailbox.find(id, calm)).toEqual({
      ok: true,
      value: {
        folder: 'inbox',
        checks: [
          { method: 'spf', result: 'pass' },
          { method: 'dkim', result: 'none' },
          { method: 'dmarc', result: 'pass' },
        ],
      },
    });
  });

  it('has it among the spam, for a token', async () => {
    const { store, port, events } = await practice();
    store.add('Spam', message(), note('mx; spf=fail'));
    const mailbox = await mailboxAt(port, withToken);
    expect(await mailbox.find(id, calm)).toMatchObject({ ok: true, value: { folder: 'spam' } });
    expect(events).toEqual(['connected', 'encrypted', 'signed-in']);
  });

  it('has it not yet: news come by IDLE', async () => {
    const { store, port } = await practice();
    const mailbox = await mailboxAt(port);
    expect(await mailbox.find(id, calm)).toEqual({ ok: true, value: null });
    // The wait itself would outlast the test.
    const waiting = mailbox.waitForNews(30_000, calm);
    setTimeout(() => store.add('INBOX', message(), note('mx; none')), 50);
    await waiting;
    expect(await mailbox.find(id, calm)).toMatchObject({ ok: true, value: { folder: 'inbox' } });
  });

  it('does not take one message for another that only mentions it', async () => {
    const { store, port } = await practice();
    store.add('INBOX', message(`<x@example.test> ${id}`), note('mx; none'));
    expect(await (await mailboxAt(port)).find(id, calm)).toEqual({ ok: true, value: null });
  });

  it('deletes the one message and leaves what others have marked', async () => {
    const { store, port } = await practice();
    store.add('INBOX', message('<other@example.test>'), note('mx; none'));
    store.markDeleted('INBOX', 1);
    store.add('INBOX', message(), note('mx; none'));
    const mailbox = await mailboxAt(port);
    expect(await mailbox.remove(calm)).toEqual({ ok: true, value: false });
    await mailbox.find(id, calm);
    expect(await mailbox.remove(calm)).toEqual({ ok: true, value: true });
    expect(store.list('INBOX').map(({ uid }) => uid)).toEqual([1]);
  });

  it('says that signing in was refused, without the secret', async () => {
    const { port } = await practice();
    for (const [kind, secret] of [
      ['password', 'wrong-horse'],
      ['token', 'wrong-token'],
    ] as const) {
      const opened = await open(port, { ...withPassword, kind, secret: new Secret(secret) });
      expect(opened).toMatchObject({ ok: false, failure: { problem: 'sign-in-refused' } });
      expect(JSON.stringify(opened)).not.toContain(secret);
    }
  });

  it('is not reachable in memory', async () => {
    const opened = await openMailbox(
      { network: createMemoryNetwork({}), host: 'imap.example.test', port: 993, credentials: withPassword },
      calm,
    );
    expect(opened).toMatchObject({ failure: { problem: 'no-connection' } });
  });
});

/** A server behind a good certificate that does what a test wants. Gives its port and everything that it heard. */
async function hostile(serve: (socket: TLSSocket, line: string | null) => void, card = { ips: [host] }) {
  const heard: string[] = [];
  const server = await startTlsServer(await certificate(card), (socket) => {
    serve(socket, null);
    onLine(socket, (line) => {
      heard.push(line);
      serve(socket, line);
    });
  });
  onTestFinished(() => server.close());
  return { port: server.port, heard, open: () => server.open() };
}

const greeting = '* OK [CAPABILITY IMAP4rev1] hello\r\n';

describe('no password leaves', () => {
  it.each<[string, Parameters<typeof certificate>[0] | 'unknown']>([
    ['a card for another name', { names: ['other.example'] }],
    ['a card that is over', { ips: [host], fromDays: -20, toDays: -1 }],
    ['a card that signed itself', { ips: [host], by: 'self' }],
    ['a card of an unknown authority', 'unknown'],
  ])('to %s', async (_, card) => {
    const options = card === 'unknown' ? { ips: [host], by: await unknownAuthority() } : card;
    const heard: string[] = [];
    const server = await startTlsServer(await certificate(options), (socket) => {
      socket.write(greeting);
      onLine(socket, (line) => heard.push(line));
    });
    onTestFinished(() => server.close());
    expect(await open(server.port)).toMatchObject({ ok: false, failure: { problem: 'not-protected' } });
    expect(heard).toEqual([]);
    await expect.poll(() => server.open()).toBe(0);
  });

  it('where the environment switches the check off', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    onTestFinished(() => {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    });
    const { port, heard } = await hostile((socket, line) => line ?? socket.write(greeting), {
      names: ['other.example'],
    } as never);
    expect(await open(port)).toMatchObject({ failure: { problem: 'not-protected' } });
    expect(heard).toEqual([]);
  });
});

describe('a server that misbehaves', () => {
  const stop = (ms: number) => {
    const stopper = new AbortController();
    setTimeout(() => stopper.abort(), ms);
    return stopper.signal;
  };

  it.each<[string, (socket: TLSSocket, line: string | null) => void]>([
    ['never greets', () => {}],
    ['greets and falls silent', (socket, line) => line ?? socket.write(greeting)],
    [
      'takes the password and falls silent',
      (socket, line) => {
        if (line === null) socket.write(greeting);
        else if (/CAPABILITY/i.test(line))
          socket.write(`* CAPABILITY IMAP4rev1\r\n${line.split(' ')[0]} OK\r\n`);
      },
    ],
  ])('%s: Stop ends it at once', async (_, serve) => {
    const server = await hostile(serve);
    expect(await open(server.port, withPassword, stop(100))).toMatchObject({
      failure: { problem: 'stopped' },
    });
    await expect.poll(server.open).toBe(0);
  });

  it('stalls while nobody is there to press Stop: the search ends by itself, with no connection left', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const server = await hostile((socket, line) => line ?? socket.write(greeting));
    const opening = (signal: AbortSignal) => open(server.port, withPassword, signal);
    const search = watchForArrival({ messageId: id, deleteAfter: false, open: opening }, calm);
    await vi.waitUntil(() => server.heard.length > 0, { interval: 5, timeout: 10_000 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await search).toMatchObject({ outcome: 'failed', problem: 'server-trouble' });
    await vi.waitUntil(() => server.open() === 0);
  });

  it.each<[string, (socket: TLSSocket, line: string | null) => void]>([
    ['hangs up', (socket) => socket.end()],
    ['breaks off', (socket) => socket.destroy()],
    ['speaks another language', (socket) => socket.write('220 mail.example.test ESMTP\r\n')],
    ['sends a line without an end', (socket) => socket.write(`* OK ${'x'.repeat(200_000)}`)],
    ['announces a gigabyte', (socket) => socket.write('* OK {1000000000}\r\n')],
    ['says goodbye', (socket) => socket.write('* BYE too busy\r\n')],
  ])('%s: a clear end', async (_, serve) => {
    const server = await hostile((socket, line) => line ?? serve(socket, line));
    const opened = await open(server.port, withPassword, stop(5_000));
    expect(opened.ok).toBe(false);
    if (!opened.ok) expect(['server-trouble', 'stopped']).toContain(opened.failure.problem);
    await expect.poll(server.open).toBe(0);
  });

  it('echoes the password: it stays hidden', async () => {
    const server = await hostile((socket, line) => {
      if (line === null) socket.write(greeting);
      else socket.write(`${line.split(' ')[0]} NO [ALERT] what is ${line}\r\n`);
    });
    const opened = await open(server.port, { ...withPassword, secret: new Secret('plain-horse-7') });
    expect(opened.ok).toBe(false);
    expect(server.heard.join()).toContain('plain-horse-7');
    expect(JSON.stringify(opened)).not.toContain('plain-horse-7');
  });
});
