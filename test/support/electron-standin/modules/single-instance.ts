/**
 * The single-instance lock. As in Chromium a link in the user-data folder names the process that holds it. A second
 * start leaves a letter in a folder beside it; the first one watches that folder.
 */
import fs from 'node:fs';
import path from 'node:path';

/** What a second start tells the first. */
export interface SecondStart {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

const lockName = 'SingletonLock';
const letterBoxName = 'SingletonLetters';

export class SingleInstance {
  #watcher: fs.FSWatcher | null = null;
  #lock: string | null = null;

  get held(): boolean {
    return this.#lock !== null;
  }

  /** True when this process holds the lock. Otherwise the holder gets `start` as a letter. */
  request(folder: string, start: SecondStart, onSecondStart: (start: SecondStart) => void): boolean {
    if (this.held) return true;
    const letterBox = path.join(folder, letterBoxName);
    fs.mkdirSync(letterBox, { recursive: true });
    const lock = path.join(folder, lockName);
    if (!takeLock(lock)) {
      postLetter(letterBox, start);
      return false;
    }
    this.#lock = lock;
    this.#watcher = fs.watch(letterBox, () => readLetters(letterBox).forEach(onSecondStart));
    return true;
  }

  release(): void {
    this.#watcher?.close();
    if (this.#lock !== null) fs.rmSync(this.#lock, { force: true });
    this.#lock = null;
  }
}

/** Making a link is atomic: only one process can do it. A link left behind by a dead process is taken over. */
function takeLock(lock: string): boolean {
  try {
    fs.symlinkSync(String(process.pid), lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (isAlive(Number(fs.readlinkSync(lock)))) return false;
  fs.rmSync(lock, { force: true });
  return takeLock(lock);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Renamed into place, so that the reader never sees half a letter. */
function postLetter(letterBox: string, start: SecondStart): void {
  const draft = path.join(letterBox, `${process.pid}.draft`);
  fs.writeFileSync(draft, JSON.stringify(start));
  fs.renameSync(draft, path.join(letterBox, `${process.pid}.json`));
}

function readLetters(letterBox: string): SecondStart[] {
  const names = fs.readdirSync(letterBox).filter((name) => name.endsWith('.json'));
  return names.map((name) => {
    const file = path.join(letterBox, name);
    const start = JSON.parse(fs.readFileSync(file, 'utf8')) as SecondStart;
    fs.rmSync(file);
    return start;
  });
}
