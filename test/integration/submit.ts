/** One submission with Sendwell's own session, told in the same words as a run of swaks. */

import { Secret } from '../../electron/engine/base/secret.ts';
import type { Connection } from '../../electron/engine/network/network.ts';
import { connectTcp } from '../../electron/engine/network/tcp/connection.ts';
import { createRoots } from '../../electron/engine/network/tls/roots.ts';
import { SmtpSession } from '../../electron/engine/smtp/session.ts';
import type { SignInOutcome } from '../../electron/engine/smtp/sign-in.ts';
import type { SendOutcome } from '../../electron/engine/smtp/transaction.ts';
import type { TlsFacts } from '../../shared/model.ts';
import { account, mailHost, type RunResult } from './peers.ts';

export interface Submission {
  port: number;
  security: 'tls' | 'starttls';
  caPem: string;
  /** Missing: the session sends without signing in. */
  password?: string;
  /** This mechanism and no other. */
  mechanism?: string;
  from?: string;
  to?: string;
  content?: string;
}

export interface SubmissionResult extends RunResult {
  tls: TlsFacts | null;
  signIn: SignInOutcome | null;
  sent: SendOutcome | null;
  /** Mechanisms of the last EHLO. */
  mechanisms: string[];
  transcript: string;
}

const forever = new AbortController().signal;

/** Connects, encrypts, signs in, sends, and closes. Rejects when there is no connection. */
export async function submit(options: Submission): Promise<SubmissionResult> {
  const connection = await connect(options);
  const session = new SmtpSession(connection, { servername: mailHost });
  try {
    return await converse(session, options);
  } finally {
    session.close();
  }
}

async function connect({ port, caPem }: Submission): Promise<Connection> {
  const dialled = await connectTcp({ ip: '127.0.0.1', family: 4 }, port, createRoots([caPem]), forever);
  if ('error' in dialled) throw new Error(`127.0.0.1:${port}: ${dialled.error}`);
  return dialled.connection;
}

async function converse(session: SmtpSession, options: Submission): Promise<SubmissionResult> {
  const result = (run: RunResult, more: Partial<SubmissionResult> = {}): SubmissionResult => ({
    ...run,
    tls: session.connection.tls,
    signIn: null,
    sent: null,
    mechanisms: [...(session.capabilities?.mechanisms ?? [])],
    transcript: session.transcript.lines.map(({ text }) => text).join('\n'),
    ...more,
  });
  if (!(await encrypt(session, options.security))) return result({ step: 'tls', code: null });
  const signIn = options.password === undefined ? null : await signInWith(session, options.password, options);
  if (signIn?.failure?.kind === 'not-protected') return result({ step: 'tls', code: null }, { signIn });
  if (signIn?.ok === false) return result({ step: 'auth', code: replyCode(signIn.failure) }, { signIn });
  const sent = await session.send(
    {
      from: options.from ?? account.address,
      recipient: options.to ?? account.address,
      content: Buffer.from(options.content ?? 'Subject: Hello\r\n\r\nIt works.\r\n'),
    },
    forever,
  );
  await session.quit(forever);
  return result(judge(sent), { signIn, sent });
}

async function encrypt(session: SmtpSession, security: Submission['security']): Promise<boolean> {
  const tls = { servername: mailHost };
  if (security === 'tls' && !(await session.startImplicitTls(tls, forever)).ok) return false;
  const greeting = await session.readGreeting(forever);
  const hello = await session.hello(forever);
  if (!greeting.ok || !hello.ok) return false;
  if (security === 'tls') return true;
  const upgrade = await session.upgrade(tls, forever);
  return upgrade.ok && (await session.hello(forever)).ok;
}

function signInWith(
  session: SmtpSession,
  password: string,
  { mechanism, port }: Submission,
): Promise<SignInOutcome> {
  return session.signIn(
    { username: account.address, kind: 'password', secret: new Secret(password) },
    { only: mechanism, budget: { left: 3 }, host: mailHost, port },
    forever,
  );
}

function judge({ ok, reply, failure }: SendOutcome): RunResult {
  if (ok) return { step: 'accepted', code: reply?.code ?? null };
  const code = replyCode(failure);
  if (failure?.kind !== 'reply') return { step: 'mail-from', code };
  const { phase } = failure;
  if (phase === 'rcpt-to' || phase === 'data' || phase === 'after-data') return { step: phase, code };
  return { step: 'mail-from', code };
}

function replyCode(failure: SignInOutcome['failure'] | SendOutcome['failure']): number | null {
  return failure?.kind === 'reply' ? failure.reply.code : null;
}
