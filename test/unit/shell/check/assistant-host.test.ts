import { describe, expect, test } from 'vitest';
import type { Network } from '../../../../electron/engine/network/network.ts';
import type { PracticeWorld } from '../../../../electron/engine/practice/world.ts';
import type { Assistant } from '../../../../electron/engine/run/assistant.ts';
import { AssistantHost, type Engine } from '../../../../electron/shell/check/assistant-host.ts';
import type { AssistantState } from '../../../../shared/assistant.ts';
import { idleState } from '../../../../shared/idle-state.ts';

/** An engine that writes down what happens to it. */
function fakeEngine(changes: Partial<Engine> = {}) {
  const events: string[] = [];
  const shown: AssistantState[] = [];
  const listeners: ((state: AssistantState) => void)[] = [];
  let made = 0;
  const engine: Engine = {
    createAssistant(network): Assistant {
      const name = `assistant ${++made}`;
      return {
        state: { ...idleState, address: name },
        subscribe(listener) {
          listeners.push(listener);
          return () => void listeners.splice(listeners.indexOf(listener), 1);
        },
        dispatch(command) {
          network();
          events.push(`${name}: ${command.type}`);
          return { ok: true };
        },
        close: async () => void events.push(`${name} closed`),
      };
    },
    endSignIns: async () => [],
    createSystemNetwork() {
      events.push('system network');
      return {} as Network;
    },
    startPracticeWorld: async (scenario) => {
      events.push(`${scenario} started`);
      const world: Partial<PracticeWorld> = {
        scenario,
        network: () => {
          events.push(`${scenario} network`);
          return {} as Network;
        },
        inbox: () => [{ from: 'a', to: 'b', subject: scenario, text: '', receivedAt: '' }],
        close: async () => void events.push(`${scenario} closed`),
      };
      return world as PracticeWorld;
    },
  };
  let loads = 0;
  const host = new AssistantHost({
    loadEngine: async () => {
      loads++;
      return { ...engine, ...changes };
    },
    onState: (state) => shown.push(state),
  });
  return { host, events, shown, listeners, loads: () => loads };
}

describe('AssistantHost', () => {
  test('loads the engine at the first request, once', async () => {
    const { host, events, loads } = fakeEngine();
    expect(loads()).toBe(0);
    await Promise.all([host.state(), host.dispatch({ type: 'start', address: 'a@b.example' })]);
    expect(loads()).toBe(1);
    expect(events).toEqual(['system network', 'assistant 1: start']);
  });

  test('tells the first state before the engine is loaded', async () => {
    const host = new AssistantHost({ loadEngine: () => new Promise(() => {}), onState: () => {} });
    expect(await host.state()).toBe(idleState);
  });

  test('says from the second request on that the engine cannot be loaded', async () => {
    const loadEngine = () => Promise.reject(new Error('no such file'));
    const host = new AssistantHost({ loadEngine, onState: () => {} });
    expect(await host.state()).toBe(idleState);
    await expect(host.state()).rejects.toThrow('no such file');
  });

  test('enters a practice world with a new assistant, and leaves it again', async () => {
    const { host, events, shown, listeners } = fakeEngine();
    await host.state();
    await host.enterPractice('works');
    await host.dispatch({ type: 'reset' });
    expect((await host.inbox()).map(({ subject }) => subject)).toEqual(['works']);
    await host.leavePractice();
    expect(await host.inbox()).toEqual([]);
    expect(events).toEqual([
      'works started',
      'assistant 1 closed',
      'works network',
      'assistant 2: reset',
      'assistant 2 closed',
      'works closed',
    ]);
    expect(shown[0]?.address).toBe('assistant 2');
    expect(listeners).toHaveLength(1);
    await host.close();
  });

  test('a practice world that does not start leaves everything as it was', async () => {
    const { host, events } = fakeEngine({ startPracticeWorld: () => Promise.reject(new Error('no port')) });
    await host.state();
    const before = await host.state();
    await expect(host.enterPractice('works')).rejects.toThrow('no port');
    expect(await host.state()).toBe(before);
    expect(events).toEqual([]);
  });

  test('closes everything, also when nothing was started', async () => {
    const { host, events } = fakeEngine();
    await host.close();
    await host.enterPractice('port-blocked');
    await host.close();
    expect(events).toEqual(['port-blocked started', 'assistant 1 closed', 'port-blocked closed']);
  });
});
