/** The keeper hears from the run what a mail server took and what it refused, and under which name. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Keeper } from '../../../electron/engine/run/keeper.ts';
import { password, published, signIn, startRun, user } from '../../support/assistant-run.ts';
import { type ServerHabits, smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startWith(habits: ServerHabits) {
  const heard: [string, string, string, boolean][] = [];
  const keeper: Keeper = {
    stateOf: () => 'on',
    open: async () => null,
    forget: () => {},
    take: async () => null,
    async judged(judged, taken) {
      if (judged.kind === 'password') heard.push([judged.username, judged.host, judged.secret.open(), taken]);
    },
  };
  const world = { http: published, tcp: { [`${host}:465`]: smtpServer(habits) } };
  const commands = [{ type: 'start', address: user }, signIn] as const;
  return { ...startRun(world, [...commands], { keeper }), heard };
}

it('a password that works is told with its name and server', async () => {
  const run = startWith({});
  await run.settle();
  expect(run.heard).toEqual([[user, host, password, true]]);
});

it('a refused one as well, and then the name that does it', async () => {
  const run = startWith({ user: 'user' });
  await run.settle();
  run.assistant.dispatch({ type: 'use-other-username' });
  expect((await run.settle()).verdict).toBe('works');
  expect(run.heard).toEqual([
    [user, host, password, false],
    ['user', host, password, true],
  ]);
});

it('nothing is told where the server said nothing about the password', async () => {
  const run = startWith({ replies: { AUTH: '454 4.7.0 Temporary authentication failure' } });
  await run.settle();
  expect(run.heard).toEqual([]);
});

it('nothing is told of what was stopped', async () => {
  const run = startWith({ greetAfterMs: 5_000 });
  await vi.advanceTimersByTimeAsync(100);
  run.assistant.dispatch({ type: 'stop' });
  await run.settle();
  expect(run.heard).toEqual([]);
});
