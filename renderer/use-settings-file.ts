import { useEffect, useState } from 'react';
import type { SendwellApi } from '../shared/ipc.ts';
import type { SettingsFileInUse } from '../shared/settings-file-offer.ts';

/** The settings file in use and what is switched off; null until it is known. */
export function useSettingsFile(api: SendwellApi): SettingsFileInUse | null {
  const [file, setFile] = useState<SettingsFileInUse | null>(null);
  useEffect(() => {
    let live = true;
    const stopListening = api.on('settings-file:changed', setFile);
    void api.invoke('settings-file:in-use', undefined).then((used) => live && setFile(used));
    return () => {
      live = false;
      stopListening();
    };
  }, [api]);
  return file;
}
