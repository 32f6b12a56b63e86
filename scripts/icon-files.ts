/** Writers for the icon files of Windows (.ico) and macOS (.icns). Both are containers for square pictures. */

/** One square picture, as a PNG file and as its pixels. */
export interface Picture {
  /** Width and height in pixels. */
  size: number;
  png: Uint8Array;
  /** Four bytes per pixel (red, green, blue, alpha), top row first. */
  rgba: Uint8Array;
}

/** From this size on Windows takes PNG inside .ico; smaller pictures are bitmaps, which every tool reads. */
const pngFromSize = 128;

/** ICONDIR, one ICONDIRENTRY per picture, then the pictures. */
export function encodeIco(pictures: readonly Picture[]): Uint8Array {
  const bodies = pictures.map((picture) =>
    picture.size >= pngFromSize ? picture.png : encodeBitmap(picture),
  );
  const directory = Buffer.alloc(6 + 16 * pictures.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  let offset = directory.length;
  pictures.forEach(({ size }, index) => {
    const entry = 6 + 16 * index;
    const { length } = bodies[index] ?? [];
    // Zero stands for 256.
    directory.writeUInt8(size % 256, entry);
    directory.writeUInt8(size % 256, entry + 1);
    directory.writeUInt16LE(1, entry + 4);
    directory.writeUInt16LE(32, entry + 6);
    directory.writeUInt32LE(length, entry + 8);
    directory.writeUInt32LE(offset, entry + 12);
    offset += length;
  });
  return Buffer.concat([directory, ...bodies]);
}

/** BITMAPINFOHEADER with twice the height, the pixels bottom row first, then an empty mask: alpha says it all. */
function encodeBitmap({ size, rgba }: Picture): Uint8Array {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(header.length, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(2 * size, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(4 * size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = 4 * (row * size + column);
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      pixels.set([blue, green, red, alpha], 4 * ((size - 1 - row) * size + column));
    }
  }
  const maskRow = 4 * Math.ceil(size / 32);
  return Buffer.concat([header, pixels, Buffer.alloc(maskRow * size)]);
}

/** Types by size in pixels: for screens with one and with two pixels per point. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** "icns", the length of all, then type, length and PNG of every picture. */
export function encodeIcns(pictures: readonly Picture[]): Uint8Array {
  const blocks = pictures.flatMap(({ size, png }) => (icnsTypes[size] ?? []).map((type) => block(type, png)));
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + body.length, 4);
  return Buffer.concat([head, body]);
}
