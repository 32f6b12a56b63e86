/** The settings as the main process keeps them, and the ways to change them. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelInput } from '../../../shared/ipc.ts';
import type { SettingsAnswer, SettingsRefusal, SettingsState } from '../../../shared/preferences.ts';
import { useSendwell } from '../../sendwell.tsx';

/** What the person touched last; its refusal is shown there. */
type Asked = 'look' | 'offline' | 'dns' | 'ca' | 'history' | 'password' | 'updates' | 'clients' | 'reset';

export interface SettingsAccess {
  settings: SettingsState;
  refused: { by: Asked; why: SettingsRefusal } | null;
  change(by: Asked, change: ChannelInput<'settings:change'>): Promise<void>;
  chooseCaFile(): Promise<void>;
  forgetPasswords(): Promise<void>;
  /** Providers that did not confirm the end of a sign-in that was forgotten. */
  notEnded: string[];
  reset(): Promise<void>;
  /** After a reset, until the page is left. */
  undoReset: (() => Promise<void>) | null;
}

/** Null until the settings are here. */
export function useSettings(): SettingsAccess | null {
  const { t } = useTranslation('settings');
  const { api, announce } = useSendwell();
  const [settings, setSettings] = useState<SettingsState | null>(null);
  const [refused, setRefused] = useState<SettingsAccess['refused']>(null);
  const [notEnded, setNotEnded] = useState<string[]>([]);
  const [wasReset, setWasReset] = useState(false);

  useEffect(() => {
    let live = true;
    void api.invoke('settings:read', undefined).then((read) => live && setSettings(read));
    return () => {
      live = false;
      void api.invoke('settings:left', undefined);
    };
  }, [api]);

  async function take(by: Asked, asked: Promise<SettingsAnswer>, done: string) {
    const answer = await asked;
    setSettings(answer.settings);
    setRefused(answer.refusal && { by, why: answer.refusal });
    announce(answer.refusal ? t(`refusal.${answer.refusal}`) : done);
    const forgotten = settings?.savedPasswords && answer.settings.savedPasswords === 0;
    if (forgotten) setNotEnded(await api.invoke('passwords:not-ended', undefined));
  }

  return (
    settings && {
      settings,
      refused,
      change: (by, change) => {
        setSettings({ ...settings, preferences: { ...settings.preferences, ...change } });
        return take(by, api.invoke('settings:change', change), t('saved'));
      },
      chooseCaFile: () => take('ca', api.invoke('settings:choose-ca', undefined), t('saved')),
      notEnded,
      forgetPasswords: () =>
        take('password', api.invoke('passwords:forget-all', undefined), t('privacy.forgotten')),
      reset: async () => {
        const answer = api.invoke('settings:reset', undefined);
        await take('reset', answer, t('reset.done'));
        setWasReset((await answer).refusal === null);
      },
      undoReset: wasReset
        ? async () => {
            const answer = api.invoke('settings:undo-reset', undefined);
            await take('reset', answer, t('reset.undone'));
            setWasReset((await answer).refusal !== null);
          }
        : null,
    }
  );
}
