/** Scripted devices, each with one habit or fault, and what is told of it. */
import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ListenOrder } from '../../../electron/engine/listen/listener.ts';
import type { Security } from '../../../shared/model.ts';
import { base64, Device } from '../../support/device.ts';
import { clientHello12 } from './hello.ts';
import { type Ear, findingsOf, impatient, openEar } from './support.ts';

const plain = `AUTH PLAIN ${base64('\0scan@shop.example\0throw-away')}`;

async function send(
  device: Device,
  message = 'From: a\r\nSubject: Scan\r\n\r\nbody\r\n',
): Promise<string | null> {
  await device.say('MAIL FROM:<scan@shop.example>');
  await device.say('RCPT TO:<ana@shop.example>');
  await device.say('DATA');
  return device.say(`${message}.`);
}

/** Runs a device against a listener; the listener is ended once the device has gone. */
async function hear(
  security: Security,
  device: (ear: Ear) => Promise<void>,
  order: Partial<ListenOrder> = {},
) {
  const ear = await openEar(security, order);
  await device(ear);
  await ear.gone(1);
  return findingsOf(await ear.end());
}

it('a good device on STARTTLS: everything is told, nothing is wrong', async () => {
  const ear = await openEar('starttls');
  const first = await Device.connect(ear.port);
  expect(await first.reply()).toMatch(/^220 .*nothing is delivered/);
  expect(await first.say('EHLO printer.shop.example')).toMatch(/250 STARTTLS\r\n/);
  const device = await first.upgrade({ servername: 'mail.shop.example' });
  expect(await device?.say('EHLO printer.shop.example')).toMatch(/AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER/);
  expect(await device?.say(plain)).toMatch(/^235/);
  expect(device && (await send(device))).toBe('250 2.0.0 Looked at by Sendwell, not delivered\r\n');
  await device?.say('QUIT');
  const outcome = await ear.ended;
  expect(outcome).toMatchObject({ ended: 'message', others: [] });
  const { device: heard, signs } = findingsOf(outcome);
  expect(signs).toEqual([]);
  expect(heard).toMatchObject({
    ip: '127.0.0.1',
    connections: 1,
    ehlo: 'printer.shop.example',
    commands: ['EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'QUIT'],
    mechanisms: ['PLAIN'],
    username: 'scan@shop.example',
    from: 'scan@shop.example',
    to: ['ana@shop.example'],
    size: 32,
    headers: ['From', 'Subject'],
    reached: 'after-data',
    tls: { version: 'TLSv1.3', sni: 'mail.shop.example', checkedUs: false },
  });
  expect(heard.tls?.offered).toContain('TLSv1.2');
  expect(heard.tls?.suites).toContain('TLS_AES_128_GCM_SHA256');
});

describe('port and encryption do not match', () => {
  it('a device that starts TLS on a port that starts open', async () => {
    const { device, signs } = await hear('starttls', async ({ port }) => {
      expect(await Device.connectTls(port, { servername: 'mail.shop.example' })).toBeNull();
    });
    expect(signs).toEqual(['wants-tls-first']);
    expect(device.tls).toMatchObject({ sni: 'mail.shop.example', version: null });
  });

  it('a device that waits for a greeting on a port that is encrypted from the start', async () => {
    const silent = async ({ port }: Ear) => (await Device.connect(port)).gone();
    const { signs } = await hear('tls', silent, { times: impatient });
    expect(signs).toEqual(['waits-for-greeting']);
  });

  it('a device that speaks openly there', async () => {
    const { signs } = await hear('tls', async ({ port }) => {
      const device = await Device.connect(port);
      device.write('EHLO printer\r\n');
      await device.gone();
    });
    expect(signs).toEqual(['plain-on-tls']);
  });

  it('a browser', async () => {
    const { signs } = await hear('tls', async ({ port }) => {
      const device = await Device.connect(port);
      device.write('GET / HTTP/1.1\r\n\r\n');
      await device.gone();
    });
    expect(signs).toEqual(['not-smtp']);
  });
});

it('TLS 1.0 alone: told from its first bytes', async () => {
  const { device, signs } = await hear('tls', async ({ port }) => {
    const old = await Device.connectTls(port, {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    await old?.reply();
    await old?.say('QUIT');
  });
  expect(signs).toEqual(['tls-too-old']);
  expect(device.tls).toMatchObject({ offered: ['TLSv1'], sni: null });
});

it('a device that checks our certificate and refuses it', async () => {
  const { device, signs } = await hear('tls', async ({ port }) => {
    expect(await Device.connectTls(port, { rejectUnauthorized: true })).toBeNull();
  });
  // Node closes after the handshake and sends no alert: that it did not go on is all that can be seen.
  expect(signs).toEqual(['gave-up']);
  expect(device).toMatchObject({ reached: 'tls', tls: { checkedUs: null } });
});

it('a device that says with an alert that it refuses our certificate', async () => {
  const { device, signs } = await hear('tls', async ({ port }) => alertAfterCertificate(port));
  expect(signs).toEqual(['certificate-refused']);
  expect(device.tls).toMatchObject({ version: null, checkedUs: true });
});

it('no sign-in, no encryption, a name with an underscore', async () => {
  const { device, signs } = await hear('starttls', async ({ port }) => {
    const device = await Device.connect(port);
    await device.reply();
    await device.say('EHLO scanner_2');
    await send(device);
    await device.say('QUIT');
  });
  expect(signs).toEqual(['starttls-not-used', 'no-sign-in', 'ehlo-name']);
  expect(device.tls).toBeNull();
});

it('a sign-in without encryption: refused, and the password is not looked at', async () => {
  const { device, signs } = await hear('starttls', async ({ port }) => {
    const device = await Device.connect(port);
    await device.reply();
    await device.say('EHLO printer');
    expect(await device.say(plain)).toMatch(/^538/);
    await device.hangUp();
  });
  expect(signs).toEqual(['signs-in-in-clear']);
  expect(device).toMatchObject({ mechanisms: [], username: null });
});

it('LOGIN alone, and another sender', async () => {
  const { device, signs } = await hear('tls', async ({ port }) => {
    const device = await Device.connectTls(port);
    await device?.reply();
    await device?.say('EHLO printer');
    expect(await device?.say('AUTH LOGIN')).toBe('334 VXNlcm5hbWU6\r\n');
    expect(await device?.say(base64('box@shop.example'))).toBe('334 UGFzc3dvcmQ6\r\n');
    expect(await device?.say(base64('throw-away'))).toMatch(/^235/);
    if (device) await send(device);
    await device?.say('QUIT');
  });
  expect(signs).toEqual(['sender-differs']);
  expect(device).toMatchObject({ mechanisms: ['LOGIN'], username: 'box@shop.example', size: 32 });
});

it('a method that nobody offers', async () => {
  const { device, signs } = await hear('tls', async ({ port }) => {
    const device = await Device.connectTls(port);
    await device?.reply();
    await device?.say('EHLO printer');
    expect(await device?.say('AUTH CRAM-MD5')).toMatch(/^504/);
    await device?.hangUp();
  });
  expect(signs).toEqual(['mechanism-unknown']);
  expect(device.mechanisms).toEqual(['CRAM-MD5']);
});

it('HELO alone', async () => {
  const { signs } = await hear('none', async ({ port }) => {
    const device = await Device.connect(port);
    await device.reply();
    await device.say('HELO printer');
    await send(device);
    await device.say('QUIT');
  });
  expect(signs).toEqual(['helo-only', 'no-sign-in']);
});

it('hangs after the greeting', async () => {
  const silent = async ({ port }: Ear) => (await Device.connect(port)).gone();
  const { device, signs } = await hear('starttls', silent, { times: impatient });
  expect(signs).toEqual(['too-slow']);
  expect(device.reached).toBe('banner');
});

it('hangs up after the greeting', async () => {
  const { device, signs } = await hear('starttls', async ({ port }) => {
    const device = await Device.connect(port);
    await device.reply();
    await device.hangUp();
  });
  expect(signs).toEqual(['gave-up']);
  expect(device.reached).toBe('banner');
});

it('speaks before the greeting, and several commands at once', async () => {
  const { signs } = await hear('none', async ({ port }) => {
    const device = await Device.connect(port);
    device.write('EHLO printer\r\nMAIL FROM:<a@shop.example>\r\nRCPT TO:<b@shop.example>\r\n');
    for (let replies = 0; replies < 4; replies += 1) await device.reply();
    await device.say('QUIT');
  });
  expect(signs).toEqual(['too-early', 'no-sign-in', 'gave-up']);
});

it('STARTTLS, and then without', async () => {
  const { signs } = await hear('starttls', async ({ port }) => {
    const device = await Device.connect(port);
    await device.reply();
    await device.say('EHLO printer');
    await device.say('STARTTLS');
    device.write('MAIL FROM:<a@shop.example>\r\n');
    await device.gone();
  });
  expect(signs).toEqual(['plain-after-starttls']);
});

it('letters that are not encoded in the head, and a large message', async () => {
  const { device, signs } = await hear('none', async ({ port }) => {
    const device = await Device.connect(port);
    await device.reply();
    await device.say('EHLO printer');
    const line = `${'x'.repeat(998)}\r\n`;
    await send(device, `Subject: B\u00fcro\r\n\r\n${line.repeat(25_500)}`);
    await device.say('QUIT');
  });
  expect(signs).toEqual(['no-sign-in', 'message-large', 'header-8bit']);
  expect(device).toMatchObject({ headers: ['Subject'], size: 25_500_018 });
});

it('two connections', async () => {
  const ear = await openEar('starttls');
  for (const name of ['one', 'two']) {
    const device = await Device.connect(ear.port);
    await device.reply();
    await device.say(`EHLO ${name}`);
    await device.hangUp();
  }
  await ear.gone(2);
  const { device, signs } = findingsOf(await ear.end());
  expect(signs).toEqual(['gave-up', 'several-connections']);
  expect(device).toMatchObject({ connections: 2, ehlo: 'two' });
});

/** A TLS 1.2 client that reads up to the end of the server's first flight, then sends `unknown_ca` (RFC 5246 7.2.2). */
async function alertAfterCertificate(port: number): Promise<void> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(clientHello12());
  await once(socket, 'data');
  socket.write(Buffer.from([0x15, 3, 3, 0, 2, 2, 48]));
  socket.resume();
  await once(socket, 'close');
}
