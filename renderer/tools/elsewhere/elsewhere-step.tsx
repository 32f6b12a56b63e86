import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../shared/devices/devices.ts';
import type { FormatId } from '../../../shared/exports.ts';
import { Actions, Screen } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { DeviceTranslator } from './device-translator.tsx';
import styles from './elsewhere.module.css';
import { FormatList } from './format-list.tsx';
import { FormatPreview } from './format-preview.tsx';

/** The settings for other programs and devices: pick where, look at it, take it along. */
export function ElsewhereStep() {
  const { t } = useTranslation('tools');
  const { dispatch } = useSendwell();
  const [picked, setPicked] = useState<{ id: FormatId; byHand: boolean }>({
    id: 'device-sheet',
    byHand: false,
  });
  const [device, setDevice] = useState<Device | null>(null);
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
          <Actions>
            <Button variant="default" onClick={() => dispatch({ type: 'want', wanted: null })}>
              {t('elsewhere.back')}
            </Button>
          </Actions>
        </div>
      </div>
    </Screen>
  );
}
