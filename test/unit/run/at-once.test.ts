/** A subscriber that answers a snapshot before it returns is heard, and everybody hears of the snapshots in order. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../electron/engine/run/command.ts';
import { Inbox } from '../../../electron/engine/run/inbox.ts';
import type { RunEvent } from '../../../electron/engine/run/snapshot.ts';
import { type AssistantState, accepts, type CommandAnswer } from '../../../shared/assistant.ts';
import { idleState } from '../../../shared/idle-state.ts';
import { published, signIn, startRun, user } from '../../support/assistant-run.ts';
import { smtpServer } from '../../support/memory-smtp.ts';

const host = 'smtp.example.test';
const start = { type: 'start', address: user } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type World = Parameters<typeof startRun>[0];

/** Starts a run whose subscriber answers at once; each of its commands once. */
function answering(world: World, answers: (state: AssistantState) => Command | null) {
  const run = startRun(world, []);
  const given: CommandAnswer[] = [];
  const said = new Set<string>();
  run.assistant.subscribe((state) => {
    const command = answers(state);
    if (!command || said.has(command.type)) return;
    said.add(command.type);
    given.push(run.assistant.dispatch(command));
  });
  const heard: AssistantState[] = [];
  run.assistant.subscribe((state) => heard.push(state));
  run.assistant.dispatch(start);
  return { ...run, given, heard };
}

const works: World = {
  http: published,
  tcp: { [`${host}:465`]: smtpServer(), [`${host}:587`]: smtpServer({ mode: 'starttls' }) },
};
const ok = { ok: true };

describe('answered inside the snapshot', () => {
  it('a sign-in is taken', async () => {
    const { settle, given } = answering(works, ({ stage }) => (stage === 'needs-sign-in' ? signIn : null));
    expect(await settle()).toMatchObject({ stage: 'finished', verdict: 'works' });
    expect(given).toEqual([ok]);
  });

  it.each([
    ['agree', 'works'],
    ['decline', 'unfinished'],
  ] as const)('%s is taken for the host that the snapshot names', async (type, verdict) => {
    const world: World = {
      srv: {
        '_submissions._tcp.example.test': [{ priority: 0, weight: 1, port: 465, target: 'mail.other.test' }],
      },
      tcp: { 'mail.other.test:465': smtpServer({ host: 'mail.other.test' }) },
    };
    const { settle, given } = answering(world, ({ stage, consent }) => {
      if (consent) return { type, host: consent.host };
      return stage === 'needs-sign-in' ? signIn : null;
    });
    expect((await settle()).verdict).toBe(verdict);
    expect(given.every((answer) => answer.ok)).toBe(true);
  });

  it('another endpoint is chosen, and then signed in to', async () => {
    const endpoint = { host, port: 587, security: 'starttls' } as const;
    const { settle, given, assistant } = answering(works, (state) => {
      if (state.stage !== 'needs-sign-in') return null;
      if (state.chosen?.port === 587) return signIn;
      const choose = { type: 'choose', endpoint } as const;
      return accepts(state, choose) ? null : choose;
    });
    await settle();
    expect(given).toEqual([ok, ok]);
    expect(assistant.state).toMatchObject({ verdict: 'works', chosen: endpoint });
  });

  it('a message is sent again from the verdict on, by a sender that the server takes', async () => {
    let first = true;
    const server = smtpServer({ replies: { MAIL: '553 5.7.1 Sender address rejected: not owned by user' } });
    const world = { http: published, tcp: { [`${host}:465`]: server } };
    const { settle, given, heard } = answering(world, ({ stage, verdict }) => {
      if (stage === 'needs-sign-in') return signIn;
      if (verdict !== 'fails' || !first) return null;
      first = false;
      return { type: 'send', from: 'other@example.test' };
    });
    expect(await settle()).toMatchObject({ verdict: 'fails', from: 'other@example.test' });
    expect(given).toEqual([ok, ok]);
    expect(heard.filter(({ verdict }) => verdict === 'fails')).toHaveLength(2);
  });

  it('a stop ends the run in every stage', async () => {
    for (const at of ['idle', 'discovering', 'probing', 'needs-sign-in'] as const) {
      const { settle, network } = answering(works, ({ stage }) => (stage === at ? { type: 'stop' } : null));
      expect(await settle(), at).toMatchObject({ stage: 'finished', verdict: 'unfinished', diagnosis: null });
      expect(network.openConnections(), at).toBe(0);
    }
  });

  it('every subscriber hears of the snapshots in the same order', async () => {
    const { settle, states, heard, assistant } = answering(works, ({ stage }) =>
      stage === 'needs-sign-in' ? signIn : null,
    );
    await settle();
    expect(heard).toEqual(states);
    expect(heard.at(-1)).toBe(assistant.state);
  });
});

describe('the same answer twice in one breath', () => {
  it('is taken once: a verdict is gone on from once, a question answered once', async () => {
    const log: string[] = [];
    const server = smtpServer({ log, replies: { MAIL: '451 4.3.0 Try later' } });
    const run = startRun({ http: published, tcp: { [`${host}:465`]: server } }, [start]);
    await run.settle();
    run.assistant.dispatch(signIn);
    expect(run.assistant.dispatch({ type: 'give-up' })).toMatchObject({ ok: false });
    await run.settle();
    const sent = () => log.filter((line) => line.startsWith('MAIL')).length;
    expect(sent()).toBe(1);
    expect(run.assistant.dispatch({ type: 'send' })).toEqual(ok);
    expect(run.assistant.dispatch({ type: 'send' })).toMatchObject({ ok: false, reason: 'not-now' });
    await run.settle();
    expect(sent()).toBe(2);
  });
});

describe('after a stop', () => {
  it('the run takes nothing more but a start', async () => {
    const run = startRun(works, [start]);
    await run.settle();
    run.assistant.dispatch({ type: 'stop' });
    expect(await run.settle()).toMatchObject({ verdict: 'unfinished', diagnosis: null });
    for (const command of [signIn, { type: 'send' }, { type: 'give-up' }] as const)
      expect(run.assistant.dispatch(command)).toMatchObject({ ok: false, reason: 'not-now' });
    expect(run.assistant.dispatch(start)).toEqual(ok);
    run.assistant.dispatch(signIn);
    expect((await run.settle()).verdict).toBe('works');
  });

  it('that came when the verdict stood, sending again asks for the password anew', async () => {
    const run = startRun(works);
    expect((await run.settle()).verdict).toBe('works');
    run.assistant.dispatch({ type: 'stop' });
    expect((await run.settle()).verdict).toBe('works');
    expect(run.assistant.dispatch({ type: 'send' })).toEqual(ok);
    expect((await run.settle()).stage).toBe('needs-sign-in');
    run.assistant.dispatch(signIn);
    expect((await run.settle()).verdict).toBe('works');
  });
});

it('nothing of a run is shown once it is replaced', async () => {
  const run = startRun(works);
  await run.settle();
  const shown = run.states.length;
  run.assistant.dispatch({ type: 'reset' });
  await run.settle();
  expect(run.states.slice(shown)).toEqual([idleState]);
});

describe('the inbox', () => {
  const never = new AbortController().signal;
  const question: RunEvent = { type: 'sign-in-needed' };
  const answered: RunEvent = { type: 'taken-up-again' };

  it('opens the wait before it shows the question, and closes it before the answer is told', async () => {
    const told: string[] = [];
    const inbox: Inbox = new Inbox(({ type }) => {
      told.push(`${type} ${inbox.put({ type: 'give-up' })}`);
    });
    const next = inbox.next(['give-up'], { question, answered }, never);
    expect(await next).toEqual({ type: 'give-up' });
    expect(told).toEqual(['taken-up-again false', 'sign-in-needed true']);
  });

  it('gives nothing when the signal fires, and takes nothing afterwards', async () => {
    const stopper = new AbortController();
    const inbox = new Inbox(() => {});
    const next = inbox.next(['send'], { question }, stopper.signal);
    stopper.abort();
    expect(await next).toBeNull();
    expect(inbox.put({ type: 'send', from: null, to: null, large: false })).toBe(false);
    expect(await inbox.next(['send'], { question }, stopper.signal)).toBeNull();
  });
});
