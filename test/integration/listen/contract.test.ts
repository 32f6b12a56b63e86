/** `sendwell listen` from outside, sentence by sentence of its contract. */
import { once } from 'node:events';
import net from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { Device } from '../../support/device.ts';
import { buildCommand, runCli } from '../cli.ts';
import { openEar, signsOf } from './ear.ts';

beforeAll(buildCommand);

async function submit(device: Device): Promise<string | null> {
  await device.reply();
  await device.say('EHLO printer');
  await device.say('MAIL FROM:<scan@shop.example>');
  await device.say('RCPT TO:<ana@shop.example>');
  await device.say('DATA');
  return device.say('Subject: secret subject\r\n\r\nbody\r\n.');
}

describe('how it ends', () => {
  it('0: heard; the last reply says that nothing is delivered, and only names of header lines are kept', async () => {
    const ear = await openEar(['--security', 'none']);
    const device = await Device.connect(ear.port);
    expect(await submit(device)).toMatch(/^250 .*[Ll]ooked at.*not delivered/);
    await device.say('QUIT');
    const { exitCode, result, stdout, stderr } = await ear.ended;
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ ended: 'message', contacted: [], others: [], notes: [] });
    expect(result.device).toMatchObject({ ip: '127.0.0.1', headers: ['Subject'], to: ['ana@shop.example'] });
    expect(stdout + stderr).not.toContain('secret subject');
  });

  it('75: nobody came', async () => {
    const { exitCode, result } = await (await openEar(['--minutes', '0.01'])).ended;
    expect(exitCode).toBe(75);
    expect(result).toMatchObject({ device: null, ended: 'time', contacted: [] });
  });

  it('69: another one listens on the port', async () => {
    const first = await openEar([]);
    const second = await runCli(['listen', '--host', '127.0.0.1', '--port', String(first.port), '--json']);
    expect(second.exitCode).toBe(69);
    expect(JSON.parse(second.stdout).error.code).toBe('listen-port-taken');
    // The first one goes on.
    const device = await Device.connect(first.port);
    await submit(device);
    await device.say('QUIT');
    expect((await first.ended).exitCode).toBe(0);
  });

  it('130: stopped by the person before anybody came, at once', async () => {
    const ear = await openEar([]);
    ear.child.kill('SIGINT');
    const { exitCode, result } = await ear.ended;
    expect(exitCode).toBe(130);
    expect(result).toMatchObject({ ended: 'stopped', device: null });
  });

  it.each([
    [64, ['--host', '0.0.0.0']],
    [64, ['--host', '::']],
    [64, ['--host', 'mail.shop.example']],
    [64, ['--host', '8.8.8.8']],
    [64, ['--security', 'ssl']],
    [64, ['--cert', 'a.pem']],
    [65, ['--host', '192.0.2.1', '--public']],
    [66, ['--cert', '/nowhere/a.pem', '--key', '/nowhere/b.pem']],
    [65, ['--cert', 'package.json', '--key', 'package.json']],
    [78, ['--no-input']],
  ])('%i: %j', async (expected, args) => {
    const { exitCode, stdout } = await runCli(['listen', '--json', ...args]);
    expect(exitCode).toBe(expected);
    if (expected !== 64) expect(JSON.parse(stdout)).toMatchObject({ ended: 'not-started', listening: null });
  });
});

describe('who is looked at', () => {
  it('a second peer gets 421, is listed, and neither ends nor fills nor uses up anything', async () => {
    const ear = await openEar(['--security', 'none', '--from-device', '127.0.0.1']);
    for (let visit = 0; visit < 50; visit += 1) {
      const other = await Device.connect(ear.port, { localAddress: '127.0.0.9' });
      other.write('EHLO me\r\nMAIL FROM:<x@y.example>\r\n');
      expect(await other.reply()).toMatch(/^421 /);
      await other.gone();
    }
    const device = await Device.connect(ear.port);
    await submit(device);
    await device.say('QUIT');
    const { result } = await ear.ended;
    expect(result.others).toEqual([{ ip: '127.0.0.9', connections: 50 }]);
    expect(result.device).toMatchObject({ ip: '127.0.0.1', connections: 1 });
  });

  it('peers that stay and say nothing leave room for the device', async () => {
    const ear = await openEar(['--security', 'none', '--from-device', '127.0.0.1']);
    const crowd = Array.from({ length: 80 }, () =>
      net.connect({ port: ear.port, host: '127.0.0.1', localAddress: '127.0.0.9' }).on('error', () => {}),
    );
    await Promise.all(crowd.map((socket) => once(socket, 'connect').catch(() => {})));
    await Promise.all(crowd.map((socket) => once(socket.resume(), 'close')));
    const device = await Device.connect(ear.port);
    await submit(device);
    await device.say('QUIT');
    expect((await ear.ended).result.device?.reached).toBe('after-data');
  });

  it('one address only: another address of this computer is deaf', async () => {
    const ear = await openEar([]);
    const other = net.connect(ear.port, '127.0.0.2');
    const [error] = await once(other, 'error');
    expect(error.code).toBe('ECONNREFUSED');
    ear.child.kill('SIGINT');
    await ear.ended;
  });

  it('one message: the second is not looked at', async () => {
    const ear = await openEar(['--security', 'none']);
    const device = await Device.connect(ear.port);
    await submit(device);
    expect(await device.say('MAIL FROM:<second@shop.example>')).toMatch(/^421 /);
    expect((await ear.ended).result.device?.from).toBe('scan@shop.example');
  });
});

describe('what is no mail', () => {
  it('a port scanner, TLS garbage and noise: named, and the device is still heard', async () => {
    const ear = await openEar(['--security', 'none']);
    const scanner = await Device.connect(ear.port);
    await scanner.hangUp();
    const garbage = await Device.connect(ear.port);
    garbage.write(Buffer.from('160301ffff00', 'hex'));
    await garbage.gone();
    const noise = await Device.connect(ear.port);
    await noise.reply();
    noise.write(Buffer.from('\u0000\u0001\n'.repeat(30), 'latin1'));
    await noise.gone();
    const device = await Device.connect(ear.port);
    await submit(device);
    await device.say('QUIT');
    const { exitCode, result } = await ear.ended;
    expect(exitCode).toBe(0);
    expect(signsOf(result)).toEqual(expect.arrayContaining(['wants-tls-first', 'not-smtp', 'no-sign-in']));
    expect(result.device).toMatchObject({ connections: 4, from: 'scan@shop.example' });
  });

  it('a message of more than 32 MB is counted and thrown away', async () => {
    const ear = await openEar(['--security', 'none']);
    const device = await Device.connect(ear.port);
    await device.reply();
    await device.say('EHLO printer');
    await device.say('MAIL FROM:<scan@shop.example>');
    await device.say('RCPT TO:<ana@shop.example>');
    await device.say('DATA');
    const megabyte = `${'x'.repeat(998)}\r\n`.repeat(1_000);
    for (let sent = 0; sent < 35; sent += 1) device.write(megabyte);
    expect(await device.reply()).toMatch(/^552 /);
    const { exitCode, result } = await ear.ended;
    expect(exitCode).toBe(0);
    expect(result.ended).toBe('message');
    expect(result.device?.size).toBeGreaterThan(33_554_432);
    expect(signsOf(result)).toContain('message-large');
  });
});
