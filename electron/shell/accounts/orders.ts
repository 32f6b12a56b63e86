/** What the main process and the thread of a list of accounts say to each other. */
import type { AccountLine } from '../../../shared/accounts.ts';
import type { Contact } from '../../../shared/model.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { SomePreferences, Spoken } from '../../../shared/preferences.ts';
import type { SettingsFile } from '../../../shared/settings-file.ts';

/** What counts for the checks, as plain data. */
export interface Counting {
  policy: Policy;
  file: SettingsFile | null;
  own: SomePreferences;
  spoken: Spoken;
}

/** One list, with what its rows are checked by. */
export interface AccountsOrder extends Counting {
  csv: Uint8Array;
  /** For the rows that bring none; empty for none. The thread wraps it at once. */
  password: string;
  send: boolean;
}

export type ToThread =
  | { kind: 'stop' }
  /** The proxy for the address that was asked about. */
  | { kind: 'proxy'; id: number; proxy: string | null };

export type FromThread =
  | { kind: 'line'; line: AccountLine }
  /** What the check of a row has contacted. */
  | { kind: 'contacted'; contacted: readonly Contact[] }
  | { kind: 'proxy'; id: number; url: string }
  | { kind: 'ended' };
