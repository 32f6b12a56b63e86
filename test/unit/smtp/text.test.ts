import { describe, expect, it } from 'vitest';
import { capLength, safeText } from '../../../electron/engine/base/safe-text.ts';
import { parseCapabilities } from '../../../electron/engine/smtp/capabilities.ts';
import { blockBytes, blocks, stuffDots } from '../../../electron/engine/smtp/dot-stuffing.ts';
import { addressLiteral, neutralName } from '../../../electron/engine/smtp/ehlo-name.ts';
import { queueIdOf } from '../../../electron/engine/smtp/queue-id.ts';
import { enhancedCode } from '../../../electron/engine/smtp/reply.ts';

describe('parseCapabilities', () => {
  it('never reads a keyword from the first line', () => {
    const capabilities = parseCapabilities(['STARTTLS AUTH PLAIN', 'SIZE 10']);
    expect(capabilities.has('STARTTLS')).toBe(false);
    expect(capabilities).toMatchObject({ greeting: 'STARTTLS AUTH PLAIN', mechanisms: [], size: 10 });
  });

  it("merges AUTH lists of both dialects in the server's order", () => {
    const texts = ['x', 'auth plain Login', 'AUTH=LOGIN CRAM-MD5', 'AUTH XOAUTH2 PLAIN'];
    expect(parseCapabilities(texts).mechanisms).toEqual(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2']);
    expect(parseCapabilities(['x', 'AUTH=PLAIN']).has('AUTH')).toBe(true);
    expect(parseCapabilities(['x', 'AUTH= PLAIN']).mechanisms).toEqual(['PLAIN']);
    expect(parseCapabilities(['x', 'AUTH']).mechanisms).toEqual([]);
  });

  it.each([
    ['SIZE', null],
    ['SIZE 0', null],
    ['SIZE 35882577', 35_882_577],
    ['size 5', 5],
    ['SIZE -1', null],
    ['SIZE 1e9', null],
    ['SIZE 99999999999999999999', null],
  ])('%s', (line, size) => {
    expect(parseCapabilities(['x', line]).size).toBe(size);
  });

  it.each([
    [['XXXXXXXA'], 'XXXXXXXA'],
    [['XXXXXXXX'], 'XXXXXXXX'],
    [['********'], '********'],
    [['XXXX'], null],
    [['STARTTLS', 'XXXXXXXA'], null],
    [['XCLIENT'], null],
  ])('masked STARTTLS in %j', (lines, masked) => {
    expect(parseCapabilities(['x', ...lines]).maskedStartTls).toBe(masked);
  });

  it('keeps lines safe to show and survives empty ones', () => {
    expect(parseCapabilities(['x', 'A\u202eB', '', ' ']).lines).toEqual(['AB', '', ' ']);
    expect(parseCapabilities([]).lines).toEqual([]);
  });
});

describe('what we call ourselves', () => {
  it.each([
    ['192.0.2.7', '[192.0.2.7]'],
    ['::ffff:192.0.2.7', '[192.0.2.7]'],
    ['2001:db8::7', '[IPv6:2001:db8::7]'],
    ['fe80::1%eth0', '[IPv6:fe80::1]'],
    ['::1', '[IPv6:::1]'],
    ['', '[127.0.0.1]'],
    ['my-laptop', '[127.0.0.1]'],
  ])('%s gives %s', (ip, literal) => {
    expect(addressLiteral(ip)).toBe(literal);
  });

  it('has a neutral name of more than one label', () => {
    expect(neutralName).toMatch(/^[a-z]+(\.[a-z]+)+$/);
  });
});

describe('text', () => {
  it('loses control, bidi, zero-width and line separator characters', () => {
    expect(safeText('a\x00b\x1b[31mc\u202ed\u2066e\u200bf\u2028g\x9bh\ti\r\n')).toBe('ab[31mcdefgh i');
  });

  it('is capped without cutting a character in two', () => {
    expect(capLength('a😀b', 2)).toBe('a…');
    expect(capLength('a😀b', 3)).toBe('a😀…');
    expect(capLength('abc', 3)).toBe('abc');
  });

  it.each([
    [550, '5.1.1 nobody', '5.1.1'],
    [550, '5.7.26 x', '5.7.26'],
    [550, '4.1.1 wrong class', null],
    [550, 'see 5.1.1', null],
    [550, '5.1.1.2 odd', null],
    [550, '5.1.1', '5.1.1'],
    [550, '5.1', null],
    [451, '4.7.1: later', '4.7.1'],
    [250, '2.0.0Ok', null],
    [550, '5.1234.1 x', null],
  ])('%i %s has the enhanced code %s', (code, line, enhanced) => {
    expect(enhancedCode(code, [line])).toBe(enhanced);
  });
});

describe('dot-stuffing', () => {
  it.each([
    ['a dot in the first line', '.a\r\n', '..a\r\n'],
    ['a lone dot', 'a\r\n.\r\nb\r\n', 'a\r\n..\r\nb\r\n'],
    ['several dots', '...\r\n', '....\r\n'],
    ['a dot inside a line', 'a.b\r\n', 'a.b\r\n'],
    ['a missing end of line', 'a', 'a\r\n'],
    ['a bare LF before a dot', 'a\n.\nb', 'a\r\n..\r\nb\r\n'],
    ['a bare CR before a dot', 'a\r.\rb\r', 'a\r\n..\r\nb\r\n'],
    ['an empty message', '', ''],
    ['an empty last line', 'a\r\n\r\n', 'a\r\n\r\n'],
    ['a line over 998 bytes', `${'a'.repeat(998)}.b\r\n`, `${'a'.repeat(998)}\r\n..b\r\n`],
    ['a line of 998 bytes', `${'a'.repeat(998)}\r\n`, `${'a'.repeat(998)}\r\n`],
    ['bytes outside ASCII', 'f\xfcr\r\n', 'f\xfcr\r\n'],
  ])('%s', (_name, content, stuffed) => {
    expect(Buffer.from(stuffDots(Buffer.from(content, 'latin1'))).toString('latin1')).toBe(stuffed);
  });

  it('hands content over in blocks, whatever the borders', () => {
    const content = stuffDots(Buffer.from('.\r\n'.repeat(blockBytes)));
    const parts = [...blocks(content)];
    expect(parts.every((part) => part.length <= blockBytes)).toBe(true);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  });
});

describe('queue ids', () => {
  it.each<[string, string | null]>([
    ['2.0.0 Ok: queued as 4F7B21C0D3E', '4F7B21C0D3E'],
    ['Ok: queued as Zk9_bQ-x77', 'Zk9_bQ-x77'],
    ['OK id=1tXyZa-0001bC-2D', '1tXyZa-0001bC-2D'],
    ['OK id=1xYzAB-00000003h2y-1zgf', '1xYzAB-00000003h2y-1zgf'],
    ['Requested mail action okay, completed: id=0Lxyz1-1abcDE2fgH-01NPQR', '0Lxyz1-1abcDE2fgH-01NPQR'],
    ['2.0.0 OK  1700000000 a1b2c3sm4d5e6f.7 - gsmtp', 'a1b2c3sm4d5e6f.7'],
    ['2.6.0 <m1@example.test> [InternalId=998877, Hostname=x] Queued mail for delivery', '998877'],
    ['2.6.0 <RELAY7abc0001@mx.example.test> Queued mail for delivery', 'RELAY7abc0001@mx.example.test'],
    ['<S-1@x.example.test>\nQueued mail for delivery', 'S-1@x.example.test'],
    ['2.0.0 OK <m1@example.test> [Hostname=x.example.test]', null],
    [
      'Ok 0200abc1d2e3f4a5-11112222-3333-4444-5555-666677778888-000000',
      '0200abc1d2e3f4a5-11112222-3333-4444-5555-666677778888-000000',
    ],
    ['2.0.0 Ok: queued on host7.example.test as 1700000000-AbCdEf-GhIj', '1700000000-AbCdEf-GhIj'],
    ['Mail OK queued as smtp9,AbCd+Ef--.1234S2 1700000000', 'smtp9,AbCd+Ef--.1234S2'],
    ['Accepted [STATUS=new MSGID=AbC.dEf-123]', 'AbC.dEf-123'],
    ['ok 1700000000 qp 4711', '4711'],
    ['ok 1700000000', null],
    ['OK: queued as.', null],
    ['Great success', null],
    ['Message queued as 7XyZ', '7XyZ'],
    ['2.0.0 4BXXXXX012345 Message accepted for delivery', '4BXXXXX012345'],
    ['2.0.0: 1a2b3c4d Message accepted for delivery', '1a2b3c4d'],
    ['2.0.0 1a2b3c4d Message accepted for delivery', '1a2b3c4d'],
    ['Message accepted for delivery', null],
    ['Ok. 5F3A2B1C.000012AB', '5F3A2B1C.000012AB'],
    ['Ok. Thank you', null],
    ['Message Queued (9A1B2C3D-1234-5678-9ABC-DEF012345678.1)', '9A1B2C3D-1234-5678-9ABC-DEF012345678.1'],
    ['2.0.0 Message queued with id 18f3a2b1c4d5e6f7', '18f3a2b1c4d5e6f7'],
    ['OK queued as 01234567-89ab-cdef-0123-456789abcdef', '01234567-89ab-cdef-0123-456789abcdef'],
    ['2.0.0 OK: queued as <11.22.33.JavaMail.x@example.test>', '11.22.33.JavaMail.x@example.test'],
    ['2.5.0 Message accepted for delivery', null],
    [`queued as ${'a'.repeat(300)}`, null],
  ])('%s', (text, id) => {
    expect(queueIdOf({ code: 250, enhanced: null, lines: text.split('\n') })).toBe(id);
  });
});
