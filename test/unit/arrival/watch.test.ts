/** The search for the message in virtual time: pauses, news, an end, and connections that break. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundMessage, Mailbox, MailboxResult } from '../../../electron/engine/arrival/mailbox.ts';
import { watchForArrival } from '../../../electron/engine/arrival/watch.ts';
import { pause } from '../../../electron/engine/base/deadline.ts';
import type { ArrivalProblem } from '../../../shared/arrival.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const found: FoundMessage = { folder: 'inbox', checks: [{ method: 'spf', result: 'pass' }] };
const no = (problem: ArrivalProblem): MailboxResult<never> => ({
  ok: false,
  failure: { problem, detail: null },
});

interface Habits {
  /** Answer to the look with this number, from 1. */
  find?: (look: number, signal: AbortSignal) => Promise<MailboxResult<FoundMessage | null>>;
  remove?: MailboxResult<boolean>;
  /** Milliseconds after which the server says that something came. */
  newsAfter?: number;
}

function scripted(habits: Habits) {
  const began = performance.now();
  const seen = { looks: [] as number[], closed: 0, opened: 0, removed: 0 };
  const open = async (): Promise<MailboxResult<Mailbox>> => {
    seen.opened += 1;
    return { ok: true, value: mailbox };
  };
  const mailbox: Mailbox = {
    find(_id, signal) {
      seen.looks.push((performance.now() - began) / 1000);
      return habits.find?.(seen.looks.length, signal) ?? Promise.resolve({ ok: true, value: null });
    },
    waitForNews: (ms, signal) => pause(Math.min(ms, habits.newsAfter ?? ms), signal),
    async remove() {
      seen.removed += 1;
      return habits.remove ?? { ok: true, value: true };
    },
    close() {
      seen.closed += 1;
    },
  };
  return { seen, open };
}

const stopper = () => new AbortController();

async function run(habits: Habits, deleteAfter = false, signal = stopper().signal) {
  const { seen, open } = scripted(habits);
  const result = watchForArrival({ messageId: '<a@b>', deleteAfter, open }, signal);
  await vi.advanceTimersByTimeAsync(600_000);
  return { seen, result: await result };
}

describe('waiting for the message', () => {
  it('ends with the first look that finds it, and reads nothing else', async () => {
    const { seen, result } = await run({ find: async () => ({ ok: true, value: found }) });
    expect(result).toEqual({ outcome: 'found', ...found, deleted: null });
    expect(seen).toMatchObject({ looks: [0], closed: 1, removed: 0 });
  });

  it('looks more and more rarely, for three minutes', async () => {
    const { seen, result } = await run({});
    expect(result).toEqual({ outcome: 'not-found' });
    expect(seen.looks).toEqual([0, 1, 3, 6, 11, 19, 32, 52, 82, 112, 142, 172]);
    expect(seen.closed).toBe(1);
  });

  it('looks at once when the server says that something came', async () => {
    const { seen } = await run({
      newsAfter: 200,
      find: async (look) => ({ ok: true, value: look === 3 ? found : null }),
    });
    expect(seen.looks).toEqual([0, 0.2, 0.4]);
  });

  it('deletes only when it is asked to, and says whether it could', async () => {
    const there = { find: async () => ({ ok: true as const, value: found }) };
    expect((await run(there, true)).result).toMatchObject({ deleted: true });
    expect((await run({ ...there, remove: { ok: true, value: false } }, true)).result).toMatchObject({
      deleted: false,
    });
    expect((await run({ ...there, remove: no('server-trouble') }, true)).result).toMatchObject({
      outcome: 'found',
      deleted: false,
    });
  });

  it('makes a broken connection anew, twice', async () => {
    const { seen, result } = await run({
      find: async (look) =>
        look === 2 ? no('server-trouble') : { ok: true, value: look > 2 ? found : null },
    });
    expect(result).toMatchObject({ outcome: 'found' });
    expect(seen).toMatchObject({ opened: 2, closed: 2 });
    const never = await run({ find: async () => no('server-trouble') });
    expect(never.result).toMatchObject({ outcome: 'failed', problem: 'server-trouble' });
    expect(never.seen).toMatchObject({ opened: 3, closed: 3 });
  });

  it.each<ArrivalProblem>(['no-connection', 'not-protected', 'sign-in-refused'])(
    'does not try %s again',
    async (problem) => {
      let opened = 0;
      const open = async () => {
        opened += 1;
        return no(problem);
      };
      const order = { messageId: '<a@b>', deleteAfter: false, open };
      expect(await watchForArrival(order, stopper().signal)).toMatchObject({ outcome: 'failed', problem });
      expect(opened).toBe(1);
    },
  );

  it('stops at once', async () => {
    const controller = stopper();
    const { seen, open } = scripted({});
    const result = watchForArrival({ messageId: '<a@b>', deleteAfter: false, open }, controller.signal);
    await vi.advanceTimersByTimeAsync(5_000);
    controller.abort();
    expect(await result).toMatchObject({ outcome: 'failed', problem: 'stopped' });
    expect(seen).toMatchObject({ looks: [0, 1, 3], closed: 1 });
  });
});
