/** Where managed settings come from: one source per system behind one interface. */
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { linuxSource } from './linux.ts';
import { macSource } from './macos.ts';
import { windowsSource } from './windows.ts';

/** Values as the system hands them out, before anything was checked. */
type RawPolicy = Readonly<Record<string, unknown>>;

export type RawPolicyReading =
  | { ok: true; values: RawPolicy }
  /** `unreadable`: not in the form of its system. `unsafe`: others than the administrator can change it. */
  | { ok: false; problem: 'unreadable' | 'unsafe'; place: string };

export interface PolicySource {
  /** Empty values when nothing is managed. Never rejects. */
  read(): Promise<RawPolicyReading>;
}

/** What the sources need of the system; tests hand in their own. */
export interface PolicySystem {
  /** What a program printed, null when it failed or is not there. Nothing goes through a shell. */
  run(program: string, args: readonly string[]): Promise<string | null>;
  /** Null when there is no such file. */
  readFile(path: string): Promise<{ text: string; owner: number; mode: number } | null>;
  userName: string;
}

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

/** This computer. */
export function thisSystem(userName: string): PolicySystem {
  return {
    userName,
    run: (program, args) =>
      new Promise((resolve) => {
        const options = { timeout: programTimeoutMs, maxBuffer: largestAnswer, windowsHide: true };
        execFile(program, [...args], options, (error, stdout) => resolve(error ? null : stdout));
      }),
    async readFile(path) {
      try {
        const { uid, mode, size } = await stat(path);
        return { text: size > largestAnswer ? '' : await readFile(path, 'utf8'), owner: uid, mode };
      } catch {
        return null;
      }
    },
  };
}
