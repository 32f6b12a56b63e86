/** What `export` and `report` are given: a saved result, standard input, or an address. */
import { readFile, stat } from 'node:fs/promises';
import { whyUnread } from '../../engine/base/text-file.ts';
import type { Checked, FileProblem } from '../problems/problem.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A saved result as JSON, and when it was saved. */
export interface Saved {
  json: unknown;
  at: Date;
  /** Name for messages. */
  file: string;
}

/** Bytes; the result of a very long check has some hundred thousand. */
const largestFile = 20_000_000;

/** Reads a JSON file, or standard input where the file is `-`. */
export async function readSaved(
  file: string,
  terminal: Terminal,
  largest = largestFile,
): Promise<Checked<Saved>> {
  const no = (problem: FileProblem): Checked<Saved> => ({
    ok: false,
    problem: { kind: 'file', problem, file },
  });
  try {
    if (file !== '-' && !(await stat(file)).isFile()) return no('file-unreadable');
    const { content, at } =
      file === '-' ? await readInput(terminal, largest) : await readWhole(file, largest);
    return content === null ? no('not-json') : { ok: true, value: { json: JSON.parse(content), at, file } };
  } catch (error) {
    if (error instanceof SyntaxError) return no('not-json');
    return no(whyUnread(error));
  }
}

async function readInput(
  { system }: Terminal,
  largest: number,
): Promise<{ content: string | null; at: Date }> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of system.stdin) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > largest) return { content: null, at: new Date() };
  }
  return { content: Buffer.concat(pieces).toString('utf8'), at: new Date() };
}

async function readWhole(file: string, largest: number): Promise<{ content: string | null; at: Date }> {
  const { size, mtime } = await stat(file);
  return { content: size > largest ? null : await readFile(file, 'utf8'), at: mtime };
}

/** An `@` makes it an address, unless there is a file of this name. */
export async function isAddress(target: string): Promise<boolean> {
  if (target === '-' || !target.includes('@')) return false;
  return stat(target).then(
    () => false,
    () => true,
  );
}
