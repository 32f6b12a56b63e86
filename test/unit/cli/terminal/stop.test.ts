import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchForStop } from '../../../../electron/cli/terminal/stop.ts';
import { fakeSystem } from '../fake-system.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('stopping', () => {
  it('stops the run with the first Ctrl-C and the process with the second', () => {
    const system = fakeSystem();
    const stop = watchForStop(system, undefined);
    system.pressCtrlC();
    expect([stop.signal.aborted, stop.cause, system.exits]).toEqual([true, 'person', []]);
    system.pressCtrlC();
    expect(system.exits).toEqual([130]);
  });

  it('stops when the time is over, and still hears Ctrl-C', () => {
    const system = fakeSystem();
    const stop = watchForStop(system, 1000);
    vi.advanceTimersByTime(999);
    expect(stop.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect([stop.signal.aborted, stop.cause]).toEqual([true, 'time']);
  });

  it('leaves nothing behind', () => {
    const system = fakeSystem();
    const stop = watchForStop(system, 1000);
    stop.clear();
    system.pressCtrlC();
    vi.advanceTimersByTime(2000);
    expect(stop.cause).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});
