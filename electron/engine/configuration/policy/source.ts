/** Where managed settings come from: one source per system behind one interface. */
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { linuxSource } from './linux.ts';
import { macSource } from './macos.ts';
import type { PolicySource, PolicySystem } from './types.ts';
import { windowsSource } from './windows.ts';

/** The source of a system by the name that Node gives it; null where nothing is managed. */
export function policySource(platform: NodeJS.Platform, system: PolicySystem): PolicySource | null {
  switch (platform) {
    case 'win32':
      return windowsSource(system);
    case 'darwin':
      return macSource(system);
    case 'linux':
      return linuxSource(system);
    default:
      return null;
  }
}

/** Milliseconds for a program of the system; both answer in some ten. */
const programTimeoutMs = 5_000;
/** Bytes of an answer. */
const largestAnswer = 1_000_000;

/** This computer. A container may know no name for its user: only the system that needs one asks. */
export function thisSystem(userName: () => string): PolicySystem {
  return {
    get userName() {
      return userName();
    },
    systemRoot: process.env.SystemRoot ?? null,
    run: (program, args) =>
      new Promise((resolve) => {
        const options = {
          timeout: programTimeoutMs,
          killSignal: 'SIGKILL',
          maxBuffer: largestAnswer,
          windowsHide: true,
        } as const;
        execFile(program, [...args], options, (error, stdout) => resolve(error ? null : stdout));
      }),
    async readFile(path) {
      try {
        const kind = await stat(path);
        const readable = kind.isFile() && kind.size <= largestAnswer;
        return { text: readable ? await readFile(path, 'utf8') : '', owner: kind.uid, mode: kind.mode };
      } catch {
        return null;
      }
    },
  };
}
