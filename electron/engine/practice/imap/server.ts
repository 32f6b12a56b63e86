/** The IMAP server of a practice world: implicit TLS on loopback (RFC 8314 3.2). */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { KeyPair } from '../../base/key-pair.ts';
import { listenOnLoopback } from '../../network/loopback.ts';
import type { MailServer } from '../mail-server.ts';
import type { Policy } from '../policy.ts';
import type { PracticeEvent } from '../world.ts';
import { CommandReader } from './command-reader.ts';
import type { MailStore } from './mail-store.ts';
import { ImapSession } from './session.ts';

export interface ImapOptions {
  /** The public port. */
  publicPort: number;
  keyPair: KeyPair;
  policy: Policy;
  store: MailStore;
  onEvent(event: PracticeEvent): void;
}

/** Opens the server on 127.0.0.1 at a free port. Rejects when the system gives none. */
export async function openImapServer(options: ImapOptions): Promise<MailServer> {
  const { certPem: cert, keyPem: key } = options.keyPair;
  const sockets = new Set<Socket>();
  const server = createServer({ cert, key, minVersion: 'TLSv1.2' }, (socket) => converse(socket, options));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  // A client that leaves in the middle is everyday business here.
  server.on('tlsClientError', () => {});
  const port = await listenOnLoopback(server);
  return {
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function converse(socket: TLSSocket, { publicPort, policy, store, onEvent }: ImapOptions): void {
  const note = (kind: PracticeEvent['kind'], detail = '') =>
    onEvent({ at: new Date().toISOString(), port: publicPort, kind, detail });
  note('connected');
  note('encrypted');
  const reader = new CommandReader();
  const session = new ImapSession({
    store,
    policy,
    send: (text) => void socket.write(text, 'latin1'),
    hangUp: () => void socket.end(),
    onSignIn: (username, refusal) =>
      refusal ? note('sign-in-refused', refusal.text) : note('signed-in', username),
  });
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    session.end();
    note('closed');
  });
  socket.on('data', (bytes) => {
    for (const reading of reader.take(bytes)) {
      if (reading.kind === 'command') session.take(reading.line);
      else if (reading.kind === 'literal') socket.write('+ go on\r\n');
      else socket.destroy();
    }
  });
}
