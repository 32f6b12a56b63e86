/** Mutated server streams against a whole session: no crash, no hang, nothing unsafe left behind. */

import type { Connection, ReadResult } from '../../electron/engine/network/network.ts';
import { verifiedTls } from './memory-network/memory-tls.ts';
import { password, type RunResult, runSession } from './smtp-run.ts';
import { host } from './smtp-server.ts';

/** A small, fast generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Streams of servers that behave; the mutations start from them. */
const streams = [
  '220 mx ESMTP\r\n250-mx hi\r\n250-SIZE 1000\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN LOGIN\r\n235 2.7.0 ok\r\n250 2.1.0 ok\r\n250 ok\r\n354 go\r\n250 2.0.0 Ok: queued as AB12CD\r\n221 bye\r\n',
  '220-mx\r\n220 hi\r\n250-mx\r\n250-AUTH=LOGIN\r\n250-AUTH CRAM-MD5\r\n250 SMTPUTF8\r\n334 PDFAeD4=\r\n535 5.7.8 no\r\n334 VXNlcm5hbWU6\r\n334 UGFzc3dvcmQ6\r\n535 no\r\n221 bye\r\n',
  '220 mx\r\n250-mx\r\n250 AUTH SCRAM-SHA-256 XOAUTH2 PLAIN\r\n334 cj1hLHM9YixpPTE=\r\n501 cancelled\r\n235 ok\r\n250 ok\r\n250 ok\r\n354 ok\r\n554 5.7.1 no\r\n',
  '220 mx\r\n250-mx\r\n250 STARTTLS\r\n220 go\r\n250-mx\r\n250 AUTH PLAIN\r\n235 ok\r\n250 ok\r\n550 5.1.1 nobody\r\n221 bye\r\n',
  '554 5.7.1 listed at bl.example\r\n',
  '220 mx\r\n501 bad name\r\n250 mx\r\n',
  '220 mx\r\n250-mx\r\n250 AUTH PLAIN\r\n421 4.7.0 closing\r\n',
];

/** Pieces that tend to hurt parsers. */
const pieces = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  '250 ',
  '250-',
  '250',
  '421 bye\r\n',
  '334 ',
  '334 ====\r\n',
  '235 ok\r\n',
  '999 x\r\n',
  '\x15\x03\x01',
  '\xff\xfe',
  '\xe2\x80\xae',
  '\u202e',
  'AUTH=',
  ' '.repeat(300),
  'A'.repeat(5000),
  '250-x\r\n'.repeat(140),
  'SIZE 99999999999999999999\r\n',
  Buffer.from(password).toString('base64'),
  password,
  '550 5.1.1 ',
  'HTTP/1.1 200 OK\r\n',
];

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[], fallback: T): T =>
  list[Math.floor(random() * list.length)] ?? fallback;

/** One stream with one to six mutations. */
function mutatedStream(random: Random): Buffer {
  let bytes: Buffer = Buffer.from(pick(random, streams, ''), 'latin1');
  for (let count = 1 + Math.floor(random() * 6); count > 0; count -= 1) bytes = mutate(bytes, random);
  return bytes;
}

function mutate(bytes: Buffer, random: Random): Buffer {
  const from = Math.floor(random() * (bytes.length + 1));
  const to = Math.min(bytes.length, from + Math.floor(random() * 30));
  switch (Math.floor(random() * 5)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    case 2:
      return Buffer.concat([
        bytes.subarray(0, from),
        Buffer.from(pick(random, pieces, ''), 'latin1'),
        bytes.subarray(from),
      ]);
    case 3:
      return bytes.subarray(0, from);
    default: {
      const changed = Buffer.from(bytes);
      if (from < changed.length) changed[from] = Math.floor(random() * 256);
      return changed;
    }
  }
}

/** A connection that plays a stream in pieces of any size, whatever it is told. */
function player(stream: Buffer, random: Random): Connection & { closed: boolean } {
  let position = 0;
  const writesFail = random() < 0.1;
  const tls = random() < 0.8;
  const ending: ReadResult = random() < 0.5 ? { kind: 'end' } : { kind: 'error', code: 'ECONNRESET' };
  const player = {
    closed: false,
    remote: { ip: '192.0.2.1', family: 4 as const, port: 465 },
    local: { ip: '192.0.2.254' },
    tls: null as Connection['tls'],
    async read(signal: AbortSignal): Promise<ReadResult> {
      if (signal.aborted) return { kind: 'stopped' };
      if (position >= stream.length) return ending;
      const bytes = stream.subarray(position, position + 1 + Math.floor(random() ** 4 * 4000));
      position += bytes.length;
      return { kind: 'data', bytes };
    },
    async write() {
      return writesFail && random() < 0.3
        ? ({ kind: 'error', code: 'EPIPE' } as const)
        : ({ kind: 'written' } as const);
    },
    buffered: () => 0,
    async startTls() {
      const facts = verifiedTls(host);
      if (tls) player.tls = facts;
      return { up: true as const, facts, ms: 1 };
    },
    channelBinding: () => null,
    handOver: () => null,
    close() {
      player.closed = true;
    },
  };
  return player;
}

/** What is wrong with the end of a run, null when nothing is. */
function complaint(run: RunResult, closed: boolean): string | null {
  if (!closed) return 'the connection stayed open';
  const ended = run.failure !== null || run.send?.ok === true;
  if (!ended) return 'neither a failure nor a success';
  const shown = JSON.stringify([
    run.session.transcript.lines,
    run.failure,
    run.signIn,
    run.send,
    run.session.greetingText,
  ]);
  if (/[\p{Cc}\p{Cf}]/u.test(shown)) return 'unsafe characters in shown text';
  const afterSignIn = run.session.transcript.lines
    .filter(({ phase }) => phase === 'auth')
    .map(({ text }) => text);
  if (afterSignIn.some((text) => text.includes(password))) return 'the password in the transcript';
  if (run.failure && 'received' in run.failure && run.failure.received.length > 4096)
    return 'too much evidence';
  return null;
}

/** Runs `count` mutated sessions; the first complaint ends it, with the number of the session for the seed. */
export async function fuzzSessions(
  count: number,
  seed: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<{ session: number; complaint: string; stream: string } | null> {
  for (let session = 0; session < count; session += 1) {
    const random = seeded(seed + session);
    const stream = mutatedStream(random);
    const connection = player(stream, random);
    const run = await runSession(connection, { mode: random() < 0.6 ? 'tls' : 'starttls' });
    const wrong = complaint(run, connection.closed);
    if (wrong) return { session, complaint: wrong, stream: JSON.stringify(stream.toString('latin1')) };
    if (session % 10_000 === 9_999) onProgress(session + 1);
  }
  return null;
}
