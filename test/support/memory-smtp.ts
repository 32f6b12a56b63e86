/** Submission servers for the in-memory network: a small, well-behaved SMTP server whose habits a test can change. */
import { pause } from '../../electron/engine/base/deadline.ts';
import type { MemoryServer } from './memory-network/memory.ts';
import type { MemoryPeer, MemoryTlsAnswer } from './memory-network/memory-connection.ts';
import { verifiedTls } from './memory-network/memory-tls.ts';

export interface ServerHabits {
  host?: string;
  mode?: 'tls' | 'starttls' | 'clear';
  tls?: MemoryTlsAnswer;
  greeting?: string;
  /** Milliseconds before the greeting. */
  greetAfterMs?: number;
  /** Null: AUTH is not offered. */
  auth?: string | null;
  capabilities?: string[];
  /** Mechanisms that are offered and do not work. */
  broken?: string[];
  user?: string;
  password?: string;
  /** Replies instead of the usual ones, by the first word of the command ('.' for the final dot). */
  replies?: Record<string, string>;
  /** Every command that came, and the messages that were taken. */
  log?: string[];
}

/** A server with these habits. It knows `user@example.test` with the password `correct-horse` unless told otherwise. */
export function smtpServer(habits: ServerHabits = {}): MemoryServer {
  const { host = 'smtp.example.test', mode = 'tls' } = habits;
  const tls = habits.tls ?? verifiedTls(host);
  return async (peer) => {
    if (mode === 'tls' && !(await peer.acceptTls(tls))) return;
    if (habits.greetAfterMs) await pause(habits.greetAfterMs);
    peer.send(habits.greeting ?? `220 ${host} ESMTP\r\n`);
    await converse(peer, habits, tls, mode !== 'starttls');
  };
}

async function converse(peer: MemoryPeer, habits: ServerHabits, tls: MemoryTlsAnswer, last: boolean) {
  const { host = 'smtp.example.test', replies = {} } = habits;
  const ready = habits.mode === 'clear' || last;
  for (let line = await peer.readLine(); line !== null; line = await peer.readLine()) {
    habits.log?.push(line);
    const verb = (line.split(/[ :]/, 1)[0] ?? '').toUpperCase();
    const set = replies[verb];
    if (set !== undefined) peer.send(`${set}\r\n`);
    else if (verb === 'EHLO') peer.send(capabilityReply(host, habits, ready));
    else if (verb === 'STARTTLS') {
      peer.send('220 go ahead\r\n');
      if (!(await peer.acceptTls(tls))) return;
      return converse(peer, habits, tls, true);
    } else if (verb === 'AUTH') peer.send(await authReply(peer, line, habits));
    else if (verb === 'DATA') await takeMessage(peer, habits);
    else if (verb === 'QUIT') {
      peer.send('221 bye\r\n');
      return peer.end();
    } else peer.send('250 2.0.0 fine\r\n');
  }
}

function capabilityReply(host: string, habits: ServerHabits, ready: boolean): string {
  const { auth = 'PLAIN LOGIN', capabilities = ['SIZE 10485760', '8BITMIME', 'ENHANCEDSTATUSCODES'] } =
    habits;
  const lines = [...capabilities, ...(ready ? (auth === null ? [] : [`AUTH ${auth}`]) : ['STARTTLS'])];
  return [host, ...lines]
    .map((line, index) => `250${index === lines.length ? ' ' : '-'}${line}\r\n`)
    .join('');
}

async function authReply(peer: MemoryPeer, line: string, habits: ServerHabits): Promise<string> {
  const { user = 'user@example.test', password = 'correct-horse' } = habits;
  const [, mechanism = '', initial] = line.split(' ');
  if (habits.broken?.includes(mechanism)) return '504 5.5.4 Unrecognized\r\n';
  const right = Buffer.from(`\0${user}\0${password}`).toString('base64');
  if (mechanism === 'PLAIN') {
    return initial === right ? '235 2.7.0 welcome\r\n' : '535 5.7.8 Authentication failed\r\n';
  }
  peer.send('334 VXNlcm5hbWU6\r\n');
  await peer.readLine();
  peer.send('334 UGFzc3dvcmQ6\r\n');
  const given = Buffer.from((await peer.readLine()) ?? '', 'base64').toString();
  return given === password ? '235 2.7.0 welcome\r\n' : '535 5.7.8 Authentication failed\r\n';
}

async function takeMessage(peer: MemoryPeer, habits: ServerHabits): Promise<void> {
  peer.send('354 go on\r\n');
  const lines: string[] = [];
  for (let line = await peer.readLine(); line !== null && line !== '.'; line = await peer.readLine())
    lines.push(line);
  habits.log?.push(lines.join('\n'));
  peer.send(`${habits.replies?.['.'] ?? '250 2.0.0 Ok: queued as 4ABC123'}\r\n`);
}
