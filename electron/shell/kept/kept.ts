/** The files that Sendwell keeps in the user-data folder, beside the size of its window. */
import { historySchema } from '../../../shared/history.ts';
import type { IncidentKind } from '../../../shared/incidents.ts';
import { somePreferencesSchema } from '../../../shared/preferences.ts';
import type { Incidents } from '../incidents/incidents.ts';
import { History } from './history.ts';
import { openKeptFile } from './kept-file.ts';
import { KeptPreferences } from './kept-preferences.ts';
import { type KeyStore, SavedSecrets, savedSecretsSchema } from './saved-secrets.ts';

interface KeptOptions {
  folder: string;
  incidents: Incidents;
  keyStore: KeyStore;
  onSettings: () => void;
}

export interface Kept {
  settings: KeptPreferences;
  history: History;
  passwords: SavedSecrets;
  /** What signs in again without the provider's page. */
  signIns: SavedSecrets;
}

export function openKept({ folder, incidents, keyStore, onSettings }: KeptOptions): Kept {
  const trouble = (damaged: IncidentKind) => ({
    folder,
    onDamaged: (keptAs: string) => incidents.report(damaged, keptAs),
    onNotSaved: (code: string) => incidents.report('not-saved', code),
  });
  const settings = new KeptPreferences(
    openKeptFile({
      ...trouble('settings-damaged'),
      name: 'settings',
      schema: somePreferencesSchema,
      fallback: {},
    }),
    onSettings,
  );
  const history = new History(
    openKeptFile({ ...trouble('history-damaged'), name: 'history', schema: historySchema, fallback: [] }),
    () => settings.preferences.keepHistory,
  );
  const secrets = (name: string) => {
    const file = openKeptFile({
      ...trouble('passwords-damaged'),
      name,
      schema: savedSecretsSchema,
      fallback: [],
    });
    return new SavedSecrets(file, keyStore, process.platform);
  };
  return { settings, history, passwords: secrets('passwords'), signIns: secrets('sign-ins') };
}
