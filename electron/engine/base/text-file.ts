/** Files that a person names, read whole: only plain files up to a size, whatever a pipe or a device would go on to give. */
import { readFile, stat } from 'node:fs/promises';

export type TextFile =
  | { ok: true; text: string; modified: Date }
  /** `no-such-file`, else `file-unreadable`: not to be opened, too large, a folder, a pipe, a device. */
  | { ok: false; problem: 'no-such-file' | 'file-unreadable' };

/** Reads UTF-8. `largest`: bytes. Kind and size are looked at before a byte is read. Never rejects. */
export async function readTextFile(path: string, largest: number): Promise<TextFile> {
  try {
    const kind = await stat(path);
    if (!kind.isFile() || kind.size > largest) return { ok: false, problem: 'file-unreadable' };
    return { ok: true, text: await readFile(path, 'utf8'), modified: kind.mtime };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { ok: false, problem: missing ? 'no-such-file' : 'file-unreadable' };
  }
}
