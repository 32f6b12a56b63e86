/** Reads an asar archive: sizes, a header in JSON, then the files one after the other. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Entry {
  files?: Record<string, Entry>;
  offset?: string;
  size?: number;
}

/** The contents of every file by its path. */
export async function readAsar(file: string): Promise<Map<string, Buffer>> {
  const archive = await readFile(file);
  const body = 8 + archive.readUInt32LE(4);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as Entry;
  const contents = new Map<string, Buffer>();
  const visit = (entry: Entry, name: string) => {
    for (const [child, found] of Object.entries(entry.files ?? {}))
      visit(found, path.posix.join(name, child));
    const from = body + Number(entry.offset);
    if (entry.offset !== undefined) contents.set(name, archive.subarray(from, from + (entry.size ?? 0)));
  };
  visit(header, '');
  return contents;
}

export async function unpackAsar(file: string, folder: string): Promise<void> {
  for (const [name, content] of await readAsar(file)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}
