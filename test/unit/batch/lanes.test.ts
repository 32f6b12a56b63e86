import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pause } from '../../../electron/engine/base/deadline.ts';
import { runInLanes } from '../../../electron/engine/batch/lanes.ts';
import { HostLimiter } from '../../../electron/engine/batch/limiter.ts';
import type { SignIn } from '../../../shared/model.ts';
import { refusal } from '../../support/check-results.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const signal = () => new AbortController().signal;

describe('lanes', () => {
  async function run(items: string[], atOnce: number, window = 100) {
    const log: string[] = [];
    let running = 0;
    let most = 0;
    const done = runInLanes(
      (async function* () {
        yield* items;
      })(),
      {
        keyOf: (item) => item.charAt(0),
        async work(item) {
          running += 1;
          most = Math.max(most, running);
          log.push(`+${item}`);
          await pause(100);
          log.push(`-${item}`);
          running -= 1;
        },
        atOnce,
        window,
      },
      signal(),
    );
    await vi.runAllTimersAsync();
    await done;
    return { log, most };
  }

  it('never runs two of a key, and others beside', async () => {
    const { log, most } = await run(['a1', 'a2', 'b1', 'b2', 'c1'], 8);
    expect(log.slice(0, 4)).toEqual(['+a1', '+b1', '+c1', '-a1']);
    expect(log.filter((line) => line.includes('a'))).toEqual(['+a1', '-a1', '+a2', '-a2']);
    expect(most).toBe(3);
  });

  it('keeps to the limit', async () => {
    expect((await run(['a', 'b', 'c', 'd', 'e'], 2)).most).toBe(2);
  });

  it('does every item once, with any window', async () => {
    const items = Array.from({ length: 60 }, (_, index) => `${'abc'.charAt(index % 3)}${index}`);
    for (const window of [1, 2, 7, 100]) {
      const { log } = await run(items, 3, window);
      expect(log.filter((line) => line.startsWith('+')).sort()).toEqual(
        items.map((item) => `+${item}`).sort(),
      );
    }
  });

  it('reads no further than its window', async () => {
    let read = 0;
    const stopper = new AbortController();
    const done = runInLanes(
      (async function* () {
        for (;;) {
          read += 1;
          yield 'same';
        }
      })(),
      { keyOf: (item) => item, work: () => pause(1_000), atOnce: 4, window: 10 },
      stopper.signal,
    );
    await vi.advanceTimersByTimeAsync(500);
    expect(read).toBe(11);
    stopper.abort();
    await vi.runAllTimersAsync();
    await done;
  });
});

describe('limiter', () => {
  const host = { host: 'mail.shop.example', port: 465, security: 'tls' } as const;
  const good: SignIn = { ok: true, mechanism: 'PLAIN', tried: [], diagnosis: null };
  const refused: SignIn = { ...good, ok: false, mechanism: null, diagnosis: refusal };

  it('lets one in at a time, with a pause', async () => {
    const gate = new HostLimiter({ pauseMs: 1_000, refusalsToStop: 2 });
    const entered: string[] = [];
    const visit = async (name: string) => {
      const leave = await gate.enter(host, signal());
      entered.push(`${name} ${Math.round(performance.now() - start)}`);
      await pause(100);
      leave?.(good);
    };
    const start = performance.now();
    const visits = [visit('a'), visit('b'), visit('c')];
    await vi.runAllTimersAsync();
    await Promise.all(visits);
    expect(entered).toEqual(['a 0', 'b 1100', 'c 2200']);
  });

  it('does not hold up other hosts', async () => {
    const gate = new HostLimiter({ pauseMs: 1_000, refusalsToStop: 2 });
    await gate.enter(host, signal());
    expect(await gate.enter({ ...host, host: 'other.example' }, signal())).not.toBeNull();
  });

  it('closes after two refusals; other failures do not count', async () => {
    const gate = new HostLimiter({ pauseMs: 0, refusalsToStop: 2 });
    const broken: SignIn = { ...refused, diagnosis: { ...refusal, class: 'connection-reset', reply: null } };
    const busy: SignIn = {
      ...refused,
      diagnosis: { ...refusal, reply: { code: 454, enhanced: null, text: 'later' } },
    };
    for (const result of [refused, broken, busy, good, null]) {
      (await gate.enter(host, signal()))?.(result);
      await vi.runAllTimersAsync();
    }
    expect(gate.isClosed(host.host)).toBe(false);
    (await gate.enter(host, signal()))?.(refused);
    await vi.runAllTimersAsync();
    expect(gate.isClosed(host.host)).toBe(true);
    expect(await gate.enter(host, signal())).toBeNull();
  });

  it('lets those go who stop waiting', async () => {
    const gate = new HostLimiter({ pauseMs: 1_000, refusalsToStop: 2 });
    const leave = await gate.enter(host, signal());
    const stopper = new AbortController();
    const waiting = gate.enter(host, stopper.signal);
    const next = gate.enter(host, signal());
    stopper.abort();
    expect(await waiting).toBeNull();
    leave?.(good);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await next).not.toBeNull();
  });
});
