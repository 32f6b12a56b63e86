/** Who is served, what bounds hold, and what is never kept. */
import { once } from 'node:events';
import net from 'node:net';
import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { type ListenOrder, listen } from '../../../electron/engine/listen/listener.ts';
import { runPracticeDevice } from '../../../electron/engine/practice/devices.ts';
import { base64, Device } from '../../support/device.ts';
import { findingsOf, impatient, openEar, times } from './support.ts';

const order: ListenOrder = {
  host: '127.0.0.1',
  port: 0,
  security: 'none',
  keyPair: null,
  lifetimeMs: 50,
  device: null,
  agree: async () => true,
  authInClear: false,
  times,
  onOpen: () => {},
  onStep: () => {},
  onGone: () => {},
  onTurnedAway: () => {},
};

it('a second peer is turned away, listed, and ends, fills and uses up nothing', async () => {
  const ear = await openEar('none', { device: '127.0.0.1' });
  for (let visit = 0; visit < 60; visit += 1) {
    const other = await Device.connect(ear.port, { localAddress: '127.0.0.2' });
    other.write('EHLO scanner\r\n');
    await other.gone();
  }
  const device = await Device.connect(ear.port);
  await device.reply();
  await device.say('EHLO printer');
  await device.say('MAIL FROM:<a@shop.example>');
  await device.say('RCPT TO:<b@shop.example>');
  await device.say('DATA');
  await device.say('.');
  await device.say('QUIT');
  const outcome = await ear.ended;
  expect(outcome).toMatchObject({ ended: 'message', others: [{ ip: '127.0.0.2', connections: 60 }] });
  expect(outcome.device).toMatchObject({ ip: '127.0.0.1', ehlo: 'printer', connections: 1 });
  expect(ear.turnedAway).toEqual(['127.0.0.2']);
});

it('the first peer that is agreed to is the device; nobody is asked about the others', async () => {
  const agree = vi.fn(async (ip: string) => ip === '127.0.0.3');
  const ear = await openEar('none', { agree });
  for (const localAddress of ['127.0.0.2', '127.0.0.2', '127.0.0.3', '127.0.0.4']) {
    const peer = await Device.connect(ear.port, { localAddress });
    expect(await peer.reply()).toMatch(localAddress === '127.0.0.3' ? /^220/ : /^421 4\.3\.2/);
    await peer.hangUp();
  }
  const outcome = await ear.end();
  expect(agree.mock.calls).toEqual([['127.0.0.2'], ['127.0.0.3']]);
  expect(outcome.device?.ip).toBe('127.0.0.3');
  expect(outcome.others).toEqual([
    { ip: '127.0.0.2', connections: 2 },
    { ip: '127.0.0.4', connections: 1 },
  ]);
});

it('takes four connections of the device at once, and forty in all', async () => {
  const ear = await openEar('none');
  const open = await Promise.all(Array.from({ length: 4 }, () => Device.connect(ear.port)));
  for (const device of open) expect(await device.reply()).toMatch(/^220/);
  expect(await (await Device.connect(ear.port)).reply()).toMatch(/^421 .*Too many/);
  for (const device of open) await device.hangUp();
  await ear.gone(4);
  for (let connections = 5; connections <= 40; connections += 1) {
    const device = await Device.connect(ear.port);
    expect(await device.say('NOOP')).toMatch(/^220/);
    await device.hangUp();
    await ear.gone(connections);
  }
  expect(await (await Device.connect(ear.port)).reply()).toMatch(/^421 .*Too many/);
  expect((await ear.end()).device?.connections).toBe(40);
});

it.each([
  ['a line of 100 MB', 'x'.repeat(1_000_000), 100, ['line-too-long']],
  ['bytes that are no SMTP', '\u0000\u0001\u0002\n', 40, ['not-smtp']],
  ['TLS garbage', '\u0016\u0003\u0001\u0000\u0004\u0002', 1, ['wants-tls-first']],
])('%s: named, and it ends', async (_, piece, times, signs) => {
  const ear = await openEar('none', { times: impatient });
  const socket = net.connect(ear.port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.resume();
  for (let count = 0; count < times && !socket.destroyed; count += 1)
    if (!socket.write(Buffer.from(piece, 'latin1')))
      await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {});
  await ear.gone(1);
  expect(findingsOf(await ear.end()).signs).toEqual(expect.arrayContaining(signs));
});

it('a drip of single letters ends within the bound of a line', async () => {
  const ear = await openEar('none', { times: impatient });
  const device = await Device.connect(ear.port);
  await device.reply();
  const drip = setInterval(() => device.write('x'), 50);
  await device.gone();
  clearInterval(drip);
  expect(findingsOf(await ear.end()).signs).toEqual(['too-slow']);
});

it('ends by itself when the time is over and nobody came', async () => {
  expect(await listen(order, new AbortController().signal)).toMatchObject({
    ok: true,
    outcome: { ended: 'time', device: null, others: [] },
  });
});

it('a stop before it listens opens nothing', async () => {
  const onOpen = vi.fn();
  expect(await listen({ ...order, onOpen }, AbortSignal.abort())).toEqual({ ok: false, refusal: 'stopped' });
  expect(onOpen).not.toHaveBeenCalled();
});

it('a stop while the certificate is made opens nothing', async () => {
  const stop = new AbortController();
  const onOpen = vi.fn();
  const ended = listen({ ...order, security: 'tls', lifetimeMs: 600_000, onOpen }, stop.signal);
  stop.abort();
  expect(await ended).toEqual({ ok: false, refusal: 'stopped' });
  expect(onOpen).not.toHaveBeenCalled();
});

it('a stop in the moment in which it opens ends it', async () => {
  const stop = new AbortController();
  const ended = listen({ ...order, lifetimeMs: 600_000, onOpen: () => stop.abort() }, stop.signal);
  expect(await ended).toMatchObject({ ok: true, outcome: { ended: 'stopped', device: null } });
});

it('a stop after the message, before the goodbye: the message came', async () => {
  const ear = await openEar('none');
  const device = await Device.connect(ear.port);
  await device.reply();
  for (const line of ['EHLO printer', 'MAIL FROM:<a@shop.example>', 'RCPT TO:<b@shop.example>', 'DATA', '.'])
    await device.say(line);
  expect(await ear.end()).toMatchObject({ ended: 'message', device: { reached: 'after-data' } });
});

it('a scripted device whose look was stopped before connects to nobody', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const met = vi.fn();
  server.on('connection', met);
  const { port } = server.address() as net.AddressInfo;
  await runPracticeDevice('good', { host: '127.0.0.1', port }, AbortSignal.abort());
  server.close();
  await once(server, 'close');
  expect(met).not.toHaveBeenCalled();
});

it.each([
  ['an address of another computer', { host: '192.0.2.1' }, 'foreign-address'],
  [
    'a certificate that is none',
    { security: 'tls', keyPair: { certPem: 'x', keyPem: 'y' } },
    'certificate-unusable',
  ],
] as const)('says why it cannot begin: %s', async (_, over, refusal) => {
  expect(await listen({ ...order, ...over }, new AbortController().signal)).toEqual({ ok: false, refusal });
});

it('says that the port is taken', async () => {
  const ear = await openEar('none');
  const refused = await listen({ ...order, port: ear.port }, new AbortController().signal);
  expect(refused).toEqual({ ok: false, refusal: 'port-taken' });
  await ear.end();
});

it.each([
  ['PLAIN at once', [`AUTH PLAIN ${base64('\0scan@shop.example\0hunter-2-secret')}`]],
  ['PLAIN in two', ['AUTH PLAIN', base64('\0scan@shop.example\0hunter-2-secret')]],
  ['LOGIN', ['AUTH LOGIN', base64('scan@shop.example'), base64('hunter-2-secret')]],
  ['LOGIN at once', [`AUTH LOGIN ${base64('scan@shop.example')}`, base64('hunter-2-secret')]],
  [
    'XOAUTH2',
    [`AUTH XOAUTH2 ${base64('user=scan@shop.example\u0001auth=Bearer hunter-2-secret\u0001\u0001')}`],
  ],
  [
    'OAUTHBEARER',
    [`AUTH OAUTHBEARER ${base64('n,a=scan@shop.example,\u0001auth=Bearer hunter-2-secret\u0001\u0001')}`],
  ],
])('keeps the user name of %s and nothing else', async (_, lines) => {
  const ear = await openEar('none', { authInClear: true });
  const device = await Device.connect(ear.port);
  await device.reply();
  await device.say('EHLO printer');
  let last: string | null = null;
  for (const line of lines) last = await device.say(line);
  expect(last).toMatch(/^235/);
  await device.hangUp();
  const outcome = await ear.end();
  expect(outcome.device?.username).toBe('scan@shop.example');
  const all = inspect(outcome, { depth: null });
  expect(all).not.toContain('hunter');
  expect(all).not.toContain(base64('hunter').slice(0, 6));
});

it.each([
  ['without a NUL', 'AUTH PLAIN', base64('hunter-2-secret')],
  ['that is no base64', 'AUTH PLAIN', 'hunter-2-secret!'],
  ['out of step', 'AUTH NTLM', base64('hunter-2-secret')],
  ['of PLAIN to LOGIN', 'AUTH LOGIN', base64('\0scan@shop.example\0hunter-2-secret')],
  ['that ends with a NUL', 'AUTH PLAIN', base64('scan\0hunter-2-secret\0')],
  ['in place of the method', `AUTH ${base64('hunter-2-secret')}`, 'NOOP'],
])('an answer %s: nothing of it is kept', async (_, first, second) => {
  const ear = await openEar('none', { authInClear: true });
  const device = await Device.connect(ear.port);
  await device.reply();
  await device.say('EHLO printer');
  await device.say(first);
  await device.say(second);
  await device.hangUp();
  const outcome = await ear.end();
  expect(inspect(outcome, { depth: null })).not.toMatch(/hunter|aHVudGVy/);
  expect(outcome.device?.username).toBeNull();
});
