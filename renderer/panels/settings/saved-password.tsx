import { Button } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSignIn } from '../../../shared/preferences.ts';
import { useSendwell } from '../../sendwell.tsx';
import styles from './settings.module.css';

/** Offers the password that is kept for this account at this server. It goes from the key store to the server only. */
export function SavedPassword() {
  const { t } = useTranslation('settings');
  const { api, state, announce } = useSendwell();
  const [offered, setOffered] = useState(false);
  const [came, setCame] = useState<SavedSignIn | null>(null);
  const username = state.username ?? state.address ?? '';
  const host = state.chosen?.host;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another server has another password
  useEffect(() => {
    let live = true;
    setCame(null);
    void api.invoke('passwords:has', { username }).then((has) => live && setOffered(has));
    return () => {
      live = false;
    };
  }, [api, username, host]);

  async function use() {
    const answer = await api.invoke('passwords:sign-in', { username });
    setCame(answer);
    if (answer !== 'begun') announce(t(`saved-password.${answer}`));
  }

  if (!offered) return null;
  return (
    <div className={styles.saved}>
      <p>{t(`saved-password.${came === null || came === 'begun' ? 'text' : came}`)}</p>
      {came !== 'gone' && (
        <Button leftSection={<KeyRound aria-hidden size="1.1em" />} onClick={use}>
          {t('saved-password.use')}
        </Button>
      )}
    </div>
  );
}
