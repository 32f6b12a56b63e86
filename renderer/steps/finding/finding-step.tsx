import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asWritten } from '../../../shared/as-written.ts';
import { LookedList } from '../../components/looked/looked-list.tsx';
import { shareAnswered } from '../../components/looked/places.ts';
import { Screen, Sheet } from '../../components/screen.tsx';
import { StopButton } from '../../components/stop-button.tsx';
import { useSendwell } from '../../sendwell.tsx';
import styles from './finding.module.css';

/** Discovery, live: where we looked and what was found so far. */
export function FindingStep() {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const trace = state.discovery?.trace ?? [];
  const best = state.discovery?.candidates[0] ?? null;
  return (
    <Screen
      title={t('finding.title')}
      lead={t('finding.lead', { address: asWritten(state.address ?? '', state.discovery) })}
    >
      <Sheet>
        <div className={styles.top}>
          <Progress
            className={styles.bar}
            value={Math.max(6, shareAnswered(trace))}
            aria-label={t('finding.progress')}
          />
          <StopButton />
        </div>
        <div className={styles.found} data-found={best !== null}>
          <p className={styles.foundLabel}>{t('finding.so-far')}</p>
          <p className={styles.host}>
            {best ? asWritten(best.host, state.discovery) : t('finding.nothing-yet')}
          </p>
          <p className={styles.source}>{best ? t(`source.${best.source}`) : t('finding.moment')}</p>
        </div>
        <h2 className={styles.heading}>{t('looked.title')}</h2>
        <LookedList trace={trace} running />
      </Sheet>
    </Screen>
  );
}
