import { useTranslation } from 'react-i18next';
import { asWritten } from '../../../shared/as-written.ts';
import { useSendwell } from '../../sendwell.tsx';
import styles from './finding.module.css';

/** The best server so far, and where its name is from. */
export function FoundCard({ running }: { running: boolean }) {
  const { t } = useTranslation();
  const { state } = useSendwell();
  const best = state.discovery?.candidates[0] ?? null;
  return (
    <div className={styles.found} data-found={best !== null} data-running={running}>
      {running && <p className={styles.foundLabel}>{t('finding.so-far')}</p>}
      <p className={styles.host}>{best ? asWritten(best.host, state.discovery) : t('finding.nothing-yet')}</p>
      <p className={styles.source}>{best ? t(`source.${best.source}`) : t('finding.moment')}</p>
    </div>
  );
}
