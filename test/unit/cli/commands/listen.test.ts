import { once } from 'node:events';
import net from 'node:net';
import type { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { main } from '../../../../electron/cli/main.ts';
import { listenAddress, ownAddresses } from '../../../../electron/engine/listen/address.ts';
import { listenResultSchema } from '../../../../shared/listen.ts';
import { Device } from '../../../support/device.ts';
import { type FakeSystem, fakeSystem } from '../fake-system.ts';

/** A port that nobody has just now. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs the command, and the device as soon as it says where it listens. */
async function run(
  argv: string[],
  device: (port: number, system: FakeSystem) => Promise<void> = async () => {},
) {
  const system = fakeSystem();
  const port = await freePort();
  const ended = main(
    ['listen', '--host', '127.0.0.1', '--port', String(port), '--lang', 'en', ...argv],
    system,
  );
  const opened = async () => {
    while (!system.out().includes('Listening on') && !system.err().includes('Listening on'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await device(port, system);
  };
  const code = await Promise.race([ended, opened().then(() => ended)]);
  return { code, port, out: system.out(), err: system.err() };
}

async function submit(port: number): Promise<void> {
  const device = await Device.connect(port);
  await device.reply();
  await device.say('EHLO printer');
  await device.say('MAIL FROM:<scan@shop.example>');
  await device.say('RCPT TO:<ana@shop.example>');
  await device.say('DATA');
  await device.say('Subject: x\r\n\r\n.');
  await device.say('QUIT');
}

describe('sendwell listen', () => {
  it('tells live and at the end what the device did, and what is wrong with it', async () => {
    const { code, out } = await run(['--security', 'none'], submit);
    expect(code).toBe(0);
    expect(out).toMatch(/says it is printer\n(?:.*\n)*.*sender scan@shop\.example\n/);
    expect(out).toContain('looked at, not delivered');
    expect(out).toContain('✖ The device sent a message without signing in.');
    expect(out).toMatch(/Microsoft 365 refuses this with\s+code 5\.7\.57/);
  });

  it('praises nothing where no message came: it says how far the device got', async () => {
    const { code, out } = await run(['--security', 'none'], async (port, system) => {
      const device = await Device.connect(port);
      await device.reply();
      await device.say('EHLO printer');
      system.pressCtrlC();
    });
    expect(code).toBe(0);
    expect(out).not.toContain('It did everything');
    expect(out.replace(/\s+/g, ' ')).toContain(
      '! No message came. The device was last seen after it heard what is offered here.',
    );
  });

  it('praises a message that had all it takes', async () => {
    const { out } = await run(['--security', 'none', '--auth-in-clear'], async (port) => {
      const device = await Device.connect(port);
      await device.reply();
      await device.say('EHLO printer.shop.example');
      await device.say(`AUTH PLAIN ${Buffer.from('\0scan@shop.example\0x').toString('base64')}`);
      await device.say('MAIL FROM:<scan@shop.example>');
      await device.say('RCPT TO:<ana@shop.example>');
      await device.say('DATA');
      await device.say('Subject: x\r\n\r\n.');
      await device.say('QUIT');
    });
    expect(out).toContain('✔ It did everything as providers expect it.');
  });

  it('Ctrl-C while the certificate is made: nothing listens', async () => {
    const system = fakeSystem();
    const ended = main(
      ['listen', '--host', '127.0.0.1', '--port', String(await freePort()), '--lang', 'en'],
      system,
    );
    system.pressCtrlC();
    expect(await ended).toBe(130);
    expect(system.out()).not.toContain('Listening on');
  });

  it('writes the JSON of the contract, and contacts nobody', async () => {
    const { code, port, out } = await run(['--security', 'none', '--json'], submit);
    expect(code).toBe(0);
    const result = listenResultSchema.parse(JSON.parse(out));
    expect(result).toMatchObject({
      listening: { host: '127.0.0.1', port, security: 'none', fingerprint: null },
      device: { ip: '127.0.0.1', tls: null, ehlo: 'printer', from: 'scan@shop.example', size: 14 },
      ended: 'message',
      contacted: [],
    });
    expect(result.findings.map(({ sign }) => sign)).toEqual(['no-sign-in']);
  });

  it('--quiet prints the result alone', async () => {
    const { code, out } = await run(['--minutes', '0.001', '--security', 'none', '--quiet']);
    expect(code).toBe(75);
    expect(out.trim()).toMatch(/^! Nobody connected to 127\.0\.0\.1/);
  });

  it('75 when nobody came', async () => {
    const { code, out } = await run(['--minutes', '0.001', '--security', 'none']);
    expect(code).toBe(75);
    expect(out).toContain('Nobody connected to 127.0.0.1');
  });

  it('69 when the port is taken, with JSON', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    const { code, out } = await run(['--port', String(port), '--json']);
    server.close();
    expect(code).toBe(69);
    expect(listenResultSchema.parse(JSON.parse(out))).toMatchObject({
      listening: null,
      ended: 'not-started',
      error: { code: 'listen-port-taken' },
    });
  });

  it('78 where whoever manages the computer switched it off', async () => {
    const system = {
      ...fakeSystem(),
      readPolicy: async () => ({ policy: { listening: false }, problems: [] }),
    };
    expect(await main(['listen', '--json'], system)).toBe(78);
    expect(JSON.parse(system.out()).error.code).toBe('restricted-listening');
  });

  it.each([
    [['--host', '0.0.0.0'], 64],
    [['--host', '::'], 64],
    [['--host', '::0.0.0.0'], 64],
    [['--host', '::ffff:0.0.0.0'], 64],
    [['--host', 'printer.shop.example'], 64],
    [['--host', '203.0.113.7'], 64],
    [['--cert', 'only.pem'], 64],
    [['--minutes', '0'], 64],
    [['--from-device', 'printer'], 64],
    [['--host', '192.0.2.1', '--public'], 65],
    [['--cert', '/nowhere/c.pem', '--key', '/nowhere/k.pem'], 66],
  ])('%j ends with %i', async (argv, expected) => {
    expect((await run(argv)).code).toBe(expected);
  });
});

it('listens on one private address of its own when none is named', () => {
  const own = listenAddress(undefined, false);
  expect(own.ok && net.isIPv4(own.host)).toBe(true);
  expect(listenAddress('localhost', false)).toMatchObject({ ok: true, host: '127.0.0.1', onlyHere: false });
  expect(listenAddress('[fd00::1]', false)).toMatchObject({ ok: true, host: 'fd00::1' });
  expect(listenAddress('0:0:0:0:0:0:0:0', true)).toMatchObject({ ok: false, why: 'every-address' });
});

it('says when it falls back to loopback', () => {
  expect(listenAddress(undefined, false, interfacesWith(['lo', '127.0.0.1']))).toEqual({
    ok: true,
    host: '127.0.0.1',
    others: [],
    onlyHere: true,
  });
});

it('takes an address that a printer reaches before one inside this computer, and never a public one', () => {
  const interfaces = interfacesWith(
    ['docker0', '172.17.0.1'],
    ['eth1', '169.254.3.4'],
    ['eth0', '192.168.1.5'],
    ['eth2', '8.8.8.8'],
  );
  expect(ownAddresses(interfaces)).toEqual(['192.168.1.5', '172.17.0.1', '169.254.3.4']);
  expect(ownAddresses(interfacesWith(['eth2', '8.8.8.8']))).toEqual([]);
});

function interfacesWith(...own: [name: string, address: string][]): ReturnType<typeof networkInterfaces> {
  const rest = { family: 'IPv4' as const, netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null };
  return Object.fromEntries(
    own.map(([name, address]) => [name, [{ ...rest, address, internal: name === 'lo' }]]),
  );
}
