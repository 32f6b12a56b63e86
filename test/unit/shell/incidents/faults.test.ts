/** Faults that nobody caught, as the window and the terminal hear of them while network steps run. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilFault } from '../../../../electron/cli/process.ts';
import { networkStep } from '../../../../electron/engine/base/network-step.ts';
import { reportFaults } from '../../../../electron/shell/incidents/faults.ts';
import { Incidents } from '../../../../electron/shell/incidents/incidents.ts';

const foreign = new RangeError('a write of the history failed');
const send = () =>
  networkStep(
    'send',
    () => new Promise<string>(() => {}),
    () => 'outcome unknown',
    new AbortController().signal,
  );

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

it.each(['uncaughtException', 'unhandledRejection'])(
  'in the window a foreign fault (%s) is an incident, also where it ended a step',
  async (event) => {
    const process = new EventEmitter();
    const incidents = new Incidents(() => {});
    reportFaults(process as NodeJS.Process, incidents, 'Sendwell 1.0');
    const step = send();
    process.emit(event, foreign);
    expect(await step).toBe('outcome unknown');
    expect(incidents.list()).toMatchObject([
      { kind: 'bug', detail: expect.stringContaining(foreign.message) },
    ]);
  },
);

it('in the terminal the values of the steps are the answer; a fault beside every step is one of the program', async () => {
  const process = new EventEmitter();
  const fault = untilFault(process as NodeJS.Process);
  const step = send();
  process.emit('uncaughtException', foreign);
  expect(await Promise.race([fault, step])).toBe('outcome unknown');
  process.emit('uncaughtException', foreign);
  await expect(fault).rejects.toBe(foreign);
});
