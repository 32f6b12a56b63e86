import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateAnswer } from '../../../shared/preferences.ts';
import { Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './settings.module.css';
import { Switch } from './switch.tsx';
import type { SettingsAccess } from './use-settings.ts';

/** New versions: off until the person wants them, and a button to look now. */
export function UpdatesSection({ settings, refused, change }: SettingsAccess) {
  const { t } = useTranslation('settings');
  const { preferences, locked, updatable } = settings;
  return (
    <Sheet>
      <h3 className={styles.heading}>{t('updates.title')}</h3>
      {updatable ? (
        <>
          <Switch
            label={t('updates.auto')}
            text={t('updates.auto-text')}
            checked={preferences.checkForUpdates}
            locked={locked.includes('checkForUpdates')}
            refused={refused?.by === 'updates' ? refused.why : null}
            onChange={(checkForUpdates) => change('updates', { checkForUpdates })}
          />
          {!(locked.includes('checkForUpdates') && !preferences.checkForUpdates) && <CheckNow />}
        </>
      ) : (
        <p>{t('updates.by-others')}</p>
      )}
    </Sheet>
  );
}

function CheckNow() {
  const { t } = useTranslation('settings');
  const { api, announce } = useSendwell();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<UpdateAnswer | null>(null);

  async function look() {
    setBusy(true);
    const found = await api.invoke('updates:check', undefined);
    setBusy(false);
    setAnswer(found);
    announce(t(`updates.result.${found.result}`, { version: found.version }));
  }

  return (
    <div className={styles.buttons}>
      <Button variant="default" onClick={look} loading={busy}>
        {t('updates.check')}
      </Button>
      {answer && <p>{t(`updates.result.${answer.result}`, { version: answer.version })}</p>}
    </div>
  );
}
