import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isWorking } from '../../shared/assistant.ts';
import { useSendwell } from '../sendwell.tsx';
import { progressSentence } from '../shell/progress-sentence.ts';
import styles from './check-below.module.css';

/** How the check below goes, and the way back to it. Nothing before a check. */
export function CheckBelow() {
  const { t } = useTranslation();
  const { state, dispatch, explain } = useSendwell();
  if (state.stage === 'idle') return null;
  const words =
    isWorking(state.stage) || state.stage === 'finished'
      ? progressSentence(state, t, explain)
      : t('panel.waits');
  return (
    <div className={styles.bar}>
      <button
        type="button"
        className={styles.back}
        onClick={() => dispatch({ type: 'show-panel', panel: null })}
      >
        <ArrowLeft aria-hidden size="1.1em" className={styles.arrow} />
        {t('panel.back')}
      </button>
      <span className={styles.words}>{words}</span>
    </div>
  );
}
