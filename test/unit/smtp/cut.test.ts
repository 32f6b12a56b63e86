/** The connection dies after each byte of a full session, and stalls after each line. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection, ReadResult } from '../../../electron/engine/network/network.ts';
import { defaultPatience, type SessionPhase } from '../../../electron/engine/smtp/patience.ts';
import { type RunResult, runSession } from '../../support/smtp-run.ts';
import { fullOffer, startServer } from '../../support/smtp-server.ts';

const plan = {
  ehloTls: [...fullOffer, 'SIZE'],
  auth: ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', '235 2.7.0 fine'],
};
const options = { only: 'LOGIN' };

type Ending = 'end' | 'error' | 'stall';

/** Passes on the first `limit` bytes of the server, then ends, breaks or says no more. Tells how many there were. */
function cut(connection: Connection, limit: number, ending: Ending): { passed: () => number } {
  const read = connection.read.bind(connection);
  let passed = 0;
  connection.read = async (signal): Promise<ReadResult> => {
    if (passed >= limit && ending !== 'stall')
      return ending === 'end' ? { kind: 'end' } : { kind: 'error', code: 'ECONNRESET' };
    const result = passed < limit ? await read(signal) : await silence(signal);
    if (result.kind !== 'data') return result;
    const bytes = result.bytes.subarray(0, limit - passed);
    passed += bytes.length;
    return { kind: 'data', bytes };
  };
  connection.buffered = () => 0;
  return { passed: () => passed };
}

function silence(signal: AbortSignal): Promise<ReadResult> {
  return new Promise((resolve) => {
    const stop = () => resolve({ kind: 'stopped' });
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}

async function runCut(
  limit: number,
  ending: Ending,
): Promise<RunResult & { closed: boolean; elapsedMs: number }> {
  const server = startServer(plan);
  cut(server.connection, limit, ending);
  const startedAt = performance.now();
  const running = runSession(server.connection, options);
  let done = false;
  void running.then(() => {
    done = true;
  });
  for (let seconds = 0; seconds < 200 && !done; seconds += 1) await vi.advanceTimersByTimeAsync(1000);
  const result = await running;
  return { ...result, closed: server.closedByClient(), elapsedMs: performance.now() - startedAt };
}

/** What the server says in a full session, by the phase that waits for it. */
const replies: [SessionPhase, string][] = [
  ['banner', '220 mail.example.test ESMTP\r\n'],
  ['ehlo', '250-mail.example.test at your service\r\n250-STARTTLS\r\n250 SIZE 1000000\r\n'],
  ['starttls', '220 go ahead\r\n'],
  [
    'ehlo-tls',
    `250-mail.example.test at your service\r\n${fullOffer.map((line) => `250-${line}\r\n`).join('')}250 SIZE\r\n`,
  ],
  ['auth', '334 VXNlcm5hbWU6\r\n334 UGFzc3dvcmQ6\r\n235 2.7.0 fine\r\n'],
  ['mail-from', '250 sender fine\r\n'],
  ['rcpt-to', '250 recipient fine\r\n'],
  ['data', '354 end with a dot\r\n'],
  ['after-data', '250 2.0.0 Ok: queued as ABC123\r\n'],
];
const whole = replies.map(([, text]) => text).join('');

/** The phase that waits for the byte after the first `count`; null when the session needs no more. */
function phaseAt(count: number): SessionPhase | null {
  let end = 0;
  for (const [phase, text] of replies) {
    end += text.length;
    if (count < end) return phase;
  }
  return null;
}

const unhandled: unknown[] = [];
const keep = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  vi.useFakeTimers();
  process.on('unhandledRejection', keep);
});
afterEach(() => {
  process.off('unhandledRejection', keep);
  expect(unhandled).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('a session that is cut', () => {
  it('is understood here as the server speaks it', async () => {
    const server = startServer(plan);
    const counter = cut(server.connection, Number.MAX_SAFE_INTEGER, 'end');
    const run = await runSession(server.connection, options);
    expect(run.failure).toBeNull();
    expect(counter.passed()).toBe(whole.length + '221 bye\r\n'.length);
  });

  it.each(['end', 'error'] as const)('names the phase after every byte (%s)', async (ending) => {
    for (let count = 0; count < whole.length; count += 1) {
      const run = await runCut(count, ending);
      const phase = phaseAt(count);
      expect([count, run.failure]).toMatchObject([
        count,
        { kind: 'closed', phase, code: ending === 'end' ? null : 'ECONNRESET' },
      ]);
      expect(run.closed).toBe(true);
      expect(run.send ? run.send.ok : false).toBe(phase === 'after-data' ? null : false);
    }
  });

  it('gives up within the deadline of the phase when the server stalls after any line', async () => {
    const lineEnds = [0, ...[...whole.matchAll(/\n/g)].map(({ index }) => index + 1)];
    for (const count of lineEnds.slice(0, -1)) {
      const run = await runCut(count, 'stall');
      const phase = phaseAt(count);
      expect([count, run.failure]).toMatchObject([count, { kind: 'timeout', phase }]);
      expect(run.elapsedMs).toBeLessThanOrEqual(defaultPatience[phase ?? 'banner'].giveUpMs + 1000);
      expect(run.closed).toBe(true);
      expect(run.send ? run.send.ok : false).toBe(phase === 'after-data' ? null : false);
    }
  });

  it('keeps what came of the reply as evidence', async () => {
    const run = await runCut(10, 'end');
    expect(run.failure && 'received' in run.failure && Buffer.from(run.failure.received).toString()).toBe(
      whole.slice(0, 10),
    );
  });
});
