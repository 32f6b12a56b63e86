/** The listener of the window: its yes and no, what is switched off, what the system does, and the scripted devices. */
import { expect, it } from 'vitest';
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

function earWith(parts: Partial<EarParts> = {}) {
  const states: EarState[] = [];
  let wake: () => void = () => {};
  const ear = new Ear({
    rules: async () => ({ listening: true, practice: true }),
    platform: 'linux',
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
