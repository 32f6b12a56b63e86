/** The text of a configuration: a file, or standard input where the file is `-`. */
import { decodeText } from '../../engine/base/safe-text.ts';
import { readTextFile } from '../../engine/base/text-file.ts';
import type { Checked } from '../problems/problem.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Bytes; a configuration is a few pages. */
const largest = 4_000_000;

/** Of standard input what comes after the limit is not read; a larger file is refused. */
export async function readConfigText(file: string, { system }: Terminal): Promise<Checked<string>> {
  if (file === '-') return { ok: true, value: await readInput(system.stdin) };
  const read = await readTextFile(file, largest);
  return read.ok
    ? { ok: true, value: read.text }
    : { ok: false, problem: { kind: 'file', problem: read.problem, file } };
}

/** What comes after the limit is not read. */
async function readInput(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const bytes = Buffer.from(piece as Uint8Array);
    pieces.push(bytes);
    size += bytes.length;
    if (size >= largest) break;
  }
  return decodeText(Buffer.concat(pieces).subarray(0, largest));
}
