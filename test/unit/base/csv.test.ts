import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../electron/engine/base/csv.ts';
import { Mutator } from '../../fuzz/mutator.ts';

async function* pieces(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size = 1_000) {
  const items = [];
  for await (const item of readCsv(pieces(text, size))) items.push(item);
  return items;
}

const fields = async (text: string) =>
  (await read(text)).map((item) => ('fields' in item ? item.fields : item.problem));

describe('RFC 4180', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\ufeffa,b\n', [['a', 'b']]],
    [
      'a,,\n,,c\n',
      [
        ['a', '', ''],
        ['', '', 'c'],
      ],
    ],
    ['"a","b ""x"" c"\r\n', [['a', 'b "x" c']]],
    ['"a\r\nb",c\r\n', [['a\r\nb', 'c']]],
    ['a\n\n\r\nb\n', [['a'], ['b']]],
    ['""\n', []],
    ['"",\n', [['', '']]],
    [
      'a;b,c\n1;2\n',
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
    ],
    ['a\tb\n', [['a', 'b']]],
    ['zoë,"日本"\n', [['zoë', '日本']]],
    ['', []],
  ])('%j', async (text, expected) => {
    expect(await fields(text)).toEqual(expected);
  });

  it('is the same in whatever pieces it comes', async () => {
    const text = '\ufeffemail,note\r\n"zoë@x","a ""b""\r\nc"\r\nb,日本\r\n';
    const whole = await read(text);
    for (let size = 1; size < 9; size += 1) expect(await read(text, size)).toEqual(whole);
  });

  it('knows the line where a record begins', async () => {
    expect(await read('a\n"b\nc"\n\nd\n')).toMatchObject([{ line: 1 }, { line: 2 }, { line: 5 }]);
  });

  it.each([
    ['a,b"c\n', [{ line: 1, problem: 'quote' }]],
    [
      'a\n"b"c\n',
      [
        { line: 1, fields: ['a'] },
        { line: 2, problem: 'quote' },
      ],
    ],
    [
      'a\n"b\n',
      [
        { line: 1, fields: ['a'] },
        { line: 3, problem: 'unclosed' },
      ],
    ],
    [Buffer.from([0x61, 0x0a, 0xe9, 0x0a]), [{ line: 1, problem: 'encoding' }]],
    [
      Buffer.from([0x61, 0x0a, 0xc3]),
      [
        { line: 1, fields: ['a'] },
        { line: 2, problem: 'encoding' },
      ],
    ],
    ['x'.repeat(10_001), [{ line: 1, problem: 'too-long' }]],
    [','.repeat(101), [{ line: 1, problem: 'too-long' }]],
  ])('stops at what is no CSV: %.20j', async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });
});

it('brings back what was written, 2,000 times', async () => {
  const mutator = new Mutator(4);
  const parts = ['a', '"', ',', ';', '\r\n', '\n', ' ', 'é', '日', "'", '\t', ''] as const;
  const field = () => Array.from({ length: mutator.below(5) }, () => mutator.pick(parts)).join('');
  for (let round = 0; round < 2_000; round += 1) {
    const rows = Array.from({ length: 1 + mutator.below(3) }, () => [
      `x${mutator.below(9)}`,
      field(),
      field(),
    ]);
    const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    expect(await fields(text)).toEqual(rows);
  }
});
