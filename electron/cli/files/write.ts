/** Where a document goes: to a file that did not exist before, or to standard output. */
import { once } from 'node:events';
import { open, writeFile } from 'node:fs/promises';
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

/** A document that is written as it is made; null when all of it was. */
export async function writePieces(
  pieces: Iterable<string>,
  { out, force = false }: Destination,
  { terminal: { system, complain }, words, stop }: Context,
): Promise<Problem | null> {
  if (out === undefined) {
    for (const piece of gathered(pieces)) {
      if (stop.signal.aborted) return { kind: 'stopped', cause: stop.cause };
      if (!system.stdout.write(piece))
        await once(system.stdout, 'drain', { signal: stop.signal }).catch(() => {});
    }
    return null;
  }
  try {
    const file = await open(out, force ? 'w' : 'wx', 0o644);
    try {
      for (const piece of gathered(pieces)) await file.write(piece);
    } finally {
      await file.close();
    }
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return { kind: 'file', problem: exists ? 'file-exists' : 'file-unwritable', file: out };
  }
  complain(words('export.written', { file: out }));
  return null;
}

/** Characters that are written at once. */
const atOnce = 65_536;

function* gathered(pieces: Iterable<string>): Generator<string, void> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < atOnce) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

/** Words go to stderr: standard output is for the document alone. */
export function wordsAside(context: Context): Context {
  const { terminal } = context;
  return {
    ...context,
    terminal: { ...terminal, redraws: false, say: (line = '') => terminal.complain(line) },
  };
}
