/**
 * Mutated server streams against a whole session, in virtual time: no crash, no wait beyond a deadline, nothing in clear
 * that belongs behind verified TLS, nothing unsafe left behind.
 */

import { pause, untilAborted } from '../../electron/engine/base/deadline.ts';
import { diagnose } from '../../electron/engine/diagnosis/diagnose.ts';
import type { Connection, ReadResult, TlsResult } from '../../electron/engine/network/network.ts';
import { evidenceOfSignIn } from '../../electron/engine/run/sign-in-evidence.ts';
import { defaultPatience, type SessionPhase } from '../../electron/engine/smtp/patience.ts';
import { exitCodeOf } from '../../shared/problems/exit-code.ts';
import { exitCodes } from '../../shared/problems/exit-codes.ts';
import { verifiedTls } from './memory-network/memory-tls.ts';
import { password, type RunResult, runSession } from './smtp-run.ts';
import { host } from './smtp-server.ts';
import { VirtualTime } from './virtual-time.ts';

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

/** One stream with up to six mutations, rather few than many: what breaks at once shows nothing of what comes behind. */
function mutatedStream(random: Random): Buffer {
  let bytes: Buffer = Buffer.from(pick(random, streams, ''), 'latin1');
  for (let count = Math.floor(random() ** 2 * 7); count > 0; count -= 1) bytes = mutate(bytes, random);
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

/** Behind the first line that ends a reply; without one, the end. */
function endOfReply(stream: Buffer, from: number): number {
  for (let start = from; ; ) {
    const end = stream.indexOf('\n', start) + 1;
    if (end === 0) return stream.length;
    if (stream[start + 3] !== 0x2d) return end;
    start = end;
  }
}

interface Player extends Connection {
  closed: boolean;
  /** All that was written before TLS was up and verified. */
  inClear: string;
}

/** A connection that plays a stream in pieces of any size, at once or slowly, whatever it is told. */
function player(stream: Buffer, random: Random): Player {
  let position = 0;
  const writesFail = random() < 0.1;
  // How often it says one reply at a time: one that runs ahead is not listened to for long.
  const manners = random() < 0.85 ? 1 : random();
  const slowMs = random() < 0.1 ? random() * 40_000 : 0;
  const tls = random() < 0.8 ? 'verified' : pick(random, ['unverified', 'silent'] as const, 'silent');
  const ending = pick(random, ['end', 'reset', 'silence'] as const, 'end');
  const player: Player = {
    closed: false,
    inClear: '',
    remote: { ip: '192.0.2.1', family: 4 as const, port: 465 },
    local: { ip: '192.0.2.254' },
    tls: null as Connection['tls'],
    async read(signal: AbortSignal): Promise<ReadResult> {
      if (slowMs > 0) await pause(random() * slowMs, signal);
      if (signal.aborted) return { kind: 'stopped' };
      if (position < stream.length) {
        const bytes = stream.subarray(
          position,
          random() < manners ? endOfReply(stream, position) : position + 1 + Math.floor(random() ** 4 * 4000),
        );
        position += bytes.length;
        return { kind: 'data', bytes };
      }
      if (ending === 'silence') await untilAborted(signal);
      if (signal.aborted) return { kind: 'stopped' };
      return ending === 'end' ? { kind: 'end' } : { kind: 'error', code: 'ECONNRESET' };
    },
    async write(bytes, signal) {
      if (player.tls?.verified !== true) player.inClear += Buffer.from(bytes).toString('latin1');
      if (!writesFail || random() < 0.7) return { kind: 'written' };
      if (random() < 0.7) return { kind: 'error', code: 'EPIPE' };
      await untilAborted(signal);
      return { kind: 'stopped' };
    },
    buffered: () => 0,
    async startTls({ timeoutMs = 0 }, signal): Promise<TlsResult> {
      if (tls === 'silent') return silentTls(timeoutMs, signal);
      const problem = 'tls-cert-untrusted-issuer';
      const facts = verifiedTls(host, tls === 'verified' ? {} : { verified: false, problem });
      Object.assign(player, { tls: facts });
      return { up: true, facts, ms: 1 };
    },
    channelBinding: () => null,
    handOver: () => null,
    close() {
      player.closed = true;
    },
  };
  return player;
}

async function silentTls(ms: number, signal: AbortSignal): Promise<TlsResult> {
  await pause(ms, signal);
  const reason = signal.aborted ? 'stopped' : 'timeout';
  const nothing = { alert: null, firstBytes: new Uint8Array(), upTo: null, helloBytes: 300, code: null };
  return { up: false, reason, ...nothing, ms };
}

/** What is wrong with the end of a run, null when nothing is. `tookMs`: virtual time. */
function complaint(run: RunResult, { closed, inClear }: Player, tookMs: number): string | null {
  if (!closed) return 'the connection stayed open';
  const ended = run.failure !== null || run.send?.ok === true;
  if (!ended) return 'neither a failure nor a success';
  const inTheOpen = inClear.split('\r\n').find((line) => !harmless.test(line));
  if (inTheOpen !== undefined) return `in clear: ${inTheOpen}`;
  return complaintOfTime(run, tookMs) ?? complaintOfFault(run) ?? complaintOfWords(run);
}

/** What may be said before TLS is up and verified; the last line ends with CRLF, so nothing stands behind it. */
const harmless = /^(((EHLO|HELO) [\w.:[\]-]+|STARTTLS|QUIT)?)$/;

/** More than the deadlines allow. */
const graceMs = 1_000;

/** Every phase within the deadlines of its steps, and no wait outside of them. */
function complaintOfTime({ session }: RunResult, tookMs: number): string | null {
  const { lines } = session.transcript;
  for (const { name, ms } of session.phases) {
    const phase = name as SessionPhase;
    const said = lines.filter((line) => line.direction === 'client' && line.phase === name).length;
    const { giveUpMs } = defaultPatience[phase];
    // A greeting is no answer; and where the server runs ahead a command is waited with and never said.
    const steps = said + 1;
    // Behind the command come the message, in one block here, and a look for an early reply.
    const message = name === 'data' ? defaultPatience.block.giveUpMs + giveUpMs : 0;
    if (ms > steps * giveUpMs + message + graceMs) return `${name} took ${ms} ms`;
  }
  const inPhases = session.phases.reduce((sum, { ms }) => sum + ms, 0);
  return tookMs > inPhases + graceMs ? `${tookMs} ms, of which ${inPhases} ms in phases` : null;
}

/** Exit code 70 is never the answer to a network. */
function complaintOfFault({ failure }: RunResult): string | null {
  if (failure === null) return null;
  // What the message needs and the server does not offer was said before anything left.
  if (failure.kind === 'smtputf8-missing' || failure.kind === 'size-limit') return null;
  const where = { host, port: 465, security: 'tls', provider: null } as const;
  const diagnosis = diagnose(evidenceOfSignIn(failure, where));
  return exitCodeOf(diagnosis) === exitCodes.ourBug ? `${failure.kind} is told as a fault of ours` : null;
}

function complaintOfWords(run: RunResult): string | null {
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
    const wrong = await fuzzSession(stream, random);
    if (wrong) return { session, complaint: wrong, stream: JSON.stringify(stream.toString('latin1')) };
    if (session % 10_000 === 9_999) onProgress(session + 1);
  }
  return null;
}

async function fuzzSession(stream: Buffer, random: Random): Promise<string | null> {
  const time = new VirtualTime();
  time.install();
  try {
    const connection = player(stream, random);
    const usual = stream.includes('STARTTLS');
    const mode = random() < 0.9 === usual ? 'starttls' : 'tls';
    const run = await time.settle(runSession(connection, { mode }));
    return run === null ? 'a wait without a deadline' : complaint(run, connection, performance.now());
  } catch (fault) {
    return `a fault of ours: ${fault instanceof Error ? fault.stack : fault}`;
  } finally {
    time.uninstall();
  }
}
