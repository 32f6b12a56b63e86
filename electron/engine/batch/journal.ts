/**
 * The results of a batch on disk, so that a broken-off run can go on: nothing is lost and nobody is signed in twice. After a
 * kill, a marked row without a result is named and left alone: who runs the batch decides.
 * `FILE` has a line per finished row; `FILE.journal` has the number of every row whose sign-in began. Both are written
 * at once, before the next step: what the system took survives the end of the process.
 */
import { closeSync, createReadStream, existsSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type BatchLine, batchLineSchema } from '../../../shared/helpdesk-results.ts';

/** What an earlier run left behind. */
export interface Earlier {
  /** E-mail by row, of the rows that are finished. */
  done: Map<number, string>;
  /** Rows whose sign-in began and whose result nobody knows. */
  interrupted: Set<number>;
}

type JournalProblem =
  /** The file is there already, and this is no continuation. */
  | 'exists'
  /** It has lines that are no results of a batch. */
  | 'foreign'
  | 'unreadable';

export type EarlierReading = { ok: true; earlier: Earlier } | { ok: false; problem: JournalProblem };

/** Before anything was checked. */
export const nothingYet = (): Earlier => ({ done: new Map(), interrupted: new Set() });

/** Bytes: far more than the results of the longest list. */
const largestResults = 1_000_000_000;

/** What an earlier run left behind, when this one goes on with it. `onLine` hears of every result of it. */
export async function readEarlier(
  file: string,
  resume: boolean,
  onLine: (line: BatchLine) => void,
): Promise<EarlierReading> {
  try {
    if (!existsSync(file)) return { ok: true, earlier: nothingYet() };
    if (!resume) return { ok: false, problem: 'exists' };
    const kind = await stat(file);
    if (!kind.isFile() || kind.size > largestResults) return { ok: false, problem: 'unreadable' };
    const earlier = await readLines(file, onLine);
    return earlier ? { ok: true, earlier } : { ok: false, problem: 'foreign' };
  } catch {
    return { ok: false, problem: 'unreadable' };
  }
}

/** Opens the files of a run; null when they cannot be written. */
export function openJournal(file: string, resume: boolean): Journal | null {
  try {
    return new Journal(file, resume);
  } catch {
    return null;
  }
}

/**
 * The two files of a run, readable for their owner alone: results, one JSON line for each row, and beside them the
 * rows whose sign-in began. Opening and writing throw the errors of the system.
 */
export class Journal {
  readonly #results: number;
  readonly #marks: number;
  readonly #marksFile: string;

  constructor(file: string, resume: boolean) {
    this.#marksFile = marksOf(file);
    this.#results = openSync(file, resume ? 'a' : 'ax', 0o600);
    this.#marks = openSync(this.#marksFile, resume ? 'a' : 'w', 0o600);
  }

  /** The sign-in of this row begins now. */
  begin(row: number): void {
    writeSync(this.#marks, `${row}\n`);
  }

  finish(line: BatchLine): void {
    writeSync(this.#results, `${JSON.stringify(line)}\n`);
  }

  /** `complete`: every row has its line, so the marks are of no use any more. */
  close(complete: boolean): void {
    closeSync(this.#results);
    closeSync(this.#marks);
    if (complete) rmSync(this.#marksFile, { force: true });
  }
}

function marksOf(file: string): string {
  return `${file}.journal`;
}

/** Null when the file holds something else. */
async function readLines(file: string, onLine: (line: BatchLine) => void): Promise<Earlier | null> {
  const earlier = nothingYet();
  if (!(await startsWithLine(file))) return null;
  await dropTornLine(file);
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const line = batchLineSchema.safeParse(parse(text));
    if (!line.success) return null;
    earlier.done.set(line.data.row, line.data.email);
    onLine(line.data);
  }
  for (const row of await readMarks(marksOf(file))) if (!earlier.done.has(row)) earlier.interrupted.add(row);
  return earlier;
}

/** Bytes from the end in which the last line end is looked for; no result is nearly as long. */
const longestLine = 1_000_000;

/** False for what holds no line end where the first result has long ended: nothing is read any further then. */
async function startsWithLine(file: string): Promise<boolean> {
  const { size } = await stat(file);
  if (size <= longestLine) return true;
  for await (const chunk of createReadStream(file, { end: longestLine })) if (chunk.includes(10)) return true;
  return false;
}

/** A process that was killed while it wrote leaves half a line; its row counts as not finished. */
async function dropTornLine(file: string): Promise<void> {
  const { size } = await stat(file);
  const start = Math.max(0, size - longestLine);
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { start })) chunks.push(chunk);
  const end = Buffer.concat(chunks).lastIndexOf('\n') + 1;
  if (start + end < size) truncateSync(file, start + end);
}

async function readMarks(file: string): Promise<number[]> {
  if (!existsSync(file)) return [];
  // What stands behind the last line end was never finished, so its sign-in never began.
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  return lines.filter((line) => /^\d+$/.test(line)).map(Number);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
