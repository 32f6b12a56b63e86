import { expect, test } from 'vitest';
import {
  looksLikeTls,
  RecordWatch,
  readServerHello,
} from '../../../../electron/engine/network/tls/tls-records.ts';

const bytes = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test.each([
  ['16 03 03', true],
  ['15 03 01', true],
  ['16', true],
  ['', false],
  ['32 32 30', false],
  ['16 05', false],
])('first bytes %s are TLS: %s', (hex, expected) => {
  expect(looksLikeTls(bytes(hex))).toBe(expected);
});

test('an alert is found behind other records, however they are split', () => {
  const stream = bytes('16 03 03 0004 aabbccdd 16 03 03 0001 ee 15 03 03 0002 02 46');
  for (let size = 1; size <= stream.length; size += 1) {
    const watch = new RecordWatch();
    for (let at = 0; at < stream.length; at += size) watch.feed(stream.subarray(at, at + size));
    expect(watch.alert).toBe(70);
  }
});

test('messages of the handshake are seen until the server encrypts, however they are split', () => {
  const hello = '16 03 03 0006 02 000002 aabb';
  const request = '16 03 03 0003 0d 0000 16 03 03 0002 01 cc';
  const encrypted = '14 03 03 0001 01 16 03 03 0004 0d 000000';
  const upTo = (hex: string, size: number) => {
    const watch = new RecordWatch();
    const stream = bytes(hex);
    for (let at = 0; at < stream.length; at += size) watch.feed(stream.subarray(at, at + size));
    return watch.upTo;
  };
  for (const size of [1, 2, 3, 7, 100]) {
    expect(upTo('15 03 03 0002 02 28', size)).toBeNull();
    expect(upTo(hello, size)).toBe('server-hello');
    expect(upTo(hello + request, size)).toBe('certificate-request');
    expect(upTo(hello + encrypted, size)).toBe('server-hello');
  }
});

test('an encrypted alert says nothing', () => {
  const watch = new RecordWatch();
  watch.feed(bytes('15 03 03 001a'));
  watch.feed(Buffer.alloc(26, 2));
  expect(watch.alert).toBeNull();
});

/** ServerHello with this version, an empty session id and these extensions. */
function hello(version: string, extensions = ''): Buffer {
  const list = bytes(extensions);
  const length = list.length === 0 ? '' : list.length.toString(16).padStart(4, '0');
  const body = bytes(`${version}${'00'.repeat(32)}00 c02f 00 ${length}${extensions}`);
  const head = bytes(`16 0303 0000 02 0000${body.length.toString(16).padStart(2, '0')}`);
  return Buffer.concat([head, body]);
}

test('a ServerHello tells the version and the extended master secret', () => {
  expect(readServerHello(hello('0301'))).toEqual({ version: 'TLSv1', extendedMasterSecret: false });
  expect(readServerHello(hello('0303', '0017 0000'))).toEqual({
    version: 'TLSv1.2',
    extendedMasterSecret: true,
  });
  expect(readServerHello(hello('0303', '002b 0002 0304'))).toMatchObject({ version: 'TLSv1.3' });
  expect(readServerHello(bytes('15 03 03 0002 02 46'))).toBeNull();
  expect(readServerHello(hello('0309'))).toBeNull();
  const whole = hello('0303', 'ff01 0001 00 0017 0000');
  for (let length = 0; length < whole.length; length += 1) readServerHello(whole.subarray(0, length));
});
