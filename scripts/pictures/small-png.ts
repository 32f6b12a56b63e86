/** Makes a screenshot small: a PNG with a palette of at most 256 colours (PNG, third edition, 11.2.2). */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const paletteSize = 256;
/** Colours that have a place because they occur most; the other places are for what stands out. */
const byNumber = 128;
/** Square of the way from all others at which a colour stands out. */
const standsOut = 400;

interface Pixels {
  width: number;
  height: number;
  /** One number per pixel: red, green and blue, eight bits each. */
  colours: Uint32Array;
}

/** Eight bits per channel, with or without alpha, not interlaced: what browsers write. Alpha is dropped. */
export function smallPng(png: Uint8Array): Buffer {
  const pixels = decode(Buffer.from(png));
  const palette = commonColours(pixels.colours);
  return encode(pixels, palette);
}

function decode(png: Buffer): Pixels {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = { 2: 3, 6: 4 }[header.readUInt8(9)];
  if (header.readUInt8(8) !== 8 || channels === undefined || header.readUInt8(12) !== 0)
    throw new RangeError('not a screenshot of a browser');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const bytes = unfilter(inflateSync(packed), width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1)
    colours[pixel] = bytes.readUIntBE(pixel * channels, 3);
  return { width, height, colours };
}

function readChunks(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** Undoes the filter of each row (PNG, third edition, 9.2). */
function unfilter(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let at = 0; at < stride; at += 1) {
      const place = row * stride + at;
      const left = at >= channels ? (out[place - channels] ?? 0) : 0;
      const up = row > 0 ? (out[place - stride] ?? 0) : 0;
      const upLeft = row > 0 && at >= channels ? (out[place - stride - channels] ?? 0) : 0;
      out[place] = (raw[row * (stride + 1) + 1 + at] ?? 0) + predicted(filter, left, up, upLeft);
    }
  }
  return out;
}

function predicted(filter: number | undefined, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [byLeft, byUp, byUpLeft] = [left, up, upLeft].map((value) => Math.abs(guess - value));
  if ((byLeft ?? 0) <= (byUp ?? 0) && (byLeft ?? 0) <= (byUpLeft ?? 0)) return left;
  return (byUp ?? 0) <= (byUpLeft ?? 0) ? up : upLeft;
}

/** The colours that occur most, and rare ones that stand out: a small sign keeps its colour. */
function commonColours(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette: number[] = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (palette.length === paletteSize) break;
    const wanted =
      palette.length < byNumber || palette.every((other) => distance(colour, other) >= standsOut);
    if (wanted) palette.push(colour);
  }
  return palette;
}

function encode({ width, height, colours }: Pixels, palette: readonly number[]): Buffer {
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, pixel) => {
    const place = places.get(colour) ?? nearest(colour, palette);
    places.set(colour, place);
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = place;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap(channelsOf));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function channelsOf(colour: number): [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(colour: number, palette: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((other, place) => {
    const far = distance(colour, other);
    if (far < least) [best, least] = [place, far];
  });
  return best;
}

/** The square of the way between two colours. */
function distance(a: number, b: number): number {
  const [red, green, blue] = channelsOf(a);
  const [r, g, otherBlue] = channelsOf(b);
  return (r - red) ** 2 + (g - green) ** 2 + (otherBlue - blue) ** 2;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
