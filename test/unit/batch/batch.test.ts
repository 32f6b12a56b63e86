/** Whole batches in virtual time against in-memory servers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../electron/engine/base/secret.ts';
import { type BatchOptions, runBatch } from '../../../electron/engine/batch/batch.ts';
import { HostLimiter } from '../../../electron/engine/batch/limiter.ts';
import { readRows } from '../../../electron/engine/batch/rows.ts';
import { createAssistant } from '../../../electron/engine/run/assistant.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { type BatchLine, batchLineSchema } from '../../../shared/helpdesk-results.ts';
import { autoconfig, testWords } from '../../support/assistant-run.ts';
import { createMemoryNetwork, type MemoryWorld } from '../../support/memory-network/memory.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const password = 'correct-horse';
const host = 'smtp.example.test';
const autoconfigUrl = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const published = { [autoconfigUrl]: { body: autoconfig({ host, port: 465, socketType: 'SSL' }) } };

/** Takes any user with the right password. */
function server(log: string[] = []) {
  return smtpServer({ auth: 'LOGIN', log });
}

interface Run {
  lines: BatchLine[];
  begun: number[];
  network: ReturnType<typeof createMemoryNetwork>;
  elapsedMs: number;
}

async function run(
  csv: string,
  world: MemoryWorld,
  over: Partial<BatchOptions> = {},
  stopAfterMs?: number,
): Promise<Run> {
  const network = createMemoryNetwork(world);
  const lines: BatchLine[] = [];
  const begun: number[] = [];
  const stopper = new AbortController();
  async function* bytes() {
    yield Buffer.from(csv);
  }
  const startedAt = performance.now();
  const done = runBatch(
    readRows(bytes()),
    {
      createAssistant: (given) =>
        createAssistant(() => ({
          network,
          discovery: {
            ispdbBases: [],
            offlineDb: true,
            allowedHosts: new Set(),
            allowAll: false,
            random: () => 0.5,
          },
          words: testWords,
          send: false,
          ...given,
        })),
      secretFor: async () => ({ ok: true, secret: new Secret(password) }),
      limiter: new HostLimiter({ pauseMs: 1_000, refusalsToStop: 2 }),
      explainer: createExplainer('en'),
      atOnce: 8,
      earlier: { done: new Map(), interrupted: new Set() },
      retryInterrupted: false,
      begin: (row) => begun.push(row),
      finish: (line) => lines.push(batchLineSchema.parse(line)),
      errorOf: ({ column }) => ({ code: `row-${column}`, text: 'no' }),
      ...over,
    },
    stopper.signal,
  ).then(() => performance.now() - startedAt);
  // It may reject while time passes; who awaits it below hears of it.
  done.catch(() => {});
  if (stopAfterMs !== undefined) {
    await vi.advanceTimersByTimeAsync(stopAfterMs);
    stopper.abort();
  }
  await vi.runAllTimersAsync();
  return { lines: lines.sort((a, b) => a.row - b.row), begun, network, elapsedMs: await done };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const rowsOf = (count: number, domain = 'example.test') =>
  `email\n${Array.from({ length: count }, (_, index) => `u${index}@${domain}\n`).join('')}`;

describe('a batch', () => {
  it('has one line per row, with what check would say', async () => {
    const { lines, network } = await run(rowsOf(3), { http: published, tcp: { [`${host}:465`]: server() } });
    expect(
      lines.map(({ row, email, end, verdict, exitCode }) => [row, email, end, verdict, exitCode]),
    ).toEqual([
      [1, 'u0@example.test', 'checked', 'works', 0],
      [2, 'u1@example.test', 'checked', 'works', 0],
      [3, 'u2@example.test', 'checked', 'works', 0],
    ]);
    expect(lines[0]).toMatchObject({
      endpoint: { host, port: 465, security: 'tls' },
      username: 'u0@example.test',
    });
    expect(network.openConnections()).toBe(0);
  });

  it('looks a domain up once, and pauses between two sign-ins at a host', async () => {
    const { network, elapsedMs } = await run(rowsOf(5), {
      http: published,
      tcp: { [`${host}:465`]: server() },
    });
    const asked = network.contacted().filter(({ why }) => why === 'autoconfig');
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(elapsedMs).toBeGreaterThanOrEqual(4_000);
  });

  it('does not wait at one host for another', async () => {
    const csv = `email,host,port,security\n${['a', 'b', 'c'].map((name) => `u@${name}.example,${name}.example,465,tls\n`).join('')}`;
    const tcp = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [
        `${name}.example:465`,
        smtpServer({ auth: 'LOGIN', host: `${name}.example` }),
      ]),
    );
    const { lines, elapsedMs } = await run(csv, { tcp });
    expect(lines.map(({ verdict }) => verdict)).toEqual(['works', 'works', 'works']);
    expect(elapsedMs).toBeLessThan(1_000);
  });

  it('looks again when the door that worked is closed to the next row', async () => {
    let calls = 0;
    const first = server();
    const tcp = {
      [`${host}:465`]: ((peer) => {
        calls += 1;
        return calls <= 3 ? first(peer) : peer.end();
      }) as typeof first,
      [`${host}:587`]: smtpServer({ auth: 'LOGIN', mode: 'starttls' }),
    };
    const { lines } = await run(rowsOf(4), { http: published, tcp });
    expect(lines.map(({ verdict, endpoint }) => [verdict, endpoint?.port])).toContainEqual(['works', 587]);
    expect(lines).toHaveLength(4);
  });
});

describe('the lock-out guard', () => {
  const wrong = async () => ({ ok: true as const, secret: new Secret('wrong') });

  it('stops a host after two refusals; the other rows of the host are not signed in', async () => {
    const log: string[] = [];
    const { lines, begun } = await run(
      rowsOf(6),
      { http: published, tcp: { [`${host}:465`]: server(log) } },
      { secretFor: wrong },
    );
    expect(lines.map(({ end }) => end)).toEqual([
      'checked',
      'checked',
      'host-stopped',
      'host-stopped',
      'host-stopped',
      'host-stopped',
    ]);
    expect(lines[0]).toMatchObject({ verdict: 'fails', class: 'auth-bad-credentials', exitCode: 77 });
    expect(lines[2]).toMatchObject({ verdict: 'unfinished', exitCode: 75 });
    expect(begun).toEqual([1, 2]);
    expect(log.filter((line) => line.startsWith('AUTH'))).toHaveLength(2);
  });

  it('goes on at other hosts', async () => {
    const csv = `email,host,port,security\na@x.example,${host},465,tls\nb@x.example,${host},465,tls\nc@x.example,${host},465,tls\nd@y.example,other.example,465,tls\n`;
    const tcp = {
      [`${host}:465`]: server(),
      'other.example:465': smtpServer({ auth: 'LOGIN', host: 'other.example' }),
    };
    const { lines } = await run(
      csv,
      { tcp },
      {
        secretFor: async ({ address }) =>
          address.local === 'd' ? { ok: true, secret: new Secret(password) } : wrong(),
      },
    );
    expect(lines.map(({ end, verdict }) => `${end} ${verdict}`)).toEqual([
      'checked fails',
      'checked fails',
      'host-stopped unfinished',
      'checked works',
    ]);
  });
});

describe('what cannot be checked', () => {
  it('is a line of its own, and the rest goes on', async () => {
    const { lines } = await run('email\nnobody\nu@example.test\n', {
      http: published,
      tcp: { [`${host}:465`]: server() },
    });
    expect(lines).toMatchObject([
      { row: 1, email: 'nobody', end: 'unusable', exitCode: 65, error: { code: 'row-email' } },
      { row: 2, verdict: 'works' },
    ]);
  });

  it('a password that nobody has costs only its row', async () => {
    const error = { code: 'secret-not-set', text: 'no' };
    const { lines, begun } = await run(
      rowsOf(2),
      { http: published, tcp: { [`${host}:465`]: server() } },
      {
        secretFor: async ({ number }) =>
          number === 1 ? { ok: false, error } : { ok: true, secret: new Secret(password) },
      },
    );
    expect(lines).toMatchObject([{ end: 'unusable', exitCode: 65, error }, { verdict: 'works' }]);
    expect(begun).toEqual([2]);
  });

  it('nobody agrees to a host in a batch', async () => {
    const http = { [autoconfigUrl.replace('https', 'http')]: published[autoconfigUrl] };
    const { lines, network } = await run(rowsOf(1), { http, tcp: { [`${host}:465`]: server() } });
    expect(lines).toMatchObject([{ verdict: 'unfinished', class: 'consent-required', exitCode: 78 }]);
    expect(network.connects.filter((to) => to.startsWith(host))).toEqual([]);
  });
});

describe('going on', () => {
  const world = () => ({ http: published, tcp: { [`${host}:465`]: server() } });

  it('passes over what is finished and says what was broken off', async () => {
    const earlier = { done: new Map([[1, 'u0@example.test']]), interrupted: new Set([2]) };
    const { lines, begun } = await run(rowsOf(3), world(), { earlier });
    expect(lines.map(({ row, end }) => [row, end])).toEqual([
      [2, 'interrupted'],
      [3, 'checked'],
    ]);
    expect(begun).toEqual([3]);
  });

  it('tries broken-off rows again when it is told to', async () => {
    const earlier = { done: new Map(), interrupted: new Set([1]) };
    const { begun } = await run(rowsOf(1), world(), { earlier, retryInterrupted: true });
    expect(begun).toEqual([1]);
  });

  it('stopped rows have a line only when their sign-in had begun', async () => {
    const slow = smtpServer({ auth: 'LOGIN', greetAfterMs: 400 });
    const { lines, begun, network } = await run(
      rowsOf(5),
      { http: published, tcp: { [`${host}:465`]: slow } },
      {},
      1_700,
    );
    expect(lines.map(({ row }) => row)).toEqual(begun);
    expect(lines.length).toBeLessThan(5);
    expect(network.openConnections()).toBe(0);
  });

  it('ends when a line cannot be kept', async () => {
    const finish = () => {
      throw new Error('disk full');
    };
    const ended = run('email\nnobody\n', {}, { finish });
    await expect(ended).rejects.toThrow('disk full');
  });
});
