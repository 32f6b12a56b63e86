/** Numbers in place of names: which of them the open internet does not know. */
import { describe, expect, it } from 'vitest';
import { ipFamily } from '../../../electron/engine/base/hosts.ts';
import { isNonPublicLiteral } from '../../../electron/engine/base/ip.ts';

describe('an IP literal that is not public', () => {
  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '0:0:0:0:0:0:0:1',
    'fe80::1',
    'FD00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::192.168.1.1',
    '2002:a00:1::1',
  ])('%s', (host) => {
    expect(isNonPublicLiteral(host)).toBe(true);
  });

  it.each([
    '192.0.2.1',
    '172.32.0.1',
    '100.128.0.1',
    '2001:db8::1',
    '::ffff:192.0.2.1',
    '64:ff9b::192.0.2.1',
    '2002:c000:201::1',
    'localhost',
    'printer.lan',
    '10.0.0.1.example.test',
    '',
  ])('is not %j', (host) => {
    expect(isNonPublicLiteral(host)).toBe(false);
  });
});

it.each(['01.2.3.4', '1.2.3.004', '1.2.3', '0x7f.0.0.1'])('%s is no address', (host) => {
  expect(ipFamily(host)).toBeNull();
  expect(isNonPublicLiteral(host)).toBe(false);
});
