/** What a source of managed settings is, and what it needs of its system. */

/** Values as the system hands them out, before anything was checked. */
type RawPolicy = Readonly<Record<string, unknown>>;

export type RawPolicyReading =
  | { ok: true; values: RawPolicy }
  /**
   * `unreadable`: not in the form of its system. `unsafe`: others than the administrator can change it. `blocked`: the
   * computer does not let its own tool read them.
   */
  | { ok: false; problem: 'unreadable' | 'unsafe' | 'blocked'; place: string };

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
  /** Windows: the folder of the system, `%SystemRoot%`; null where it is not known. */
  systemRoot: string | null;
}
