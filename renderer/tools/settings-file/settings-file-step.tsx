import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsFileOffer } from '../../../shared/settings-file-offer.ts';
import { Notice } from '../../components/notice.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './settings-file.module.css';

/** A settings file as it was opened: everything that it says, and the question whether to use it. */
export function SettingsFileStep() {
  const { t, i18n } = useTranslation('tools');
  const { api, dispatch } = useSendwell();
  const [offer, setOffer] = useState<SettingsFileOffer | null>(null);
  const { language } = i18n;

  useEffect(() => {
    let live = true;
    void api.invoke('settings-file:offer', { language }).then((one) => live && setOffer(one));
    return () => {
      live = false;
    };
  }, [api, language]);

  async function end(channel: 'settings-file:use' | 'settings-file:dismiss') {
    await api.invoke(channel, undefined);
    dispatch({ type: 'show-start', start: 'address' });
  }

  return (
    <Screen title={t('file.title')} lead={t('file.lead')}>
      {offer && (
        <Sheet>
          <p className={styles.name}>{offer.name}</p>
          {offer.ok ? <Contents offer={offer} /> : <Refused problem={offer.problem} />}
          <Actions>
            {offer.ok && <Button onClick={() => end('settings-file:use')}>{t('file.use')}</Button>}
            <Button variant="default" onClick={() => end('settings-file:dismiss')}>
              {t(offer.ok ? 'file.dismiss' : 'error.back')}
            </Button>
          </Actions>
        </Sheet>
      )}
    </Screen>
  );
}

function Refused({ problem }: { problem: string }) {
  return (
    <Notice tone="warning">
      <p>{problem}</p>
    </Notice>
  );
}

function Contents({ offer: { title, lines } }: { offer: Extract<SettingsFileOffer, { ok: true }> }) {
  const { t } = useTranslation('export');
  return (
    <>
      <p>{title}</p>
      <dl className={styles.lines}>
        {lines.map(([label, value]) => (
          <div key={`${label} ${value}`} className={styles.line}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Notice>
        <p>{t('settingsFile.promise')}</p>
      </Notice>
    </>
  );
}
