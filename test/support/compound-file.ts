/** Writes compound files as Outlook's `.msg` are ([MS-CFB] version 3, [MS-OXMSG]): storages and streams, sectors of 512 bytes. */

export interface Storage {
  [name: string]: Storage | Uint8Array;
}

const sector = 512;
const endOfChain = 0xfffffffe;
const free = 0xffffffff;
const fatSector = 0xfffffffd;
/** Smaller streams lie in the mini stream, in sectors of 64 bytes. */
const cutoff = 4096;
const mini = 64;

interface Entry {
  name: string;
  type: 1 | 2 | 5;
  start: number;
  size: number;
  left: number;
  right: number;
  child: number;
}

/** Text as a property of a message, by tag: in UTF-16. */
export const textProperty = (tag: string, text: string): Storage => ({
  [`__substg1.0_${tag}001F`]: new Uint8Array(Buffer.from(text, 'utf16le')),
});

/** Offsets of what damaged files change. */
export const placeOf = { firstFatSector: 76, directoryStart: 48 } as const;

export function compoundFile(root: Storage): Buffer {
  const entries: Entry[] = [];
  const contents: Uint8Array[] = [];
  const add = (name: string, type: Entry['type']): Entry => {
    const entry: Entry = { name, type, start: endOfChain, size: 0, left: free, right: free, child: free };
    entries.push(entry);
    return entry;
  };
  const fill = (parent: Entry, storage: Storage): void => {
    let before: Entry | null = null;
    for (const [name, content] of Object.entries(storage)) {
      const index = entries.length;
      const entry = add(name, content instanceof Uint8Array ? 2 : 1);
      if (before) before.right = index;
      else parent.child = index;
      before = entry;
      if (content instanceof Uint8Array) {
        contents[index] = content;
        entry.size = content.length;
      } else fill(entry, content);
    }
  };
  fill(add('Root Entry', 5), root);

  const sectors: Buffer[] = [];
  const next: number[] = [];
  const store = (bytes: Uint8Array): number => {
    const start = sectors.length;
    const count = Math.ceil(bytes.length / sector);
    for (let at = 0; at < count; at += 1) {
      const block = Buffer.alloc(sector);
      block.set(bytes.subarray(at * sector, (at + 1) * sector));
      sectors.push(block);
      next.push(at === count - 1 ? endOfChain : start + at + 1);
    }
    return count === 0 ? endOfChain : start;
  };

  const small: Buffer[] = [];
  const smallNext: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const bytes = contents[index];
    if (!bytes || bytes.length === 0) continue;
    if (bytes.length >= cutoff) {
      entry.start = store(bytes);
      continue;
    }
    entry.start = smallNext.length;
    const count = Math.ceil(bytes.length / mini);
    for (let at = 0; at < count; at += 1)
      smallNext.push(at === count - 1 ? endOfChain : entry.start + at + 1);
    small.push(Buffer.concat([bytes, Buffer.alloc(count * mini - bytes.length)]));
  }
  const [rootEntry] = entries;
  if (!rootEntry) throw new Error('no root');
  rootEntry.size = smallNext.length * mini;
  rootEntry.start = store(Buffer.concat(small));
  const smallStart = store(words(padded(smallNext, sector / 4)));
  const directoryStart = store(directoryOf(entries));
  const fatCount = Math.ceil((sectors.length + 1) / (sector / 4 - 1));
  const fatStart = sectors.length;
  for (let at = 0; at < fatCount; at += 1) next.push(fatSector);
  const fat = words(padded(next, sector / 4));

  const header = Buffer.alloc(sector, 0xff);
  header.fill(0, 0, placeOf.firstFatSector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(fatCount, 44);
  header.writeUInt32LE(directoryStart, placeOf.directoryStart);
  header.writeUInt32LE(cutoff, 56);
  header.writeUInt32LE(smallStart, 60);
  header.writeUInt32LE(Math.ceil((smallNext.length * 4) / sector), 64);
  header.writeUInt32LE(endOfChain, 68);
  for (let at = 0; at < fatCount; at += 1)
    header.writeUInt32LE(fatStart + at, placeOf.firstFatSector + 4 * at);
  return Buffer.concat([header, ...sectors, fat]);
}

function padded(values: readonly number[], by: number): number[] {
  return [...values, ...new Array((by - (values.length % by)) % by).fill(free)];
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

function directoryOf(entries: readonly Entry[]): Buffer {
  const blocks = entries.map(({ name, type, start, size, left, right, child }) => {
    const block = Buffer.alloc(128);
    const written = block.write(name, 'utf16le');
    block.writeUInt16LE(written + 2, 64);
    block.writeUInt8(type, 66);
    block.writeUInt8(1, 67);
    block.writeUInt32LE(left, 68);
    block.writeUInt32LE(right, 72);
    block.writeUInt32LE(child, 76);
    block.writeUInt32LE(start, 116);
    block.writeUInt32LE(size, 120);
    return block;
  });
  return Buffer.concat(blocks);
}
