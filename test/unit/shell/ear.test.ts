/** The listener of the window: its yes and no, what is switched off, what the system does, and the scripted devices. */
import { once } from 'node:events';
import net from 'node:net';
import { expect, it, vi } from 'vitest';
import { Ear, type EarParts } from '../../../electron/shell/listen/ear.ts';
import type { EarState, PracticeDevice } from '../../../shared/listen-desk.ts';
import { Device } from '../../support/device.ts';

const own = {
  what: 'device',
  host: '127.0.0.1',
  /** A free one. */
  port: 0,
  security: 'none',
  device: null,
  authInClear: false,
} as const;

/** Opens it, and gives the port that it took. */
async function openOwn(ear: Ear): Promise<number> {
  const state = await ear.open(own);
  if (state.stage !== 'open') throw new Error(state.stage);
  return state.listening.port;
}

async function expectClosed(port: number): Promise<void> {
  const [error] = await once(net.connect(port, '127.0.0.1'), 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
}

function earWith(parts: Partial<EarParts> = {}) {
  const states: EarState[] = [];
  let wake: () => void = () => {};
  const ear = new Ear({
    rules: async () => ({ listening: true, practice: true }),
    platform: 'linux',
    onFault(fault) {
      throw fault;
    },
    onState(state) {
      states.push(state);
      wake();
    },
    ...parts,
  });
  async function until(fits: (state: EarState) => boolean): Promise<EarState> {
    for (;;) {
      const found = states.findLast(fits);
      if (found) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return { ear, states, until };
}

it.each<[PracticeDevice, string[]]>([
  ['good', []],
  ['no-sign-in', ['no-sign-in']],
  ['other-sender', ['sender-differs']],
])('a scripted device: %s', async (device, signs) => {
  const { ear, until } = earWith();
  await ear.open({ what: 'practice', device });
  const over = await until(({ stage }) => stage === 'over');
  if (over.stage !== 'over') throw new Error(over.stage);
  expect(over.signs.map(({ sign }) => sign)).toEqual(signs);
  expect(over).toMatchObject({
    ended: 'message',
    device: { from: expect.stringContaining('@mail.example') },
  });
});

it.each<[PracticeDevice, string]>([
  ['wrong-mode', 'wants-tls-first'],
  ['certificate', 'gave-up'],
])('a scripted device that gives up: %s', async (device, sign) => {
  const { ear, until } = earWith();
  await ear.open({ what: 'practice', device });
  await until((state) => state.stage === 'open' && state.gone);
  await ear.stop();
  const over = await until(({ stage }) => stage === 'over');
  expect(over).toMatchObject({ ended: 'stopped', signs: [{ sign }] });
});

it('asks about a device that connects; a no turns it away, a yes looks at it', async () => {
  const { ear, until } = earWith();
  const port = await openOwn(ear);
  const refused = await Device.connect(port, { localAddress: '127.0.0.8' });
  await until((state) => state.stage === 'open' && state.asks === '127.0.0.8');
  ear.agree('127.0.0.1', true);
  ear.agree('127.0.0.8', false);
  expect(await refused.reply()).toMatch(/^421/);
  const device = await Device.connect(port);
  await until((state) => state.stage === 'open' && state.asks === '127.0.0.1');
  ear.agree('127.0.0.1', true);
  expect(await device.reply()).toMatch(/^220/);
  await ear.stop();
  expect(await until(({ stage }) => stage === 'over')).toMatchObject({
    ended: 'stopped',
    others: ['127.0.0.8'],
  });
});

it('a stop while it asks closes the port, and the next order opens it anew', async () => {
  const { ear, until } = earWith();
  await Device.connect(await openOwn(ear));
  await until((state) => state.stage === 'open' && state.asks !== null);
  await ear.stop();
  expect(await ear.open(own)).toMatchObject({ stage: 'open', asks: null, device: null });
  await ear.stop();
});

it('a stop right after the order: nothing is opened, and it says so', async () => {
  for (const security of ['none', 'starttls'] as const) {
    const { ear, states } = earWith();
    const opening = ear.open({ ...own, security });
    await ear.stop();
    expect(await opening).toEqual({ stage: 'closed' });
    expect(states).toEqual([{ stage: 'closed' }]);
  }
});

it('a stop at any moment of the opening leaves no port open', async () => {
  for (let turns = 0; turns < 12; turns += 1) {
    const { ear, states } = earWith();
    const opening = ear.open({ ...own, security: 'starttls' });
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    await ear.stop();
    await opening;
    expect(['closed', 'over']).toContain(states.at(-1)?.stage);
    for (const state of states) if (state.stage === 'open') await expectClosed(state.listening.port);
  }
});

it('of two orders side by side the newer one listens, and one stop closes everything', async () => {
  const { ear, states } = earWith();
  const [first, second] = await Promise.all([ear.open(own), ear.open(own)]);
  expect([first.stage, second.stage]).toEqual(['closed', 'open']);
  await ear.stop();
  const ports = states.flatMap((state) => (state.stage === 'open' ? [state.listening.port] : []));
  expect(ports).toHaveLength(1);
  for (const port of ports) await expectClosed(port);
});

it('a fault of ours is an end that is told: the port is closed, and the next order is served', async () => {
  const onFault = vi.fn();
  const mistake = new Error('a mistake');
  const rules = vi.fn(async () => ({ listening: true, practice: true }));
  let port = 0;
  const onState = vi.fn((state: EarState) => {
    if (state.stage !== 'open' || port !== 0) return;
    port = state.listening.port;
    throw mistake;
  });
  const { ear } = earWith({ onFault, rules, onState });
  expect(await ear.open(own)).toMatchObject({ stage: 'refused', why: 'fault' });
  await expectClosed(port);
  rules.mockRejectedValueOnce(mistake);
  expect(await ear.open(own)).toMatchObject({ stage: 'refused', why: 'fault' });
  expect(onFault.mock.calls).toEqual([[mistake], [mistake]]);
  await ear.stop();
  expect(await ear.open(own)).toMatchObject({ stage: 'open' });
  await ear.stop();
});

it('says why it does not listen: the port, an address that is not private, a rule', async () => {
  const first = earWith().ear;
  const port = await openOwn(first);
  const { ear } = earWith();
  expect(await ear.open({ ...own, port })).toMatchObject({ stage: 'refused', why: 'port-taken' });
  await first.stop();
  for (const host of ['8.8.8.8', '0.0.0.0', 'mail.shop.example', '192.168.255.254'])
    expect(await ear.open({ ...own, host })).toMatchObject({ stage: 'refused', why: 'foreign-address' });
  const managed = earWith({ rules: async () => ({ listening: false, practice: false }) }).ear;
  expect(await managed.open(own)).toMatchObject({ why: 'switched-off' });
  expect(await managed.open({ what: 'practice', device: 'good' })).toMatchObject({ why: 'switched-off' });
  expect(await managed.offer()).toMatchObject({ allowed: false, practice: false });
});

it('offers what the page has to say on Windows', async () => {
  expect(await earWith({ platform: 'win32' }).ear.offer()).toMatchObject({
    platform: 'win32',
    allowed: true,
  });
});
