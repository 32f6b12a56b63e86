/** The last guard itself: what is thrown where nobody waits for it, in callbacks, timers and lost promises. */
import dgram from 'node:dgram';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { untilAborted } from '../../../electron/engine/base/deadline.ts';
import { networkStep, onStepFault, type StepFault } from '../../../electron/engine/base/network-step.ts';
import { watchFaultsHere } from '../../support/fault-watch.ts';

const never = new AbortController().signal;
const reported: { error: unknown; endedSteps: number }[] = [];
let restore = () => {};

beforeEach(() => {
  restore = watchFaultsHere((error, endedSteps) => reported.push({ error, endedSteps }));
});
afterEach(() => {
  restore();
  reported.length = 0;
});

const step = (work: (signal: AbortSignal) => Promise<string>) =>
  networkStep('source', work, ({ code }) => `ended by ${code}`, never);
const forever = () => new Promise<never>(() => {});
function bug(): never {
  throw new RangeError('not foreseen');
}

it.each<[string, () => void]>([
  ['a timer', () => setTimeout(bug, 1)],
  ['the next turn', () => setImmediate(bug)],
  ['a promise that nobody waits for', () => void Promise.resolve().then(bug)],
  [
    'a callback of a socket',
    () => {
      const socket = dgram.createSocket('udp4');
      socket.on('connect', () => {
        socket.close();
        bug();
      });
      socket.connect(53, '127.0.0.1');
    },
  ],
])(
  'a fault in %s ends every step that runs, each with a value of its own, and is reported',
  async (_, start) => {
    const other = step(forever);
    const faulty = step(() => {
      start();
      return forever();
    });
    expect(await faulty).toBe('ended by RangeError');
    expect(await other).toBe('ended by RangeError');
    expect(reported).toMatchObject([{ error: { message: 'not foreseen' }, endedSteps: 2 }]);
  },
);

it('what a step throws itself ends no other, and is the answer of that step alone', async () => {
  let stop: (value: string) => void = () => {};
  const other = step(() => new Promise((resolve) => (stop = resolve)));
  expect(await step(async () => bug())).toBe('ended by RangeError');
  stop('went well');
  expect(await other).toBe('went well');
  expect(reported).toEqual([]);
});

it('a step that is over hears of nothing any more', async () => {
  const faults: StepFault[] = [];
  const forget = onStepFault((fault) => faults.push(fault));
  await step(async () => 'went well');
  setImmediate(bug);
  await expect.poll(() => reported).toHaveLength(1);
  forget();
  expect(faults).toEqual([]);
});

it('what a step leaves behind still ends with the run', async () => {
  const run = new AbortController();
  const left = await networkStep<AbortSignal | null>(
    'source',
    async (signal) => signal,
    () => null,
    run.signal,
  );
  run.abort();
  expect(left).toMatchObject({ aborted: true });
});

it('a fault outside every step is one of the program', async () => {
  setTimeout(bug, 1);
  await expect.poll(() => reported).toMatchObject([{ endedSteps: 0 }]);
});

it('what the step still does is stopped', async () => {
  let over = false;
  const faulty = step(async (signal) => {
    void untilAborted(signal).then(() => {
      over = true;
    });
    return bug();
  });
  expect(await faulty).toBe('ended by RangeError');
  await expect.poll(() => over).toBe(true);
});

it('the inner step of two ends', async () => {
  const outer = step(async () => `outer with inner ${await step(async () => bug())}`);
  expect(await outer).toBe('outer with inner ended by RangeError');
});

it('the log gets a place, and the code of the system where there is one', async () => {
  const faults: StepFault[] = [];
  const forget = onStepFault((fault) => faults.push(fault));
  await step(async () => dgram.createSocket('udp4').connect(-1, '127.0.0.1') as never);
  await step(() => Promise.reject('no error at all'));
  forget();
  await step(async () => bug());
  expect(faults).toMatchObject([
    { step: 'source', code: 'ERR_SOCKET_BAD_PORT' },
    { step: 'source', code: 'string', places: [] },
  ]);
  expect(faults[0]?.places.join()).toContain('network-step.test.ts');
});
