/** Where a document goes: to a file that did not exist before, or to standard output. */
import { writeFile } from 'node:fs/promises';
import type { Problem } from '../problems/problem.ts';
import type { Context } from '../terminal/context.ts';

export interface Destination {
  out?: string;
  force?: boolean;
}

/** Null when it was written. `secret`: nobody else on this computer may read the file. */
export async function writeDocument(
  document: string,
  { out, force = false }: Destination,
  secret: boolean,
  { terminal, words }: Context,
): Promise<Problem | null> {
  if (out === undefined) {
    if (!terminal.json) terminal.system.stdout.write(document);
    return null;
  }
  try {
    await writeFile(out, document, { flag: force ? 'w' : 'wx', mode: secret ? 0o600 : 0o644 });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return { kind: 'file', problem: exists ? 'file-exists' : 'file-unwritable', file: out };
  }
  terminal.complain(words('export.written', { file: out }));
  return null;
}

/** Words go to stderr: standard output is for the document alone. */
export function wordsAside(context: Context): Context {
  const { terminal } = context;
  return {
    ...context,
    terminal: { ...terminal, redraws: false, say: (line = '') => terminal.complain(line) },
  };
}
