/** A scripted mail server as a dialogue, the way RFC 5321 appendix D writes one: `S:` the server, `C:` the client. */
import { pause } from '../../electron/engine/base/deadline.ts';
import type { CertificateKind } from './certificate-kinds.ts';
import type { MemoryPeer } from './memory-network/memory-connection.ts';

type Turn =
  /** The server says this line. */
  | `S: ${string}`
  /** The client must say this line, or begin so where it ends in `…`. Every address literal stands as `[literal]`. */
  | `C: ${string}`
  /** The server sends these bytes as they are. */
  | { raw: string | Uint8Array }
  /** A TLS handshake in which the server shows this card. */
  | { tls: CertificateKind }
  | { waitMs: number }
  /** The client must send something: its half of a handshake. */
  | 'first bytes'
  /** The client must send lines up to the final dot. */
  | 'message'
  | 'close'
  | 'reset';

export type Dialogue = readonly Turn[];

/** The server's end of a connection, in memory or on loopback. */
export type ServerPeer = Pick<MemoryPeer, 'send' | 'read' | 'readLine' | 'end' | 'reset'> & {
  /** True when TLS is up. */
  startTls(card: CertificateKind): Promise<boolean>;
};

/** Plays the server's part. `complain` hears of every line of the client that is not in the dialogue, and of missing ones. */
export async function playDialogue(
  dialogue: Dialogue,
  peer: ServerPeer,
  complain: (complaint: string) => void,
): Promise<void> {
  for (const turn of dialogue) {
    const goesOn = await take(turn, peer, complain);
    if (!goesOn) return;
  }
  await takeLeave(peer, complain);
}

/** False when the dialogue is over. */
async function take(turn: Turn, peer: ServerPeer, complain: (complaint: string) => void): Promise<boolean> {
  if (turn === 'close') peer.end();
  else if (turn === 'reset') peer.reset();
  else if (turn === 'message') return readMessage(peer, complain);
  else if (turn === 'first bytes') return (await peer.read()) !== null;
  else if (typeof turn === 'string') return line(turn, peer, complain);
  else if ('raw' in turn) peer.send(turn.raw);
  else if ('waitMs' in turn) await pause(turn.waitMs);
  else return peer.startTls(turn.tls);
  return turn !== 'close' && turn !== 'reset';
}

async function line(
  turn: `S: ${string}` | `C: ${string}`,
  peer: ServerPeer,
  complain: (complaint: string) => void,
): Promise<boolean> {
  const text = turn.slice(3);
  if (turn.startsWith('S: ')) {
    peer.send(`${text}\r\n`);
    return true;
  }
  const heard = withoutAddress(await peer.readLine());
  if (heard !== null && fits(heard, text)) return true;
  complain(`${turn}, but the client ${heard === null ? 'closed' : `said: ${heard}`}`);
  peer.reset();
  return false;
}

function fits(heard: string, text: string): boolean {
  return text.endsWith('…') ? heard.startsWith(text.slice(0, -1)) : heard === text;
}

async function readMessage(peer: ServerPeer, complain: (complaint: string) => void): Promise<boolean> {
  for (let heard = await peer.readLine(); heard !== '.'; heard = await peer.readLine()) {
    if (heard === null) {
      complain('the client closed inside the message');
      return false;
    }
  }
  return true;
}

/** What is left for a client to say when a dialogue is over is QUIT. */
async function takeLeave(peer: ServerPeer, complain: (complaint: string) => void): Promise<void> {
  for (let heard = await peer.readLine(); heard !== null; heard = await peer.readLine()) {
    if (heard === 'QUIT') {
      peer.send('221 bye\r\n');
      peer.end();
    } else complain(`nothing more was expected, but the client said: ${heard}`);
  }
}

function withoutAddress(line: string | null): string | null {
  return line?.replace(/\[(IPv6:)?[\da-f.:]+\]/i, '[literal]') ?? null;
}
