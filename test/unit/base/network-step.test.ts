/** The last guard itself: what is thrown where nobody waits for it, in callbacks, timers and lost promises. */
import { AsyncResource } from 'node:async_hooks';
import dgram from 'node:dgram';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { untilAborted } from '../../../electron/engine/base/deadline.ts';
import {
  HandedOn,
  networkStep,
  onStepFault,
  type StepFault,
} from '../../../electron/engine/base/network-step.ts';
import { watchFaultsHere } from '../../support/fault-watch.ts';

const never = new AbortController().signal;
const reported: unknown[] = [];
let restore = () => {};

beforeEach(() => {
  restore = watchFaultsHere((error) => reported.push(error));
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
])('a fault in %s ends the step that started it, and no other', async (_, start) => {
  let stop: (value: string) => void = () => {};
  const other = step(() => new Promise((resolve) => (stop = resolve)));
  const faulty = step(() => {
    start();
    return forever();
  });
  expect(await faulty).toBe('ended by RangeError');
  stop('went well');
  expect(await other).toBe('went well');
  expect(reported).toEqual([]);
});

it('a fault outside every step is one of the program', async () => {
  setTimeout(bug, 1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await expect.poll(() => reported).toHaveLength(1);
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

/** A session that a step makes and leaves to the next one; `break` is a fault in a callback of it. */
async function makeSession(): Promise<{ handedOn: HandedOn; break: () => void }> {
  let session = { handedOn: new HandedOn(), break: () => {} };
  await step(async () => {
    session = { handedOn: new HandedOn(), break: AsyncResource.bind(() => void setImmediate(bug)) };
    return 'made';
  });
  return session;
}

describe('a fault in what an earlier step began', () => {
  it('ends the step that has it now, and no other', async () => {
    const session = await makeSession();
    let stop: (value: string) => void = () => {};
    const other = step(() => new Promise((resolve) => (stop = resolve)));
    const next = step(() => {
      session.handedOn.take();
      session.break();
      return forever();
    });
    expect(await next).toBe('ended by RangeError');
    stop('went well');
    expect(await other).toBe('went well');
    expect(reported).toEqual([]);
  });

  it('ends the last of several that had it, one after the other and one within the other', async () => {
    const session = await makeSession();
    const use = async () => {
      session.handedOn.take();
      return 'used';
    };
    await step(use);
    const last = step(async () => {
      await use();
      await step(use);
      await use();
      session.break();
      return forever();
    });
    expect(await last).toBe('ended by RangeError');
  });

  it('ends the next step at once where it came between two', async () => {
    const session = await makeSession();
    const faults: StepFault[] = [];
    const forget = onStepFault((fault) => faults.push(fault));
    session.break();
    await expect.poll(() => faults).toHaveLength(1);
    forget();
    const next = step(() => {
      session.handedOn.take();
      return forever();
    });
    expect(await next).toBe('ended by RangeError');
  });
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
