import { describe, expect, it } from 'vitest';
import { ReplyParser } from '../../../electron/engine/smtp/reply-parser.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

/** Parses everything that is given at once: replies as `[code, ...texts]`, then the fault if there is one. */
function parse(...chunks: (string | Uint8Array)[]): unknown[] {
  const parser = new ReplyParser();
  const seen: unknown[] = [];
  for (const chunk of chunks) {
    parser.push(typeof chunk === 'string' ? bytes(chunk) : chunk);
    for (let result = parser.next(); result.kind !== 'more'; result = parser.next()) {
      if (result.kind === 'fault') return [...seen, result.fault];
      seen.push([result.reply.code, ...result.reply.texts]);
    }
  }
  return seen;
}

describe('ReplyParser', () => {
  it.each<[string, string, unknown[]]>([
    ['one line', '250 fine\r\n', [[250, 'fine']]],
    ['several lines', '250-a\r\n250-b\r\n250 c\r\n', [[250, 'a', 'b', 'c']]],
    ['a bare code', '250\r\n', [[250, '']]],
    ['a bare code as last line', '250-a\r\n250\r\n', [[250, 'a', '']]],
    ['a code and a space', '250 \r\n', [[250, '']]],
    ['a hyphen without text', '250-\r\n250 b\r\n', [[250, '', 'b']]],
    [
      'two replies in one segment',
      '250 a\r\n354 b\r\n',
      [
        [250, 'a'],
        [354, 'b'],
      ],
    ],
    ['a bare LF', '250-a\n250 b\n', [[250, 'a', 'b']]],
    ['a bare code and a bare LF', '250\n', [[250, '']]],
    ['text that looks like a code', '250 550 5.1.1\r\n', [[250, '550 5.1.1']]],
    ['an unknown code', '299 odd\r\n', [[299, 'odd']]],
    ['UTF-8', '550 Postfach für Grüße\r\n', [[550, 'Postfach für Grüße']]],
    ['nothing', '', []],
    ['half a line', '250 fi', []],
    ['mixed codes', '250-a\r\n550 b\r\n', ['mixed-codes']],
    ['mixed codes on a middle line', '250-a\r\n251-b\r\n250 c\r\n', ['mixed-codes']],
    ['a first digit of 1', '150 a\r\n', ['not-smtp']],
    ['a first digit of 6', '650 a\r\n', ['not-smtp']],
    ['two digits', '25 a\r\n', ['not-smtp']],
    ['four digits', '2500 a\r\n', ['not-smtp']],
    ['a tab behind the code', '250\ta\r\n', ['not-smtp']],
    ['an empty line', '\r\n', ['not-smtp']],
    ['an empty line inside', '250-a\r\n\r\n250 b\r\n', ['not-smtp']],
    ['a letter', 'hello\r\n', ['not-smtp']],
    ['a web server', 'HTTP/1.1 400 Bad Request\r\n', ['not-smtp']],
    ['four bytes that are no reply', 'SSH-', ['not-smtp']],
    ['a TLS record', '\x16\x03\x01\x02', ['not-smtp']],
    ['a code that ends in CR and goes on', '250\rx\r\n', ['not-smtp']],
  ])('reads %s', (_name, text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it('gives the same result wherever the bytes are cut, also inside CRLF and inside a character', () => {
    const text = bytes('250-für\r\n250-b\n250 Größe\r\n554 €\r\n');
    const whole = parse(text);
    expect(parse(...[...text].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
    for (let cut = 0; cut <= text.length; cut += 1)
      expect(parse(text.subarray(0, cut), text.subarray(cut))).toEqual(whole);
  });

  it('falls back to Latin-1 for text that is not UTF-8', () => {
    expect(parse(Buffer.from('550 f\xfcr\r\n', 'latin1'))).toEqual([[550, 'für']]);
  });

  it('notes a bare LF and a line over 512 bytes, once per reply', () => {
    const parser = new ReplyParser();
    parser.push(bytes(`250-a\n250 ${'b'.repeat(600)}\n250 c\r\n`));
    const [first, second] = [parser.next(), parser.next()];
    expect(first.kind === 'reply' && first.reply.notes).toEqual(['bare-lf', 'long-line']);
    expect(second.kind === 'reply' && second.reply.notes).toEqual([]);
  });

  it.each([
    ['a line of 4096 bytes', `250 ${'a'.repeat(4090)}\r\n`, 0],
    ['a line of 4097 bytes', `250 ${'a'.repeat(4091)}\r\n`, 'line-too-long'],
    ['a line without end', `250 ${'a'.repeat(4100)}`, 'line-too-long'],
    ['128 lines', `${'250-a\r\n'.repeat(127)}250 b\r\n`, 0],
    ['129 lines', `${'250-a\r\n'.repeat(128)}250 b\r\n`, 'too-many-lines'],
    ['over 64 KiB', `250-${'a'.repeat(2000)}\r\n`.repeat(40), 'reply-too-large'],
  ])('caps %s', (_name, text, fault) => {
    expect(parse(text).includes(fault)).toBe(fault !== 0);
  });

  it('stays at a fault', () => {
    const parser = new ReplyParser();
    parser.push(bytes('hello\r\n'));
    expect(parser.next()).toEqual({ kind: 'fault', fault: 'not-smtp' });
    parser.push(bytes('250 fine\r\n'));
    expect(parser.next()).toEqual({ kind: 'fault', fault: 'not-smtp' });
  });

  it('tells what is left over and keeps it as evidence', () => {
    const parser = new ReplyParser();
    parser.push(bytes('220 go\r\n250-in'));
    parser.next();
    expect(parser.pending).toBe(6);
    expect(Buffer.from(parser.received).toString()).toBe('250-in');
    parser.push(bytes('jected\r\n250'));
    parser.next();
    expect(Buffer.from(parser.received).toString()).toBe('250-injected\r\n250');
    expect(parser.pending).toBe(17);
  });
});
