/** What the person set, under what the computer's owner set. It counts for the next check. */
import type {
  CaProblem,
  PreferenceKey,
  Preferences,
  SettingsRefusal,
  SomePreferences,
} from '../../../shared/preferences.ts';
import { defaultPreferences } from '../../../shared/preferences.ts';
import { parseDnsServer } from '../../engine/base/dns-server.ts';
import { readCaFile } from '../../engine/network/tls/ca-file.ts';
import type { KeptFile } from './kept-file.ts';

export class KeptPreferences {
  readonly #file: KeptFile<SomePreferences>;
  readonly #onChange: () => void;
  #managed: SomePreferences = {};

  constructor(file: KeptFile<SomePreferences>, onChange: () => void) {
    this.#file = file;
    this.#onChange = onChange;
  }

  /** Set by the administrator; nobody changes it here. */
  manage(managed: SomePreferences): void {
    this.#managed = managed;
    if (this.locked.length > 0) this.#onChange();
  }

  /** What counts, as the settings screen shows it. */
  get preferences(): Preferences {
    return { ...defaultPreferences, ...this.#file.read(), ...this.#managed };
  }

  /** What the person set. */
  get own(): SomePreferences {
    return this.#file.read();
  }

  get locked(): PreferenceKey[] {
    return Object.keys(this.#managed) as PreferenceKey[];
  }

  /** Null when it is done; nothing is changed otherwise. */
  change(change: SomePreferences): SettingsRefusal | null {
    if (this.locked.some((key) => key in change)) return 'locked';
    if (change.dns && parseDnsServer(change.dns) === null) return 'dns-unusable';
    if (change.caFile) {
      const problem = problemOfCaFile(change.caFile);
      if (problem) return problem;
    }
    this.#file.write({ ...this.#file.read(), ...change });
    this.#onChange();
    return null;
  }

  reset(): void {
    this.restore({});
  }

  /** What the person had set before. */
  restore(own: SomePreferences): void {
    this.#file.write(own);
    this.#onChange();
  }

  /** What is wrong with the certificate file now, null when nothing is. */
  get caProblem(): CaProblem | null {
    const { caFile } = this.preferences;
    return caFile === null ? null : problemOfCaFile(caFile);
  }
}

function problemOfCaFile(path: string): CaProblem | null {
  const file = readCaFile(path);
  if (file.ok) return null;
  return file.problem === 'no-certificate' ? 'no-certificate' : 'file-unreadable';
}
