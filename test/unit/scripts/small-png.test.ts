import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { smallPng } from '../../../scripts/pictures/small-png.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}

/** A PNG of browsers: eight bits per channel, each row with its filter in front. */
function png(width: number, rows: number[][], colourType = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours of a picture with a palette, row by row, as `rrggbb`. */
function coloursOf(small: Buffer, width: number): string[][] {
  const part = (type: string) => {
    const at = small.indexOf(type, 0, 'latin1');
    return small.subarray(at + 4, at + 4 + small.readUInt32BE(at - 4));
  };
  const table = part('PLTE').toString('hex');
  const bytes = [...inflateSync(part('IDAT'))];
  const rows = bytes.length / (width + 1);
  return Array.from({ length: rows }, (_, row) =>
    bytes
      .slice(row * (width + 1) + 1, (row + 1) * (width + 1))
      .map((place) => table.slice(place * 6, place * 6 + 6)),
  );
}

describe('smallPng', () => {
  it('keeps few colours as they are, whatever the filter of a row', () => {
    const rows = [
      [0, 255, 0, 0, 0, 0, 255],
      [1, 255, 0, 0, 1, 0, 255],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 128, 0, 0, 128, 0, 128],
      [4, 0, 0, 0, 0, 0, 0],
    ];
    expect(coloursOf(smallPng(png(2, rows)), 2)).toEqual([
      ['ff0000', '0000ff'],
      ['ff0000', '0000ff'],
      ['ff0000', '0000ff'],
      ['ff0000', 'ff00ff'],
      ['ff0000', 'ff00ff'],
    ]);
  });

  it('drops what is see-through', () => {
    const rows = [[0, 10, 200, 30, 255]];
    expect(coloursOf(smallPng(png(1, rows, 6)), 1)).toEqual([['0ac81e']]);
  });

  it('takes the nearest colour where there are too many, and keeps a rare one that stands out', () => {
    const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]).flat();
    const [row = []] = coloursOf(smallPng(png(257, [[0, ...greys, 255, 200, 0]])), 257);
    expect(row.at(-1)).toBe('ffc800');
    expect(new Set(row).size).toBeLessThanOrEqual(256);
    row.slice(0, 256).forEach((colour, grey) => {
      expect(Math.abs(Number.parseInt(colour.slice(0, 2), 16) - grey)).toBeLessThanOrEqual(12);
    });
  });

  it('refuses what no browser writes', () => {
    expect(() => smallPng(png(1, [[0, 1]], 0))).toThrow(RangeError);
  });
});
