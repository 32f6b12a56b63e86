import { useTranslation } from 'react-i18next';
import { useSendwell } from '../sendwell.tsx';
import styles from './practice-banner.module.css';

/** The coloured bar that tells practice from the real thing. It stays as long as practice lasts. */
export function PracticeBanner() {
  const { t } = useTranslation();
  const { api, view, dispatch } = useSendwell();
  if (view.practice === null) return null;

  async function leave() {
    await api.invoke('practice:leave', undefined);
    dispatch({ type: 'practice-left' });
  }

  return (
    <aside className={styles.banner} aria-label={t('practice.label')}>
      <p className={styles.words}>
        <strong>
          {t('practice.banner', { scenario: t(`practice.scenario.${view.practice.scenario}.name`) })}
        </strong>{' '}
        {t('practice.safe')}
      </p>
      <button type="button" className={styles.leave} onClick={leave}>
        {t('practice.leave')}
      </button>
    </aside>
  );
}
