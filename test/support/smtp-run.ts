/** Drives a whole session against a scripted server, the way the probe and the assistant do. */

import type { Credentials } from '../../electron/engine/base/credentials.ts';
import { Secret } from '../../electron/engine/base/secret.ts';
import type { Connection } from '../../electron/engine/network/network.ts';
import type { OutgoingMessage } from '../../electron/engine/smtp/message.ts';
import type { SmtpFailure } from '../../electron/engine/smtp/outcome.ts';
import { type SendOutcome, type SessionOptions, SmtpSession } from '../../electron/engine/smtp/session.ts';
import type { SignInFailure, SignInOutcome } from '../../electron/engine/smtp/sign-in.ts';
import { host } from './smtp-server.ts';

export const password = 'correct horse/battery+staple';

export const credentials: Credentials = {
  username: 'ana@example.test',
  kind: 'password',
  secret: new Secret(password),
};

const message: OutgoingMessage = {
  from: 'ana@example.test',
  recipient: 'bob@example.test',
  content: Buffer.from('Subject: hello\r\n\r\n.first\r\nsecond\r\n'),
};

export interface RunOptions extends Partial<SessionOptions> {
  mode?: 'tls' | 'starttls' | 'none';
  message?: OutgoingMessage;
  credentials?: Credentials;
  only?: string;
  budget?: { left: number };
  allowUnprotectedLoopback?: boolean;
}

export interface RunResult {
  session: SmtpSession;
  /** The first step that failed; null when everything went well. */
  failure: SmtpFailure | SignInFailure | SendOutcome['failure'];
  signIn: SignInOutcome | null;
  send: SendOutcome | null;
}

const calm = new AbortController().signal;

/** Runs until the first failure, then closes; or to QUIT. */
export async function runSession(
  connection: Connection,
  options: RunOptions = {},
  signal: AbortSignal = calm,
): Promise<RunResult> {
  const session = new SmtpSession(connection, { servername: host, ...options });
  const result: RunResult = { session, failure: null, signIn: null, send: null };
  result.failure = await reachSignIn(session, options.mode ?? 'starttls', signal);
  if (!result.failure) {
    result.signIn = await session.signIn(
      options.credentials ?? credentials,
      {
        budget: options.budget ?? { left: 3 },
        host,
        port: 587,
        only: options.only,
        allowUnprotectedLoopback: options.allowUnprotectedLoopback,
      },
      signal,
    );
    result.failure = result.signIn.failure;
  }
  if (!result.failure) {
    result.send = await session.send(options.message ?? message, signal);
    result.failure = result.send.failure;
  }
  await session.quit(signal);
  return result;
}

/** TLS, greeting, EHLO, STARTTLS, EHLO. */
async function reachSignIn(
  session: SmtpSession,
  mode: 'tls' | 'starttls' | 'none',
  signal: AbortSignal = calm,
): Promise<SmtpFailure | null> {
  const tls = { servername: host };
  if (mode === 'tls') {
    const up = await session.startImplicitTls(tls, signal);
    if (!up.ok) return up.failure;
  }
  const greeting = await session.readGreeting(signal);
  if (!greeting.ok) return greeting.failure;
  const hello = await session.hello(signal);
  if (!hello.ok) return hello.failure;
  if (mode !== 'starttls') return null;
  const up = await session.upgrade(tls, signal);
  if (!up.ok) return up.failure;
  const again = await session.hello(signal);
  return again.ok ? null : again.failure;
}
