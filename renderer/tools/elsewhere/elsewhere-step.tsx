import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Device, devices } from '../../../shared/devices/devices.ts';
import type { FormatId } from '../../../shared/exports.ts';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { StartAgain } from '../../steps/way-back.tsx';
import { DeviceTranslator } from './device-translator.tsx';
import styles from './elsewhere.module.css';
import { FormatList } from './format-list.tsx';
import { FormatPreview } from './format-preview.tsx';

/** The settings for other programs and devices: pick where, look at it, take it along. */
export function ElsewhereStep() {
  const { t } = useTranslation('tools');
  const { dispatch, view } = useSendwell();
  const [picked, setPicked] = useState<{ id: FormatId; byHand: boolean }>({
    id: view.format ?? 'device-sheet',
    byHand: false,
  });
  const [device, setDevice] = useState<Device | null>(devices.find(({ id }) => id === view.device) ?? null);
  return (
    <Screen title={t('elsewhere.title')} lead={t('elsewhere.lead')} width="wide">
      <div className={styles.columns}>
        <FormatList
          picked={picked.id}
          onPick={(id) => setPicked({ id, byHand: true })}
          device={device}
          onDevice={setDevice}
        />
        <div className={styles.beside}>
          <FormatPreview key={picked.id} format={picked.id} device={device} takesFocus={picked.byHand} />
          <DeviceTranslator device={device} onDevice={setDevice} />
          {view.device !== null && <StillFails />}
          <Actions>
            <Button variant="default" onClick={() => dispatch({ type: 'want', wanted: null })}>
              {t('elsewhere.back')}
            </Button>
            <StartAgain />
          </Actions>
        </div>
      </div>
    </Screen>
  );
}

/** What to do when the settings work here and the device still does not send. */
function StillFails() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  return (
    <Sheet label={t('set-up.fails')}>
      <h2 className={styles.heading}>{t('set-up.fails')}</h2>
      <p className={styles.soft}>{t('set-up.failsText')}</p>
      <Actions>
        <Button
          variant="default"
          onClick={() => dispatch({ type: 'show-panel', panel: { name: 'ask-device' } })}
        >
          {t('set-up.ask')}
        </Button>
        <Button
          variant="default"
          onClick={() => dispatch({ type: 'show-panel', panel: { name: 'error-message' } })}
        >
          {t('set-up.explain')}
        </Button>
      </Actions>
    </Sheet>
  );
}
