/**
 * One JSON file of ours in the user-data folder, read with a schema. Nothing that goes wrong with it stops the program: a
 * damaged one is kept aside with a date, one that cannot be written counts in memory, and both are said.
 */
import { renameSync } from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import type { z } from 'zod';

export interface KeptFile<T> {
  read(): T;
  /** Counts from now on also where it cannot be written. */
  write(value: T): void;
}

/** What went wrong, for the person. */
interface FileTrouble {
  /** The file could not be read. It is kept under another name, the fallback counts. */
  onDamaged(keptAs: string): void;
  /** The system's code, such as `ENOSPC` or `EROFS`. */
  onNotSaved(code: string): void;
}

interface KeptFileOptions<T> extends FileTrouble {
  folder: string;
  /** Name of the file without `.json`. */
  name: string;
  schema: z.ZodType<T>;
  fallback: T;
}

/** Only the person reads it. */
const ownerOnly = 0o600;

/** Reads the file once; what is written goes to the disk at once, in one piece. */
export function openKeptFile<T>(options: KeptFileOptions<T>): KeptFile<T> {
  const { folder, name, schema, fallback, onDamaged, onNotSaved } = options;
  let value = fallback;
  try {
    const content = openStore(folder, name).get('content');
    if (content !== undefined) value = schema.parse(content);
  } catch {
    keepAside(path.join(folder, `${name}.json`), onDamaged);
  }
  return {
    read: () => value,
    write(next) {
      value = next;
      try {
        openStore(folder, name).set('content', next);
      } catch (error) {
        onNotSaved((error as NodeJS.ErrnoException).code ?? 'unknown');
      }
    },
  };
}

function openStore(folder: string, name: string): Conf<{ content?: unknown }> {
  return new Conf({ cwd: folder, configName: name, configFileMode: ownerOnly });
}

/** `settings.json` becomes `settings.damaged-2026-11-22T09-30-00.json`. */
function keepAside(file: string, onDamaged: (keptAs: string) => void): void {
  const date = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const kept = file.replace(/\.json$/, `.damaged-${date}.json`);
  try {
    renameSync(file, kept);
    onDamaged(path.basename(kept));
  } catch {
    // Nothing was there to keep, or nothing can be moved here: writing will say so.
  }
}
