/** What the person set, under what the computer's owner set. It counts for the next check. */
import { readFileSync } from 'node:fs';
import type {
  CaProblem,
  PreferenceKey,
  Preferences,
  SettingsRefusal,
  SomePreferences,
} from '../../../shared/preferences.ts';
import { defaultPreferences } from '../../../shared/preferences.ts';
import { type DnsServer, parseDnsServer } from '../../engine/base/dns-server.ts';
import { readCertificates } from '../../engine/network/tls/roots.ts';
import type { KeptFile } from './kept-file.ts';

/** What a check takes from the settings. */
export interface NetworkSettings {
  dns: DnsServer | undefined;
  extraCaPem: string | undefined;
}

type CaFile = { pem: string } | { problem: CaProblem };

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

  get preferences(): Preferences {
    return { ...defaultPreferences, ...this.#file.read(), ...this.#managed };
  }

  get locked(): PreferenceKey[] {
    return Object.keys(this.#managed) as PreferenceKey[];
  }

  /** Null when it is done; nothing is changed otherwise. */
  change(change: SomePreferences): SettingsRefusal | null {
    if (this.locked.some((key) => key in change)) return 'locked';
    if (change.dns && parseDnsServer(change.dns) === null) return 'dns-unusable';
    if (change.caFile) {
      const file = readCaFile(change.caFile);
      if ('problem' in file) return file.problem;
    }
    this.#file.write({ ...this.#file.read(), ...change });
    this.#onChange();
    return null;
  }

  reset(): void {
    this.#file.write({});
    this.#onChange();
  }

  /** What is wrong with the certificate file now, null when nothing is. */
  get caProblem(): CaProblem | null {
    const { caFile } = this.preferences;
    const file = caFile === null ? null : readCaFile(caFile);
    return file && 'problem' in file ? file.problem : null;
  }

  /** Read anew for every check. A certificate file that went bad does not count; the settings screen says so. */
  network(): NetworkSettings {
    const { dns, caFile } = this.preferences;
    const file = caFile === null ? null : readCaFile(caFile);
    return {
      dns: (dns && parseDnsServer(dns)) || undefined,
      extraCaPem: file && 'pem' in file ? file.pem : undefined,
    };
  }
}

/** A PEM file with at least one certificate. */
function readCaFile(path: string): CaFile {
  try {
    const pem = readFileSync(path, 'utf8');
    return readCertificates(pem).length > 0 ? { pem } : { problem: 'no-certificate' };
  } catch {
    return { problem: 'file-unreadable' };
  }
}
