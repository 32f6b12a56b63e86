import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asWritten } from '../../../shared/as-written.ts';
import { LookedList } from '../../components/looked/looked-list.tsx';
import { Actions, Screen, Sheet } from '../../components/screen.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { WayBack } from '../way-back.tsx';
import styles from './finding.module.css';
import { FoundCard } from './found-card.tsx';

/** The settings of this run, seen again: which server, who named it, where we looked. */
export function FoundStep() {
  const { t } = useTranslation();
  const { state, dispatch } = useSendwell();
  const address = asWritten(state.address ?? '', state.discovery);
  return (
    <Screen title={t('finding.title-found')} lead={t('finding.lead-found', { address })}>
      <Sheet>
        <FoundCard running={false} />
        <Actions>
          <Button onClick={() => dispatch({ type: 'want', wanted: null })}>{t('finding.continue')}</Button>
        </Actions>
        <h2 className={styles.heading}>{t('looked.title')}</h2>
        <LookedList trace={state.discovery?.trace ?? []} running={false} />
      </Sheet>
      <WayBack />
    </Screen>
  );
}
