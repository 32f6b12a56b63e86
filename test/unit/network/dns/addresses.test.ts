import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pause } from '../../../../electron/engine/base/deadline.ts';
import { type AskAddresses, lookUpHost } from '../../../../electron/engine/network/dns/addresses.ts';
import type { DnsAnswer } from '../../../../electron/engine/network/network.ts';

const { signal } = new AbortController();
const found = (ip: string): DnsAnswer<string> => ({ outcome: 'found', records: [ip], authenticated: false });
const absent: DnsAnswer<string> = { outcome: 'absent', kind: 'no-such-record', authenticated: false };

/** Answers after some milliseconds, or not before the question is stopped. */
function resolver(script: {
  A: [number, DnsAnswer<string>];
  AAAA: [number, DnsAnswer<string>];
}): AskAddresses {
  return async (_, type, asking) => {
    const [ms, answer] = script[type];
    await pause(ms, asking);
    return asking.aborted ? { outcome: 'timeout' } : answer;
  };
}

async function after<T>(ms: number, promise: Promise<T>): Promise<T | 'pending'> {
  const waiting = Promise.race([promise, pause(ms).then(() => 'pending' as const)]);
  await vi.advanceTimersByTimeAsync(ms);
  return waiting;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an IP literal answers itself, with or without brackets', async () => {
  const answer = { outcome: 'found', addresses: [{ ip: '2001:db8::1', family: 6 }], ms: 0 };
  expect(await lookUpHost('[2001:db8::1]', null, signal).complete).toEqual(answer);
  expect(await lookUpHost('2001:db8::1', null, signal).initial).toEqual(answer);
});

test('localhost is never asked for', async () => {
  const ask = vi.fn<AskAddresses>();
  expect(await lookUpHost('localhost', ask, signal).complete).toMatchObject({
    addresses: [{ ip: '::1' }, { ip: '127.0.0.1' }],
  });
  expect(ask).not.toHaveBeenCalled();
});

test('IPv6 may start at once, IPv4 waits 50 ms for it', async () => {
  const fastSix = lookUpHost(
    'a.test',
    resolver({ AAAA: [10, found('::1')], A: [30, found('192.0.2.1')] }),
    signal,
  );
  expect(await after(10, fastSix.initial)).toMatchObject({ addresses: [{ ip: '::1' }] });
  expect(await after(20, fastSix.complete)).toMatchObject({
    addresses: [{ ip: '::1' }, { ip: '192.0.2.1' }],
    ms: 30,
  });

  const slowSix = lookUpHost(
    'a.test',
    resolver({ AAAA: [400, found('::1')], A: [10, found('192.0.2.1')] }),
    signal,
  );
  expect(await after(59, slowSix.initial)).toBe('pending');
  expect(await after(1, slowSix.initial)).toMatchObject({ addresses: [{ ip: '192.0.2.1' }] });
  expect(await after(340, slowSix.complete)).toMatchObject({
    addresses: [{ ip: '::1' }, { ip: '192.0.2.1' }],
  });
});

test('a known "no IPv6" costs nothing', async () => {
  const lookup = lookUpHost('a.test', resolver({ AAAA: [5, absent], A: [10, found('192.0.2.1')] }), signal);
  expect(await after(10, lookup.initial)).toMatchObject({ addresses: [{ ip: '192.0.2.1' }] });
});

test('a family that is never answered holds the other one up for a second', async () => {
  const script = resolver({ AAAA: [60_000, absent], A: [10, found('192.0.2.1')] });
  const lookup = lookUpHost('a.test', script, signal);
  expect(await after(1_020, lookup.complete)).toMatchObject({ addresses: [{ ip: '192.0.2.1' }], ms: 1_010 });
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('absence needs both answers; what could not be checked is not absent', async () => {
  const error: DnsAnswer<string> = { outcome: 'dns-error', code: 'SERVFAIL' };
  const both = lookUpHost('a.test', resolver({ AAAA: [0, absent], A: [0, absent] }), signal);
  expect(await after(0, both.complete)).toMatchObject({ outcome: 'absent', kind: 'no-such-record' });
  const half = lookUpHost('a.test', resolver({ AAAA: [0, absent], A: [0, error] }), signal);
  expect(await after(0, half.initial)).toMatchObject({ outcome: 'dns-error', code: 'SERVFAIL' });
});
