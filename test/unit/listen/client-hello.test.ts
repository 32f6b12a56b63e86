import { describe, expect, it } from 'vitest';
import { largestHello, readClientHello, startsTls } from '../../../electron/engine/listen/client-hello.ts';
import { clientHello12, makeHello, serverName, supportedVersions } from './hello.ts';

describe('a ClientHello', () => {
  it.each([
    ['TLS 1.3', { extensions: [supportedVersions(0x0a0a, 0x0304, 0x0303)] }, ['TLSv1.3', 'TLSv1.2']],
    ['TLS 1.2', {}, ['TLSv1.2']],
    ['TLS 1.0 without extensions', { version: 0x0301, extensions: null }, ['TLSv1']],
    ['SSL 3', { version: 0x0300, extensions: null }, ['SSLv3']],
    ['an unknown version', { version: 0x0505 }, []],
  ])('%s', (_, parts, versions) => {
    expect(readClientHello(makeHello(parts))).toMatchObject({ versions });
  });

  it('names suites, and numbers where it knows no name; the server name only where it is one', () => {
    const hello = makeHello({
      suites: [0x1301, 0x000a, 0xabcd],
      extensions: [serverName('mail.shop.example')],
    });
    expect(readClientHello(hello)).toEqual({
      versions: ['TLSv1.2'],
      suites: ['TLS_AES_128_GCM_SHA256', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', '0xABCD'],
      sni: 'mail.shop.example',
    });
    expect(readClientHello(makeHello({ extensions: [serverName('a\u001b[2J b')] }))).toMatchObject({
      sni: null,
    });
  });

  it('in many records, and byte by byte', () => {
    const hello = makeHello({ extensions: [serverName('mail.shop.example')], recordSize: 3 });
    expect(readClientHello(hello)).toMatchObject({ sni: 'mail.shop.example' });
    for (let length = 0; length < hello.length; length += 1)
      expect(readClientHello(hello.subarray(0, length))).toBe('more');
  });

  it('of SSLv2, which old devices begin with', () => {
    const old = Buffer.concat([Buffer.from([0x80, 0x2b, 1, 3, 1]), Buffer.alloc(40)]);
    expect(startsTls(old)).toBe(true);
    expect(readClientHello(old)).toEqual({ versions: ['TLSv1', 'SSLv2'], suites: [], sni: null });
    expect(readClientHello(old.subarray(0, 10))).toBe('more');
  });

  it('that is none ends, whatever its bytes', () => {
    expect(startsTls(Buffer.from('EHLO printer\r\n'))).toBe(false);
    expect(readClientHello(Buffer.from([0x16, 3, 1, 0, 0, 1]))).toBe('malformed');
    expect(readClientHello(Buffer.from([0x16, 3, 1, 0, 4, 2, 0, 0, 0]))).toBe('malformed');
    expect(readClientHello(Buffer.from([0x16, 3, 1, 0, 4, 1, 0xff, 0xff, 0xff]))).toBe('malformed');
    const endless = Buffer.concat(
      Array.from({ length: largestHello }, () => Buffer.from([0x16, 3, 1, 0, 1, 1])),
    );
    expect(['malformed', 'more']).toContain(readClientHello(endless));
    const hello = clientHello12();
    for (let at = 5; at < hello.length; at += 1) {
      const damaged = Buffer.from(hello);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(['string', 'object']).toContain(typeof readClientHello(damaged));
    }
  });
});
