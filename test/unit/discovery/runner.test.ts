/** Time: who is waited for, for how long, and what happens when nobody answers. All in virtual time. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DiscoveryOutcome } from '../../../electron/engine/discovery/types.ts';
import type { MemoryWorld } from '../../support/memory-network/memory.ts';
import {
  configFile,
  databaseBase,
  discoverIn,
  outgoing,
  type Run,
  type RunOptions,
  traceOf,
} from './support.ts';

const autoconfigUrl = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const wellKnownUrl = 'https://example.test/.well-known/autoconfig/mail/config-v1.1.xml';
const databaseUrl = `${databaseBase}example.test`;
const file = (host: string, delayMs = 0) => ({ body: configFile(outgoing({ host })), delayMs });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs a world to its end; `ms` is the virtual time that it took. */
async function timed(world: MemoryWorld, options: RunOptions = {}): Promise<Run & { ms: number }> {
  const started = performance.now();
  const running = discoverIn(world, options).then((run) => ({ ...run, ms: performance.now() - started }));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(vi.getTimerCount()).toBe(0);
  return running;
}

describe('runner', () => {
  it('starts every source at once', async () => {
    const everything = () => ({ status: 404, delayMs: 1_000 });
    const { network, ms } = await timed({ http: everything });
    expect(network.requests.length).toBeGreaterThan(5);
    // The longest chain: without the address, with it, over http.
    expect(ms).toBeLessThan(3_500);
  });

  it('lets a slow answer of a better source win, and shows the quick one meanwhile', async () => {
    const seen: string[] = [];
    const listener = (snapshot: DiscoveryOutcome) => {
      const first = snapshot.candidates[0];
      const line = `${first?.source ?? 'nothing'} ${snapshot.decided}`;
      if (seen.at(-1) !== line) seen.push(line);
    };
    const world = {
      http: { [autoconfigUrl]: file('a.example.test', 3_000), [databaseUrl]: file('d.example.test', 50) },
    };
    const { outcome, ms } = await timed(world, { listener });
    expect(outcome.candidates.map((one) => one.source)).toEqual(['autoconfig', 'ispdb']);
    expect(seen).toEqual(['nothing false', 'ispdb false', 'autoconfig false', 'autoconfig true']);
    expect(ms).toBe(3_000);
  });

  it('is decided at the pace of the slowest needed answer while lower sources hang', async () => {
    let decidedAt: number | null = null;
    const started = performance.now();
    const listener = (snapshot: DiscoveryOutcome) => {
      if (snapshot.decided) decidedAt ??= performance.now() - started;
    };
    const http = {
      [autoconfigUrl]: file('a.example.test', 800),
      [wellKnownUrl]: 'silent',
      [databaseUrl]: 'silent',
    };
    const { outcome, ms } = await timed({ http } as MemoryWorld, { listener });
    expect(decidedAt).toBe(800);
    expect(ms).toBe(3_300);
    expect(traceOf(outcome, 'ispdb')).toEqual([`skipped ${databaseUrl}`]);
    expect(outcome.incomplete).toBe(false);
  });

  it('keeps a lower answer that comes in the time of grace', async () => {
    const http = { [autoconfigUrl]: file('a.example.test'), [databaseUrl]: file('d.example.test', 2_400) };
    const { outcome } = await timed({ http });
    expect(outcome.candidates.map((one) => one.host)).toEqual(['a.example.test', 'd.example.test']);
  });

  it('hears every source out when the best answer needs an agreement', async () => {
    const srv = {
      '_submissions._tcp.example.test': [
        { priority: 0, weight: 1, port: 465, target: 'smtp.hoster.example' },
      ],
    };
    const mail = '<Protocol><Type>SMTP</Type><Server>mail.example.test</Server></Protocol>';
    const body = `<Autodiscover><Response><Account>${mail}</Account></Response></Autodiscover>`;
    const http = { 'https://example.test/autodiscover/autodiscover.xml': { body, delayMs: 6_000 } };
    const { outcome, ms } = await timed({ srv, http });
    expect(outcome.candidates.map((one) => one.source)).toEqual(['srv-submissions', 'autodiscover']);
    expect(ms).toBe(6_000);
  });

  it('waits for SRV whatever else is known: its "no" binds every source', async () => {
    const refusal = [{ priority: 0, weight: 0, port: 0, target: '.' }];
    const srv = {
      '_submission._tcp.example.test': {
        outcome: 'found',
        records: refusal,
        authenticated: false,
        delayMs: 4_000,
      } as const,
    };
    const decided: boolean[] = [];
    const both = configFile(
      outgoing({ host: 'a.test' }),
      outgoing({ host: 'a.test', port: 587, socket: 'STARTTLS' }),
    );
    const { outcome, ms } = await timed(
      { http: { [autoconfigUrl]: { body: both } }, srv },
      { listener: (snapshot) => decided.push(snapshot.decided && snapshot.candidates.length === 2) },
    );
    expect(outcome.candidates.map((one) => one.port)).toEqual([465]);
    expect(decided).not.toContain(true);
    expect(ms).toBe(4_000);
  });

  it.each([
    ['takes the connection and is silent', 'silent', 5_000],
    ['drops every packet', 'dropped', 4_000],
  ] as const)('waits for a better source that %s no longer than %s', async (_, page, until) => {
    const { outcome, ms } = await timed({ http: { [autoconfigUrl]: page, [databaseUrl]: file('d.test') } });
    expect(ms).toBe(until);
    expect(traceOf(outcome, 'autoconfig')[0]).toBe(`timeout ${autoconfigUrl}`);
    expect(outcome.candidates[0]?.source).toBe('ispdb');
    expect(outcome.incomplete).toBe(true);
    expect(outcome.notes).toContainEqual(
      expect.objectContaining({
        code: 'could-not-check',
        facts: { source: 'autoconfig', mayChange: 'yes' },
      }),
    );
  });

  it('counts from the first answer of DNS, and gives a source that talks its full time', async () => {
    const late = { outcome: 'absent', kind: 'no-such-record', authenticated: false, delayMs: 1_000 } as const;
    const txt = { '_ua-auto-config.example.test': late, 'example.test': late };
    const services = ['_submission', '_submissions', '_autodiscover'];
    const srv = Object.fromEntries(services.map((name) => [`${name}._tcp.example.test`, late]));
    const quiet = { txt, srv, mx: { 'example.test': late } };
    const first = { status: 400, delayMs: 4_500 };
    const second = { body: configFile(outgoing({ host: 'a.test' })), delayMs: 1_500 };
    const whole = `${autoconfigUrl}?emailaddress=ann%40example.test`;
    const http = { [autoconfigUrl]: first, [whole]: second, [databaseUrl]: file('d.test') } as const;
    const slow = await timed({ ...quiet, http });
    expect(slow.outcome.candidates.map((one) => one.source)).toEqual(['autoconfig', 'ispdb']);
    expect(slow.ms).toBe(6_000);
    const hanging = await timed({ ...quiet, http: { ...http, [autoconfigUrl]: 'silent' } });
    expect(hanging.ms).toBe(6_000);
    expect(hanging.outcome.candidates.map((one) => one.source)).toEqual(['ispdb']);
  });

  it('lets a source that was reached finish where there is no other answer', async () => {
    const { outcome, ms } = await timed({ http: { [autoconfigUrl]: file('a.test', 6_500) } });
    expect(ms).toBe(6_500);
    expect(outcome.candidates.map((one) => one.source)).toEqual(['autoconfig']);
  });

  it('ends within 15 s when everything hangs', async () => {
    const silent = { outcome: 'found' as const, records: [], authenticated: false, delayMs: 60_000 };
    const { outcome, ms } = await timed({
      http: () => 'silent',
      addresses: { 'smtp.example.test': 'silent', 'mail.example.test': 'silent', 'example.test': 'silent' },
      srv: { '_submission._tcp.example.test': silent, '_submissions._tcp.example.test': silent },
      mx: { 'example.test': 'silent' },
      txt: { 'example.test': 'silent', '_ua-auto-config.example.test': 'silent' },
    });
    expect(ms).toBeLessThanOrEqual(15_000);
    expect(outcome.incomplete).toBe(true);
    expect(outcome.candidates).toEqual([]);
    expect(outcome.trace.filter((one) => one.outcome === 'timeout').length).toBeGreaterThan(8);
  });

  it('guesses after 2.5 s without a published answer and drops the guess when one comes', async () => {
    const seen = new Set<string>();
    const { outcome } = await timed(
      {
        addresses: { 'smtp.example.test': ['192.0.2.1'] },
        http: { [autoconfigUrl]: file('a.example.test', 5_000) },
      },
      { listener: (snapshot) => seen.add(`${snapshot.candidates[0]?.source} ${snapshot.decided}`) },
    );
    expect(seen).toContain('guess false');
    expect(outcome.candidates.map((one) => one.source)).toEqual(['autoconfig']);
  });

  it('stops at once', async () => {
    const controller = new AbortController();
    const running = discoverIn({ http: () => 'silent' }, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    const { outcome } = await running;
    expect(outcome.elapsedMs).toBe(100);
    expect(outcome.trace.filter((one) => one.detail === 'stopped').length).toBeGreaterThan(5);
    expect(outcome.incomplete).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('contacts nothing when it was stopped before, and says that nothing could be checked', async () => {
    const { network, outcome } = await discoverIn({}, { signal: AbortSignal.abort() });
    expect(new Set(outcome.trace.map((one) => one.detail))).toEqual(new Set(['stopped']));
    expect(outcome.incomplete).toBe(true);
    expect(network.requests).toEqual([]);
    expect(network.questions).toEqual([]);
  });

  it('goes on where a source has a fault of ours, and says so', async () => {
    const broken = () => {
      throw new Error('bug');
    };
    const running = discoverIn({ http: broken });
    await vi.advanceTimersByTimeAsync(20_000);
    const { outcome } = await running;
    expect(outcome.incomplete).toBe(true);
    const faulty = outcome.trace.filter((line) => line.outcome === 'client-fault');
    expect(new Set(faulty.map(({ source }) => source))).toContain('ispdb');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('passes a fault elsewhere on instead of hanging', async () => {
    const listener = () => {
      throw new Error('bug');
    };
    const running = discoverIn({}, { listener });
    await expect(Promise.all([running, vi.advanceTimersByTimeAsync(20_000)])).rejects.toThrow('bug');
  });
});
