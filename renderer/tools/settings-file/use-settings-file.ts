import { useCallback, useEffect, useState } from 'react';
import type { SettingsFileInUse } from '../../../shared/settings-file-offer.ts';
import { useSendwell } from '../../sendwell.tsx';

/** The settings file in use and what is switched off, null until it is known; and the way to stop using the file. */
export function useSettingsFile(): { file: SettingsFileInUse | null; leave(): Promise<void> } {
  const { api } = useSendwell();
  const [file, setFile] = useState<SettingsFileInUse | null>(null);
  useEffect(() => {
    let live = true;
    void api.invoke('settings-file:in-use', undefined).then((used) => live && setFile(used));
    return () => {
      live = false;
    };
  }, [api]);
  const leave = useCallback(async () => {
    await api.invoke('settings-file:leave', undefined);
    setFile(await api.invoke('settings-file:in-use', undefined));
  }, [api]);
  return { file, leave };
}
