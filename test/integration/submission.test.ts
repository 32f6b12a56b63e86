/** Sendwell against real servers. Wherever swaks can make the same run, both have to agree. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  account,
  type MailPeer,
  type PeerOptions,
  type RunResult,
  runSwaks,
  skipsPeers,
  startDovecot,
  startExim,
  startPostfix,
} from './peers.ts';
import { type Submission, type SubmissionResult, submit } from './submit.ts';

interface Server {
  name: string;
  start: (options: PeerOptions) => Promise<MailPeer>;
  mechanisms: string[];
  /** Its last reply names the message. */
  namesQueueId: boolean;
  /** What it says to a sender that the account does not own; null: it lets everything pass. */
  foreignSender: RunResult | null;
  /** What it says to relaying without sign-in; null: it has no door for that. */
  relaying: RunResult | null;
}

const servers: Server[] = [
  {
    name: 'Postfix',
    start: startPostfix,
    mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256'],
    namesQueueId: true,
    foreignSender: { step: 'rcpt-to', code: 553 },
    relaying: { step: 'rcpt-to', code: 554 },
  },
  {
    name: 'Dovecot submission',
    start: startDovecot,
    mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256'],
    namesQueueId: false,
    foreignSender: null,
    relaying: null,
  },
  {
    name: 'Exim',
    start: startExim,
    mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
    namesQueueId: true,
    foreignSender: { step: 'mail-from', code: 550 },
    relaying: { step: 'rcpt-to', code: 550 },
  },
];

/** swaks does not speak these. */
const beyondSwaks = /^SCRAM-/;
const sizeLimit = 50_000;

describe.skipIf(skipsPeers()).each(servers)('$name', (server) => {
  let peer: MailPeer;

  beforeAll(async () => {
    peer = await server.start({ mechanisms: server.mechanisms, sizeLimit });
  });
  afterAll(() => peer?.stop());

  type Run = Omit<Submission, 'port' | 'caPem'> & { port?: number };

  function run({ port, ...options }: Run): Promise<SubmissionResult> {
    const door = options.security === 'tls' ? peer.submissions : peer.submission;
    return submit({ port: port ?? door, caPem: peer.caPem, ...options });
  }

  /** The same run with the reference. */
  function reference({ port, password, mechanism, from, to, security, content }: Run): Promise<RunResult> {
    return runSwaks({
      port: port ?? (security === 'tls' ? peer.submissions : peer.submission),
      security,
      caFile: peer.caFile,
      username: password === undefined ? undefined : account.address,
      password,
      mechanism,
      from: from ?? account.address,
      to: to ?? account.address,
      bodyBytes: content?.length,
    });
  }

  async function bothSay(options: Run, expected: RunResult): Promise<SubmissionResult> {
    const result = await run(options);
    expect(result).toMatchObject(expected);
    expect(await reference(options)).toEqual(expected);
    return result;
  }

  const accepted: RunResult = { step: 'accepted', code: 250 };
  const { password } = account;

  it.each(['tls', 'starttls'] as const)('takes a message over %s and files it', async (security) => {
    const marker = randomUUID();
    const content = `Subject: ${marker}\r\n\r\nOne line\r\n.dot at the start\r\n`;
    const result = await run({ security, password, content });
    expect(result).toMatchObject({ ...accepted, tls: { verified: true, problem: null } });
    if (server.namesQueueId) expect(result.sent?.queueId).toMatch(/^[\w-]{10,}$/);
    expect(await peer.delivered(marker)).toMatch(/\n\.dot at the start/);
    expect(await reference({ security, password })).toEqual(accepted);
  });

  it.each(server.mechanisms)('signs in with %s', async (mechanism) => {
    for (const security of ['tls', 'starttls'] as const) {
      const result = await run({ security, password, mechanism });
      expect(result).toMatchObject({ ...accepted, signIn: { ok: true, mechanism, broken: [] } });
      if (!beyondSwaks.test(mechanism))
        expect(await reference({ security, password, mechanism })).toEqual(accepted);
    }
  });

  it('chooses the strongest mechanism that both sides speak', async () => {
    const result = await run({ security: 'tls', password });
    expect([...result.mechanisms].sort()).toEqual([...server.mechanisms].sort());
    const best = server.mechanisms.includes('SCRAM-SHA-256') ? 'SCRAM-SHA-256' : 'PLAIN';
    expect(result.signIn).toMatchObject({ ok: true, mechanism: best });
  });

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])(
    'says that a wrong password was refused (%s)',
    async (mechanism) => {
      const wrong = { security: 'tls', password: 'wrong-horse', mechanism } as const;
      const result = await bothSay(wrong, { step: 'auth', code: 535 });
      expect(result.signIn?.tried).toMatchObject([{ mechanism, ok: false, reply: { code: 535 } }]);
      expect(result.transcript).not.toContain('wrong-horse');
    },
  );

  it('knows the size limit before it sends', async () => {
    const content = `Subject: Big\r\n\r\n${'x'.repeat(70).concat('\r\n').repeat(1_000)}`;
    const result = await run({ security: 'tls', password, content });
    expect(result.sent?.failure).toEqual({ kind: 'size-limit', limit: sizeLimit, size: content.length });
    // swaks does not ask; the server refuses.
    expect((await reference({ security: 'tls', password, content })).code).toBe(552);
  });

  it.skipIf(server.foreignSender === null)('hears that the sender is not ours', async () => {
    const foreign = { security: 'starttls', password, from: 'boss@example.test' } as const;
    await bothSay(foreign, server.foreignSender ?? accepted);
  });

  it.skipIf(server.relaying === null)('hears that relaying is denied', async () => {
    const relaying = { security: 'starttls', to: 'someone@else.test', port: peer.relay ?? 0 } as const;
    await bothSay(relaying, server.relaying ?? accepted);
  });

  it('never puts the password into the transcript', async () => {
    for (const mechanism of server.mechanisms) {
      const { transcript } = await run({ security: 'tls', password, mechanism });
      const blob = Buffer.from(`\0${account.address}\0${password}`).toString('base64');
      expect(transcript).not.toContain(password);
      expect(transcript).not.toContain(Buffer.from(password).toString('base64'));
      expect(transcript).not.toContain(blob);
    }
  });
});
