import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { published, signIn, startRun } from '../../support/assistant-run.ts';
import type { MemoryDoor, MemoryWorld } from '../../support/memory-network/memory.ts';
import { unverifiedTls, verifiedTls } from '../../support/memory-network/memory-tls.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';
const good = smtpServer();
const expired = smtpServer({ tls: unverifiedTls(host, 'tls-cert-expired') });
const ip = (last: number) => `192.0.2.${last}`;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The machines behind one name, by their port 465; the first is the one that connects first. */
function world(machines: readonly MemoryDoor[], more: Partial<MemoryWorld> = {}): MemoryWorld {
  return {
    http: published,
    addresses: { [host]: machines.map((_, index) => ip(index + 1)) },
    tcp: Object.fromEntries(machines.map((door, index) => [`${ip(index + 1)}:465`, door])),
    ...more,
  };
}

async function check(machines: readonly MemoryDoor[], deps = {}) {
  const run = startRun(world(machines), undefined, deps);
  const state = await run.settle();
  expect(run.network.openConnections()).toBe(0);
  const differing = state.warnings.filter((warning) => warning.class === 'addresses-differ');
  const connects = run.network.connects.filter((place) => place.endsWith(':465'));
  return { state, differing: differing.map(({ facts }) => `${facts.ip} ${facts.problem}`), connects };
}

describe('several machines behind one name', () => {
  it('a bad first one does not fail the port, and is named', async () => {
    const { state, differing } = await check([expired, good]);
    expect(state.verdict).toBe('works-with-warnings');
    expect(differing).toEqual([`${ip(1)} tls-cert-expired`]);
  });

  it.each<[string, MemoryDoor]>([
    ['cuts the line', 'reset'],
    ['turns everybody away at the greeting', smtpServer({ greeting: '554 no service here\r\n' })],
    ['ends TLS with an alert', smtpServer({ tls: { reason: 'alert', alert: 80 } })],
  ])('the next one is tried where the first %s', async (_name, bad) => {
    const { state, differing } = await check([bad, good]);
    expect(state.verdict).toBe('works-with-warnings');
    expect(differing).toHaveLength(1);
  });

  it('two that fail alike speak for all', async () => {
    const { state, connects } = await check([expired, expired, expired, expired]);
    expect(state).toMatchObject({ verdict: 'fails', diagnosis: { class: 'tls-cert-expired' } });
    expect(connects).toEqual([`${ip(1)}:465`, `${ip(2)}:465`]);
  });

  it('a bad one does not hide behind a good one', async () => {
    const { state, differing } = await check([good, expired]);
    expect(state).toMatchObject({ verdict: 'works-with-warnings', verification: { ok: true } });
    expect(differing).toEqual([`${ip(2)} tls-cert-expired`]);
    expect(state.contacted).toContainEqual({ host, port: 465, why: 'second-look' });
  });

  it('machines that do the same are not mentioned, and no more than three others are asked', async () => {
    const { state, differing, connects } = await check([good, good, good, good, good, good]);
    expect(state.verdict).toBe('works');
    expect(differing).toEqual([]);
    expect(connects).toHaveLength(4);
  });

  it('nobody is asked further after a 421', async () => {
    const busy = smtpServer({ greeting: '421 too many of you\r\n' });
    const { state, differing, connects } = await check([good, busy, expired]);
    expect(state.verdict).toBe('works');
    expect(differing).toEqual([]);
    expect(connects).toHaveLength(2);
  });

  it('many runs at once leave the others alone', async () => {
    const { connects } = await check([good, expired], { everyMachine: false });
    expect(connects).toHaveLength(1);
  });

  it('next ones that connect and keep silent do not add up', async () => {
    const mute: MemoryDoor = async (peer) => {
      await peer.acceptTls(verifiedTls(host));
    };
    const run = startRun(world([expired, mute, mute, mute]));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(run.assistant.state).toMatchObject({
      stage: 'finished',
      diagnosis: { class: 'tls-cert-expired' },
    });
    await run.settle();
    expect(run.network.openConnections()).toBe(0);
  });

  it('a machine that never answers ends the look in time', async () => {
    const run = startRun(world([good, 'silent', 'silent', 'silent']));
    await vi.advanceTimersByTimeAsync(13_000);
    expect(run.assistant.state.stage).toBe('finished');
  });
});

it('what was learnt of a peer that loses large hellos is kept for the rest of the run', async () => {
  let large = 0;
  const picky = smtpServer({
    tls: ({ classicGroups }) => {
      if (classicGroups) return verifiedTls(host, { smallHelloOnly: true });
      large += 1;
      return { reason: 'timeout', helloBytes: 1_600 };
    },
  });
  const run = startRun(world([picky]));
  expect((await run.settle()).warnings.map((warning) => warning.class)).toEqual(['large-hello']);
  expect(large).toBe(1);
  const before = run.network.connects.length;
  run.assistant.dispatch({ type: 'send', to: 'other@example.test' });
  await run.settle();
  run.assistant.dispatch(signIn);
  expect(await run.settle()).toMatchObject({
    stage: 'finished',
    to: 'other@example.test',
    signIn: { ok: true },
  });
  expect(run.network.connects.length).toBeGreaterThan(before);
  expect(large).toBe(1);
});
