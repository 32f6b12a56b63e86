import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asWritten } from '../../../shared/as-written.ts';
import { LookedList } from '../../components/looked/looked-list.tsx';
import { answersOf } from '../../components/looked/places.ts';
import { Screen, Sheet } from '../../components/screen.tsx';
import { StopButton } from '../../components/stop-button.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './finding.module.css';
import { FoundCard } from './found-card.tsx';

/** Discovery, live: where we looked and what was found so far. */
export function FindingStep() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const trace = state.discovery?.trace ?? [];
  const { answered, total } = answersOf(trace);
  return (
    <Screen
      title={t('finding.title')}
      lead={t('finding.lead', { address: asWritten(state.address ?? '', state.discovery) })}
    >
      <Sheet>
        <div className={styles.top}>
          <Progress
            className={styles.bar}
            value={Math.max(6, (answered / total) * 100)}
            aria-label={t('finding.progress')}
          />
          <StopButton />
        </div>
        <FoundCard running />
        <h2 className={styles.heading}>{t('looked.title-running')}</h2>
        <p className={styles.answers}>{t('finding.answers', { answered, total })}</p>
        <LookedList trace={trace} running />
      </Sheet>
    </Screen>
  );
}
