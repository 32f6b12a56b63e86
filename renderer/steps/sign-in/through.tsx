import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { useSendwell } from '../../sendwell.tsx';
import { usePublishedOther } from '../ports/published-other.ts';
import styles from './sign-in.module.css';

/** The endpoint in use, with the way to the others. */
export function Through() {
  const { t } = useTranslation();
  const { state, dispatch } = useSendwell();
  const publishedOther = usePublishedOther();
  if (state.chosen === null) return null;
  const { host, port, security } = state.chosen;
  const other = publishedOther(state.chosen);
  return (
    <>
      <div className={styles.through}>
        <p className={styles.throughWords}>
          <span className={styles.host}>{host}</span>
          <span className={styles.soft}>
            {t('sign-in.through', { port, security: t(`security.${security}.name`) })}
          </span>
        </p>
        <Button variant="subtle" onClick={() => dispatch({ type: 'want', wanted: 'ports' })}>
          {t('sign-in.other-port')}
        </Button>
      </div>
      {other && (
        <Notice tone="warning">
          <p>{other}</p>
        </Notice>
      )}
    </>
  );
}
