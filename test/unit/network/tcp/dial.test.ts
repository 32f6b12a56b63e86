import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pause } from '../../../../electron/engine/base/deadline.ts';
import type { AddressAnswer } from '../../../../electron/engine/network/network.ts';
import {
  type ConnectOne,
  dial,
  type HostLookup,
  interleave,
} from '../../../../electron/engine/network/tcp/dial.ts';
import { connectInMemory } from '../../../support/memory-network/memory-connection.ts';

const { signal } = new AbortController();
const six = (n: number) => ({ ip: `2001:db8::${n}`, family: 6 as const });
const four = (n: number) => ({ ip: `192.0.2.${n}`, family: 4 as const });

/** How one address behaves: connects or fails after some time, or never. */
type Behaviour = { connectsAfter: number } | { failsAfter: number; error?: string } | 'silent';

/** A made-up TCP that notes what was started and when, and what is open. */
function world(addresses: Record<string, Behaviour>) {
  const started: { ip: string; at: number }[] = [];
  const open = new Set<string>();
  const begin = performance.now();
  const connect: ConnectOne = async (address, attempt) => {
    started.push({ ip: address.ip, at: Math.round(performance.now() - begin) });
    const behaviour = addresses[address.ip] ?? 'silent';
    if (behaviour === 'silent') await pause(2 ** 31 - 1, attempt);
    else await pause('connectsAfter' in behaviour ? behaviour.connectsAfter : behaviour.failsAfter, attempt);
    if (attempt.aborted || behaviour === 'silent') return { error: 'ABORTED' };
    if ('failsAfter' in behaviour) return { error: behaviour.error ?? 'ENETUNREACH' };
    open.add(address.ip);
    return connectInMemory({ ...address, port: 25 }, () => open.delete(address.ip));
  };
  return { connect, started, open };
}

function known(...addresses: { ip: string; family: 4 | 6 }[]): HostLookup {
  const answer: Promise<AddressAnswer> = Promise.resolve({ outcome: 'found', addresses, ms: 0 });
  return { initial: answer, complete: answer };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('families take turns, IPv6 first', () => {
  expect(interleave([four(1), four(2), four(3), six(1)])).toEqual([six(1), four(1), four(2), four(3)]);
});

test('a dead IPv6 costs 250 ms, is not aborted, and is reported in the end', async () => {
  const { connect, started, open } = world({ [four(1).ip]: { connectsAfter: 30 } });
  const dialling = dial(known(four(1), six(1)), connect, {}, signal);
  await vi.advanceTimersByTimeAsync(280);
  const { connection, attempts, settled } = await dialling;
  expect(connection?.remote.ip).toBe(four(1).ip);
  expect(started).toEqual([
    { ip: six(1).ip, at: 0 },
    { ip: four(1).ip, at: 250 },
  ]);
  expect(attempts[0]).toEqual({ ...six(1), connectMs: null, error: null });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await settled).toEqual([
    { ...six(1), connectMs: null, error: 'ETIMEDOUT' },
    { ...four(1), connectMs: 30, error: null },
  ]);
  expect([...open]).toEqual([four(1).ip]);
});

test('a slow address wins after all, and later winners are closed', async () => {
  const { connect, open } = world({
    [six(1).ip]: { connectsAfter: 600 },
    [four(1).ip]: { connectsAfter: 400 },
  });
  const dialling = dial(known(six(1), four(1)), connect, {}, signal);
  await vi.advanceTimersByTimeAsync(1_000);
  const { connection, settled } = await dialling;
  expect(connection?.remote.ip).toBe(six(1).ip);
  expect((await settled).map(({ connectMs }) => connectMs)).toEqual([600, 400]);
  expect([...open]).toEqual([six(1).ip]);
});

test('when an attempt fails the next one starts at once', async () => {
  const { connect, started } = world({
    [six(1).ip]: { failsAfter: 1 },
    [four(1).ip]: { failsAfter: 20, error: 'ECONNREFUSED' },
    [four(2).ip]: { connectsAfter: 5 },
  });
  const dialling = dial(known(six(1), four(1), four(2)), connect, {}, signal);
  await vi.advanceTimersByTimeAsync(26);
  const { connection, attempts } = await dialling;
  expect(connection?.remote.ip).toBe(four(2).ip);
  expect(started.map(({ at }) => at)).toEqual([0, 1, 21]);
  expect(attempts.map(({ error }) => error)).toEqual(['ENETUNREACH', 'ECONNREFUSED', null]);
});

test('no address accepts: no connection, every reason', async () => {
  const { connect } = world({
    [six(1).ip]: { failsAfter: 1 },
    [four(1).ip]: { failsAfter: 1, error: 'ECONNREFUSED' },
  });
  const dialling = dial(known(six(1), four(1)), connect, {}, signal);
  await vi.advanceTimersByTimeAsync(2);
  const { connection, attempts, settled } = await dialling;
  expect(connection).toBeNull();
  expect(attempts.map(({ error }) => error)).toEqual(['ENETUNREACH', 'ECONNREFUSED']);
  expect(await settled).toEqual(attempts);
});

test('the family that had no turn is tried too, once, and closed', async () => {
  const { connect, started, open } = world({
    [six(1).ip]: { connectsAfter: 10 },
    [four(1).ip]: { connectsAfter: 10 },
    [four(2).ip]: { connectsAfter: 10 },
  });
  const dialling = dial(known(six(1), four(1), four(2)), connect, {}, signal);
  await vi.advanceTimersByTimeAsync(500);
  const { connection, settled } = await dialling;
  expect(connection?.remote.ip).toBe(six(1).ip);
  expect((await settled).map(({ connectMs }) => connectMs)).toEqual([10, 10, null]);
  expect(started).toHaveLength(2);
  expect([...open]).toEqual([six(1).ip]);
});

test('without `everyFamily` the winner ends the race', async () => {
  const { connect, started } = world({ [six(1).ip]: { connectsAfter: 10 } });
  const dialling = dial(known(six(1), four(1)), connect, { everyFamily: false }, signal);
  await vi.advanceTimersByTimeAsync(250);
  await (await dialling).settled;
  expect(started).toHaveLength(1);
});

test('a stop closes everything that is pending, the winner stays with its owner', async () => {
  const { connect, open } = world({ [four(1).ip]: { connectsAfter: 5 } });
  const stopping = new AbortController();
  const dialling = dial(known(six(1), four(1)), connect, {}, stopping.signal);
  await vi.advanceTimersByTimeAsync(260);
  const { settled } = await dialling;
  stopping.abort();
  expect(await settled).toEqual([
    { ...six(1), connectMs: null, error: 'ECANCELED' },
    { ...four(1), connectMs: 5, error: null },
  ]);
  expect([...open]).toEqual([four(1).ip]);
});

test('a stop before the first connection ends the dial', async () => {
  const { connect } = world({});
  const stopping = new AbortController();
  const dialling = dial(known(six(1), four(1)), connect, {}, stopping.signal);
  await vi.advanceTimersByTimeAsync(10);
  stopping.abort();
  await vi.advanceTimersByTimeAsync(250);
  expect((await dialling).connection).toBeNull();
  expect((await dial(known(six(1)), connect, {}, stopping.signal)).connection).toBeNull();
});

test('each address has its own time limit', async () => {
  const { connect } = world({});
  const dialling = dial(known(six(1), four(1)), connect, { timeoutMs: 1_000 }, signal);
  await vi.advanceTimersByTimeAsync(1_250);
  expect((await dialling).attempts.map(({ error }) => error)).toEqual(['ETIMEDOUT', 'ETIMEDOUT']);
});

test('addresses that come later join the race', async () => {
  const { connect, started } = world({ [six(1).ip]: { connectsAfter: 10 } });
  const lookup: HostLookup = {
    initial: Promise.resolve({ outcome: 'found', addresses: [four(1)], ms: 50 }),
    complete: pause(100).then(() => ({ outcome: 'found', addresses: [six(1), four(1)], ms: 100 })),
  };
  const dialling = dial(lookup, connect, {}, signal);
  await vi.advanceTimersByTimeAsync(260);
  const { connection, lookup: answer, settled } = await dialling;
  expect(connection?.remote.ip).toBe(six(1).ip);
  expect(started.map(({ at }) => at)).toEqual([0, 250]);
  expect(answer).toMatchObject({ ms: 100 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await settled).map(({ ip }) => ip)).toEqual([four(1).ip, six(1).ip]);
});

test('a name without addresses is told as such', async () => {
  const { connect } = world({});
  const answer: Promise<AddressAnswer> = Promise.resolve({ outcome: 'dns-error', code: 'SERVFAIL', ms: 3 });
  const result = await dial({ initial: answer, complete: answer }, connect, {}, signal);
  expect(result).toMatchObject({ connection: null, attempts: [], lookup: { code: 'SERVFAIL' } });
  expect(await result.settled).toEqual([]);
});

test('an address that is listed twice is tried once', async () => {
  const { connect, started } = world({ [four(1).ip]: { connectsAfter: 5 } });
  const dialling = dial(known(four(1), four(1)), connect, {}, signal);
  await vi.advanceTimersByTimeAsync(250);
  await (await dialling).settled;
  expect(started).toHaveLength(1);
});
