/** Files that a person names, read whole: only plain files up to a size, whatever a pipe or a device would go on to give. */
import { readFile, stat } from 'node:fs/promises';

/** `no-such-file`, else `file-unreadable`: not to be opened, too large, a folder, a pipe, a device. */
export type UnreadFile = 'no-such-file' | 'file-unreadable';
type BinaryFile = { ok: true; bytes: Buffer; modified: Date } | { ok: false; problem: UnreadFile };
/** `modified`: when the file was last written. */
export type TextFile = { ok: true; text: string; modified: Date } | { ok: false; problem: UnreadFile };

/** Reads UTF-8. `largest`: bytes. Kind and size are looked at before a byte is read. Never rejects. */
export async function readTextFile(path: string, largest: number): Promise<TextFile> {
  const read = await readBinaryFile(path, largest);
  return read.ok ? { ok: true, text: read.bytes.toString('utf8'), modified: read.modified } : read;
}

/** As above, and the bytes as they are. */
export async function readBinaryFile(path: string, largest: number): Promise<BinaryFile> {
  try {
    const kind = await stat(path);
    if (!kind.isFile() || kind.size > largest) return { ok: false, problem: 'file-unreadable' };
    return { ok: true, bytes: await readFile(path), modified: kind.mtime };
  } catch (error) {
    return { ok: false, problem: whyUnread(error) };
  }
}

/** Why the system did not hand out a file. */
export function whyUnread(error: unknown): UnreadFile {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no-such-file' : 'file-unreadable';
}
