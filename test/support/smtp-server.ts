/** Scripted submission servers on the in-memory connection: a plan in, what was heard out. */

import type { Connection } from '../../electron/engine/network/network.ts';
import type { TlsFacts } from '../../shared/model.ts';
import { connectInMemory, type MemoryPeer } from './memory-network/memory-connection.ts';
import { type MemoryTlsFailure, verifiedTls } from './memory-network/memory-tls.ts';

export const host = 'mail.example.test';

/**
 * A reply (CRLF is added when it has no line end), or what the server does with it or instead. `raw` goes out as it is.
 */
export type Turn = string | { send?: string; raw?: string; after: 'close' | 'reset' | 'silence' };

/** A turn in an AUTH exchange; it may depend on the client's line. */
export type AuthTurn = Turn | ((line: string) => Turn);

export interface ServerPlan {
  /** Default `starttls`. */
  mode?: 'tls' | 'starttls' | 'none';
  facts?: TlsFacts | MemoryTlsFailure;
  greeting?: Turn;
  /** EHLO keywords in clear. */
  ehlo?: string[];
  /** EHLO keywords in TLS. */
  ehloTls?: string[];
  /** Replies by verb, `.` for the end of data. An array is used up in order; its last entry stays. */
  replies?: Record<string, Turn | Turn[]>;
  /** Replies to the lines of AUTH exchanges, in order: the AUTH line itself and each answer. */
  auth?: AuthTurn[];
  /** Address that the client dials. */
  ip?: string;
  channelBinding?: Connection['channelBinding'];
}

export interface ScriptedServer {
  connection: Connection;
  /** Lines of the client; message lines are left out. */
  heard: string[];
  /** The message as it came, dots still doubled. */
  content: () => string;
  closedByClient: () => boolean;
}

const defaults: Record<string, Turn> = {
  STARTTLS: '220 go ahead',
  MAIL: '250 sender fine',
  RCPT: '250 recipient fine',
  DATA: '354 end with a dot',
  '.': '250 2.0.0 Ok: queued as ABC123',
  RSET: '250 forgotten',
  NOOP: '250 here',
  QUIT: '221 bye',
};

export const fullOffer = ['SIZE 1000000', '8BITMIME', 'ENHANCEDSTATUSCODES', 'AUTH PLAIN LOGIN'];

export function startServer(plan: ServerPlan = {}): ScriptedServer {
  const heard: string[] = [];
  const content: string[] = [];
  let closed = false;
  const { connection, peer } = connectInMemory({ ip: plan.ip ?? '192.0.2.1', family: 4, port: 587 }, () => {
    closed = true;
  });
  const { channelBinding } = plan;
  if (channelBinding) connection.channelBinding = channelBinding as typeof connection.channelBinding;
  void run(peer, plan, heard, content);
  return { connection, heard, content: () => content.join('\r\n'), closedByClient: () => closed };
}

async function run(peer: MemoryPeer, plan: ServerPlan, heard: string[], content: string[]): Promise<void> {
  const mode = plan.mode ?? 'starttls';
  const facts = plan.facts ?? verifiedTls(host);
  const auth = [...(plan.auth ?? [])];
  const replies = new Map(Object.entries({ ...defaults, ...plan.replies }));
  let inTls = false;
  let inAuth = false;
  if (mode === 'tls') inTls = await peer.acceptTls(facts);
  take(peer, plan.greeting ?? `220 ${host} ESMTP`);
  for (;;) {
    const line = await peer.readLine();
    if (line === null) return;
    heard.push(line);
    const verb = line.split(' ')[0]?.toUpperCase() ?? '';
    if (inAuth || verb === 'AUTH') {
      const planned = auth.shift() ?? '535 5.7.8 no';
      const turn = typeof planned === 'function' ? planned(line) : planned;
      inAuth = typeof turn === 'string' && turn.startsWith('334');
      take(peer, turn);
    } else if (verb === 'EHLO' && !replies.has('EHLO')) {
      const offer = inTls ? (plan.ehloTls ?? fullOffer) : (plan.ehlo ?? ['STARTTLS', 'SIZE 1000000']);
      take(peer, ehloReply(offer));
    } else {
      const turn = next(replies, verb);
      take(peer, turn);
      if (verb === 'STARTTLS' && turn === '220 go ahead') inTls = await peer.acceptTls(facts);
      if (verb === 'DATA' && typeof turn === 'string' && turn.startsWith('354')) {
        await readContent(peer, content);
        take(peer, next(replies, '.'));
      }
    }
  }
}

function ehloReply(offer: string[]): string {
  const lines = [`${host} at your service`, ...offer];
  return lines.map((line, index) => `250${index < lines.length - 1 ? '-' : ' '}${line}`).join('\r\n');
}

function next(replies: Map<string, Turn | Turn[]>, verb: string): Turn {
  const turn = replies.get(verb) ?? '500 what';
  if (!Array.isArray(turn)) return turn;
  return (turn.length > 1 ? turn.shift() : turn[0]) ?? '500 what';
}

function take(peer: MemoryPeer, turn: Turn): void {
  const text = typeof turn === 'string' ? turn : turn.send;
  if (text !== undefined) peer.send(/\n$/.test(text) ? text : `${text}\r\n`);
  if (typeof turn === 'string') return;
  if (turn.raw !== undefined) peer.send(turn.raw);
  if (turn.after === 'silence') return;
  if (turn.after === 'close') peer.end();
  else peer.reset();
}

async function readContent(peer: MemoryPeer, content: string[]): Promise<void> {
  for (let line = await peer.readLine(); line !== null && line !== '.'; line = await peer.readLine())
    content.push(line);
}
