/** Files as the page gets them, chosen, dropped or pasted: with the folder that they lie in. */
import { mostFiles } from '../../../shared/microsoft-365/desk.ts';

export interface PlanFile {
  file: File;
  /** Empty for one that came alone. */
  folder: string;
}

/** Levels of folders that are looked into. */
const deepest = 4;

/** Of a file or folder dialog: `shop/mailboxes.csv` lies in `shop`. */
export function chosenFiles(list: FileList | null): PlanFile[] {
  return [...(list ?? [])].slice(0, mostFiles).map((file) => ({
    file,
    folder: file.webkitRelativePath.split('/').at(-2) ?? '',
  }));
}

/** Of a drop or a paste, folders with what is in them. Call it at once: the browser forgets a drop. */
export async function givenFiles({ items }: DataTransfer): Promise<PlanFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: PlanFile[] = [];
  for (const entry of entries) await collect(entry, '', 0, found);
  return found;
}

async function collect(
  entry: FileSystemEntry,
  folder: string,
  depth: number,
  found: PlanFile[],
): Promise<void> {
  if (found.length >= mostFiles || entry.name.startsWith('.')) return;
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) found.push({ file, folder });
  } else if (entry instanceof FileSystemDirectoryEntry && depth < deepest) {
    for (const inner of await listed(entry)) await collect(inner, entry.name, depth + 1, found);
  }
}

/** The browser gives a hundred at a time. */
async function listed(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < mostFiles) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  return all;
}
