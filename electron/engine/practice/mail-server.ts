/** The mail servers of a practice world: one real SMTP server on loopback behind each public port. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerAuthentication,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';
import type { KeyPair } from '../base/key-pair.ts';
import { listenOnLoopback } from '../network/loopback.ts';
import type { Policy } from './policy.ts';
import { invalidToken, type Refusal, type ServingMode } from './scenarios.ts';
import type { PracticeEvent } from './world.ts';

export interface MailServerOptions {
  /** The public port. */
  publicPort: number;
  /** The name that it greets with. */
  host: string;
  mode: ServingMode;
  keyPair: KeyPair;
  policy: Policy;
  /** SASL mechanisms, upper case. */
  mechanisms: readonly string[];
  onEvent(event: PracticeEvent): void;
  onMessage(raw: Uint8Array): void;
}

export interface MailServer {
  /** The loopback port. */
  port: number;
  close(): Promise<void>;
}

/** Octets of one message: far more than a verification message needs. */
const maxMessageBytes = 1_048_576;
/** RFC 1870 6.1. */
const tooLarge: Refusal = { code: 552, text: '5.3.4 Message is larger than this server takes' };
/** A server that closes says 421 and waits this long for the clients to leave before it cuts them off. */
const farewellMs = 50;

/** Opens one server on 127.0.0.1 at a free port. Rejects when the system gives none. */
export async function openMailServer(options: MailServerOptions): Promise<MailServer> {
  const server = new SMTPServer(serverOptions(options));
  // A client that leaves in the middle is everyday business here.
  server.on('error', () => {});
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listenOnLoopback(server.server);
  return { port, close: () => closeMailServer(server, sockets) };
}

async function closeMailServer(server: SMTPServer, sockets: Set<Socket>): Promise<void> {
  server.server.close();
  // The SMTP server wraps a socket in TLS one turn after it was accepted. Closing it within that turn would make it
  // wrap a destroyed socket, which crashes Node.
  await setImmediate();
  server.close();
  const cutOff = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, farewellMs);
  await once(server.server, 'close');
  clearTimeout(cutOff);
}

function serverOptions({
  host,
  mode,
  keyPair,
  mechanisms,
  ...options
}: MailServerOptions): SMTPServerOptions {
  return {
    name: host,
    banner: 'Sendwell practice',
    secure: mode === 'tls',
    key: keyPair.keyPem,
    cert: keyPair.certPem,
    minVersion: 'TLSv1.2',
    size: maxMessageBytes,
    authMethods: [...mechanisms],
    authOptional: mode === 'relay',
    disabledCommands: mode === 'relay' ? ['AUTH'] : [],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1,
    ...handlers(options),
  };
}

type Done = (error?: Error | null) => void;

function handlers({
  publicPort,
  policy,
  onEvent,
  onMessage,
}: Omit<MailServerOptions, 'host' | 'mode' | 'keyPair' | 'mechanisms'>) {
  const note = (kind: PracticeEvent['kind'], detail = '') =>
    onEvent({ at: new Date().toISOString(), port: publicPort, kind, detail });
  const judge = (refusal: Refusal | null, kind: PracticeEvent['kind']): Error | null => {
    if (refusal === null) return null;
    note(kind, `${refusal.code} ${refusal.text}`);
    return Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  };
  return {
    onConnect(_session: SMTPServerSession, done: Done) {
      note('connected');
      done();
    },
    onSecure(_socket: Socket, _session: SMTPServerSession, done: Done) {
      note('encrypted');
      done();
    },
    onAuth(
      { username, password, accessToken }: SMTPServerAuthentication,
      _session: SMTPServerSession,
      done: (error: Error | null, answer?: { user?: string; data?: object }) => void,
    ) {
      const user = username ?? '';
      const refusal =
        accessToken === undefined ? policy.signIn(user, password ?? '') : policy.token(user, accessToken);
      const error = judge(refusal, 'sign-in-refused');
      // RFC 7628 3.2.2: the mechanism itself says what is wrong with a token.
      if (refusal === invalidToken)
        return done(null, { data: { status: 'invalid_token', schemes: 'Bearer' } });
      if (error) return done(error);
      note('signed-in', user);
      done(null, { user });
    },
    onMailFrom({ address }: SMTPServerAddress, { user }: SMTPServerSession, done: Done) {
      done(user ? judge(policy.sender(address, user), 'sender-refused') : null);
    },
    onRcptTo({ address }: SMTPServerAddress, { user }: SMTPServerSession, done: Done) {
      done(judge(policy.recipient(address, user || null), 'recipient-refused'));
    },
    onData(
      stream: SMTPServerDataStream,
      _session: SMTPServerSession,
      done: (error: Error | null, text?: string) => void,
    ) {
      receive(stream, (raw) => {
        if (raw === null) return done(judge(tooLarge, 'message-refused'));
        const queueId = randomBytes(5).toString('hex').toUpperCase();
        onMessage(raw);
        note('accepted', queueId);
        done(null, `2.0.0 Ok: queued as ${queueId}`);
      });
    },
    onClose() {
      note('closed');
    },
  };
}

/** Collects a message. Null: it is above the limit. */
function receive(stream: SMTPServerDataStream, onEnd: (raw: Uint8Array | null) => void): void {
  const chunks: Uint8Array[] = [];
  // The client left in the middle of the message: there is nobody to answer.
  stream.on('error', () => {});
  stream.on('data', (chunk: Uint8Array) => {
    if (!stream.sizeExceeded) chunks.push(chunk);
  });
  stream.on('end', () => onEnd(stream.sizeExceeded ? null : Buffer.concat(chunks)));
}
