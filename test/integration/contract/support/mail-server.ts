/** Opens the scripted mail servers of a world. */
import net from 'node:net';
import tls from 'node:tls';
import type { Certificate } from '../../../support/certificates.ts';
import { Conversation } from './conversation.ts';
import type { DoorScript, Session } from './door-script.ts';
import { listenAt, type OpenServer } from './listen.ts';

export async function openDoor(
  ip: string,
  port: number,
  script: DoorScript,
  { cert, key }: Certificate,
  sessions: Session[],
): Promise<OpenServer> {
  const mode = script.mode ?? (port === 465 ? 'tls' : 'starttls');
  const context = tls.createSecureContext({ cert, key, ...script.tls });
  const server = net.createServer({ noDelay: true }, (socket) => {
    const session: Session = { port, heard: [], secure: false };
    sessions.push(session);
    if (script.raw) script.raw(socket);
    else new Conversation(socket, { ...script, mode }, session, context).begin();
  });
  return listenAt(server, ip, port);
}
