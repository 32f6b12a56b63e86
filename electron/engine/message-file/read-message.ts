/** Reads a file of a mail program in a process of its own: a hostile one takes down no more than that. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { longestPaste } from '../../../shared/tools.ts';
import { messageReaderSwitch } from '../../call.ts';

/** Bytes of the largest file. */
export const largestMessage = 64 * 1024 * 1024;
const mostMs = 5_000;
/** MB for its objects; the bytes of the file are not counted. */
const memoryLimit = '--max-old-space-size=64';
/** Bytes of an answer: four for a character at most (UTF-8). */
const longestAnswer = 4 * longestPaste;

/** How the process is started. */
export type ReaderProgram = readonly [program: string, ...args: string[]];

/** Text for the paste reader; null when nothing in the file can be read, or not in time. `content`: the file in one or more pieces. Never rejects. */
export function readMessage(
  content: readonly Uint8Array[],
  program: ReaderProgram = readerProgram(),
): Promise<string | null> {
  const [command, ...args] = program;
  const child = spawn(command, args, {
    env: isSingleFile() ? { ...process.env, NODE_OPTIONS: memoryLimit } : process.env,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
    timeout: mostMs,
    killSignal: 'SIGKILL',
  });
  const pieces: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length > longestAnswer) child.kill('SIGKILL');
    else pieces.push(piece);
  });
  // A child that has ended takes no more; how it ended is told by its code.
  child.stdin.on('error', () => {});
  for (const piece of content) child.stdin.write(piece);
  child.stdin.end();
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code === 0 ? Buffer.concat(pieces).toString('utf8') : null));
  });
}

/** The command as one executable takes options of Node from the environment only (nodejs.org/api/single-executable-applications.html). */
function isSingleFile(): boolean {
  return process.getBuiltinModule('node:sea')?.isSea() === true;
}

/**
 * Plain Node runs a file beside this one. An installed program runs nothing but itself (fuse `runAsNode`), and one
 * executable has nothing else.
 */
function readerProgram(): ReaderProgram {
  if (isSingleFile()) return [process.execPath, messageReaderSwitch];
  if (!('electron' in process.versions))
    return [process.execPath, memoryLimit, path.join(import.meta.dirname, 'message-reader.js')];
  const folder = process.defaultApp
    ? process.argv
        .slice(1)
        .filter((argument) => !argument.startsWith('-'))
        .slice(0, 1)
    : [];
  const sandbox = process.argv.filter((argument) => argument === '--no-sandbox');
  return [process.execPath, `--js-flags=${memoryLimit}`, ...sandbox, ...folder, messageReaderSwitch];
}
