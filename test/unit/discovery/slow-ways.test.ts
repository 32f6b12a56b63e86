/**
 * The same worlds over a way that takes 700 ms there and back, and over one that loses 2 packets in 100: nothing that is
 * published may be lost, and the answer is there in time. All in virtual time.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemoryWorld } from '../../support/memory-network/memory.ts';
import { configFile, databaseBase, discoverIn, outgoing, type Run, summary } from './support.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const own = 'https://autoconfig.example.test/mail/config-v1.1.xml';
const wellKnown = 'https://example.test/.well-known/autoconfig/mail/config-v1.1.xml';
const told = `${own}?emailaddress=ann%40example.test`;
const autodiscover = 'https://autodiscover.example.test/autodiscover/autodiscover.xml';
const database = `${databaseBase}example.test`;
const file = (host: string) => ({ body: configFile(outgoing({ host })) });
const exchange = [{ preference: 10, exchange: 'mx.hoster.test' }];
const srv = (target: string) => ({
  '_submissions._tcp.example.test': [{ priority: 0, weight: 1, port: 465, target }],
});
const smtp = '<Protocol><Type>SMTP</Type><Server>mail.example.test</Server><Port>465</Port></Protocol>';
const pox = `<Autodiscover><Response><Account>${smtp}</Account></Response></Autodiscover>`;

const worlds: Record<string, MemoryWorld> = {
  'autoconfig and the database': { http: { [own]: file('a.example.test'), [database]: file('d.test') } },
  'a file that wants the address': {
    http: { [own]: { status: 500 }, [told]: file('a.example.test'), [database]: file('d.test') },
  },
  'the well-known place': { http: { [wellKnown]: file('w.example.test') } },
  'a file over http only': { http: { [own.replace('https', 'http')]: file('h.example.test') } },
  'SRV alone': { srv: srv('s.example.test') },
  'Autodiscover alone': { http: { [autodiscover]: { body: pox } } },
  'the operator of the MX host': {
    mx: { 'example.test': exchange },
    http: { 'https://autoconfig.hoster.test/mail/config-v1.1.xml': file('m.hoster.test') },
  },
  'usual names alone': { addresses: { 'mail.example.test': ['192.0.2.7'] } },
  'the database, while two better places drop packets': {
    http: { [own]: 'dropped', [wellKnown]: 'dropped', [database]: file('d.test') },
  },
};

/** Uniform in [0, 1), the same each time. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

/** A lost packet is sent again after a second (RFC 6298 2.1), and after two when that is lost too. */
function lossy(seed: number, rttMs: number): () => number {
  const random = draws(seed);
  return () => {
    let ms = rttMs;
    for (let wait = 1_000; random() < 0.02 && wait < 8_000; wait *= 2) ms += wait;
    return ms;
  };
}

async function timed(world: MemoryWorld): Promise<Run & { ms: number }> {
  const started = performance.now();
  const running = discoverIn(world).then((run) => ({ ...run, ms: performance.now() - started }));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(vi.getTimerCount()).toBe(0);
  return running;
}

describe.each(Object.entries(worlds))('%s', (_, world) => {
  it('is found as well at 700 ms for each way there and back', async () => {
    const quick = await timed(world);
    expect(quick.outcome.candidates).not.toEqual([]);
    const slow = await timed({ ...world, roundTrip: () => 700 });
    expect(summary(slow.outcome)).toEqual(summary(quick.outcome));
    expect(slow.ms).toBeLessThan(9_000);
  });

  it('is found as well where 2 packets in 100 are lost', async () => {
    const quick = summary((await timed(world)).outcome);
    for (let seed = 1; seed <= 40; seed += 1)
      expect(summary((await timed({ ...world, roundTrip: lossy(seed, 50) })).outcome)).toEqual(quick);
  });
});
